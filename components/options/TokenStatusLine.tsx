import { i18n } from '#i18n';
import { BOOKINGS_SCOPE } from '../../utils/api/environments.ts';
import type { TokenStatus } from '../../utils/booking/token-status.ts';

/** The one sentence that says what the state of the token is. */
function statusWords(status: TokenStatus): string {
  switch (status.state) {
    case 'none':
      return i18n.t('options.token.status.none');
    case 'checking':
      return i18n.t('options.token.status.checking');
    case 'accepted':
      return status.account
        ? i18n.t('options.token.status.accepted', { id: String(status.account.userId) })
        : i18n.t('options.token.status.acceptedUnnamed');
    case 'unchecked':
      return i18n.t('options.token.status.unchecked');
    case 'rejected':
      return i18n.t('options.token.status.rejected');
    case 'expired':
      return i18n.t('options.token.status.expired');
    case 'scope-missing':
      return status.account
        ? i18n.t('options.token.status.scopeMissing', {
            id: String(status.account.userId),
            scope: BOOKINGS_SCOPE,
          })
        : i18n.t('options.token.status.scopeMissingUnnamed', { scope: BOOKINGS_SCOPE });
  }
}

const TONES: Record<TokenStatus['state'], 'good' | 'warn' | 'bad' | 'quiet'> = {
  none: 'quiet',
  checking: 'quiet',
  accepted: 'good',
  unchecked: 'warn',
  rejected: 'bad',
  expired: 'warn',
  'scope-missing': 'bad',
};

/**
 * The token's status, announced as it changes. It is the page's only element of role `status`, and is there before it
 * says anything, since screen readers announce what changes in a region that they know.
 */
export function TokenStatusLine({ status }: { status: TokenStatus | null }) {
  const tone = status ? TONES[status.state] : 'quiet';
  return (
    <p role="status" class={`notice notice-${tone} status-line`}>
      {status && statusWords(status)}
    </p>
  );
}
