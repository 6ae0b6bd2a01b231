import { i18n } from '#i18n';
import type { SignInResult } from '../../utils/booking/token-status.ts';

/** The calm sentence for each way in which a sign-in can end. */
export function signInWords(result: SignInResult): string {
  switch (result) {
    case 'signed-in':
      return i18n.t('shared.signIn.signedIn');
    case 'no-client-id':
      return i18n.t('shared.signIn.noClientId');
    case 'no-access':
      return i18n.t('shared.signIn.noAccess');
    case 'cancelled':
      return i18n.t('shared.signIn.cancelled');
    case 'denied':
      return i18n.t('shared.signIn.denied');
    case 'wrong-state':
      return i18n.t('shared.signIn.wrongState');
    case 'no-token-in-reply':
      return i18n.t('shared.signIn.noTokenInReply');
    case 'window-closed':
      return i18n.t('shared.signIn.windowClosed');
    case 'forgotten':
      return i18n.t('shared.signIn.forgotten');
    case 'failed':
      return i18n.t('shared.signIn.failed');
  }
}
