import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import type { TrustedState } from '../../utils/message/contract.ts';
import { Notice } from '../shared/Notice.tsx';
import { signInWords } from '../shared/sign-in-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';

/** What keeps every lookup from working; null: nothing. */
function trouble({ token, accessGranted }: TrustedState): string | null {
  if (!accessGranted) return i18n.t('popup.access');
  switch (token.state) {
    case 'none':
      return i18n.t('popup.token.none');
    case 'rejected':
      return i18n.t('popup.token.rejected');
    case 'expired':
      return i18n.t('popup.token.expired');
    case 'scope-missing':
      return i18n.t('popup.token.scopeMissing');
    default:
      return null;
  }
}

/**
 * Says what stands in the way of lookups, with the one press that helps: a sign-in where a client ID is known, else the options
 * page. How the last sign-in ended is said here too, since its window closes the popup.
 */
export function TokenNotice({ state, worker }: { state: TrustedState; worker: WorkerState }) {
  const words = trouble(state);
  if (words === null) return null;
  const { accessGranted, clientId, redirectUri, lastSignIn } = state;
  const canSignIn = accessGranted && redirectUri !== null && clientId !== '';
  const openOptions = () => browser.runtime.openOptionsPage();
  return (
    <Notice tone="warn">
      <p>{words}</p>
      {canSignIn && lastSignIn && lastSignIn !== 'signed-in' && <p>{signInWords(lastSignIn)}</p>}
      {canSignIn ? (
        <button type="button" onClick={() => worker.ask({ kind: 'sign-in' })}>
          {i18n.t('popup.token.signIn')}
        </button>
      ) : (
        <button type="button" onClick={openOptions}>
          {accessGranted ? i18n.t('popup.token.addToken') : i18n.t('shared.grantAccess')}
        </button>
      )}
    </Notice>
  );
}
