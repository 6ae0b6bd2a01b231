import { i18n } from '#i18n';
import type { TrustedState } from '../../utils/message/contract.ts';
import { browser } from '../shared/browser.ts';
import { Notice } from '../shared/Notice.tsx';
import { signInWords } from '../shared/sign-in-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';

/** What keeps every lookup from working; null: nothing. */
function trouble(state: TrustedState): string | null {
  if (!state.accessGranted) return i18n.t('popup.access');
  switch (state.token.state) {
    case 'none':
      return canSignIn(state) ? i18n.t('popup.token.signedOut') : i18n.t('popup.token.none');
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

function canSignIn({ accessGranted, redirectUri, signInAccess, clientId }: TrustedState): boolean {
  return accessGranted && redirectUri !== null && signInAccess === null && clientId !== '';
}

/**
 * Says what prevents lookups, with the one press that helps: a sign-in where a client ID is known, else the options
 * page. How the last sign-in ended is said here too, since its window closes the popup.
 */
export function TokenNotice({ state, worker }: { state: TrustedState; worker: WorkerState }) {
  const words = trouble(state);
  if (words === null) return null;
  const { accessGranted, lastSignIn } = state;
  const offersSignIn = canSignIn(state);
  const openOptions = () => browser.runtime.openOptionsPage();
  return (
    <Notice tone="warn">
      <p>{words}</p>
      {offersSignIn && lastSignIn && lastSignIn !== 'signed-in' && <p>{signInWords(lastSignIn)}</p>}
      {offersSignIn ? (
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
