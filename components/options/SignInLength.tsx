import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/booking/booking.ts';
import { relative } from '../../utils/words/relative.ts';
import { useNow } from '../shared/use-now.ts';

/** "In 18 minutes" is right to the minute when it is looked at again this often. */
const TICK_MS = 10_000;

/** How long the person stays signed in without a press. */
export function SignInLength({ expiresAt }: { expiresAt: EpochMs }) {
  const now = useNow(TICK_MS);
  return <p class="hint">{i18n.t('options.signIn.lasts', { when: relative(expiresAt, now) })}</p>;
}
