import { i18n } from '#i18n';
import type { TokenStatus } from '../../utils/booking/token-status.ts';

/** Tells an account that offers services, as soon as that is known, that the bookings which it received are not to be seen here. */
export function OffersServices({ token }: { token: TokenStatus | undefined }) {
  const offers = token && 'account' in token && token.account?.offersServices;
  return offers ? <p class="hint">{i18n.t('shared.offersServices')}</p> : null;
}
