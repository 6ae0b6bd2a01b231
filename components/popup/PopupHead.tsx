import { i18n } from '#i18n';
import type { TrustedState } from '../../utils/message/contract.ts';
import { browser } from '../shared/browser.ts';

/** The popup's head: for whom it asks, where that is not the member themselves, and the way to the options. */
export function PopupHead({ state }: { state: TrustedState | null }) {
  return (
    <header>
      <h1>{i18n.t('popup.title')}</h1>
      {state?.environment === 'sandbox' && <span class="tag">{i18n.t('popup.sandbox')}</span>}
      {state?.actingFor && (
        <span class="tag">
          {i18n.t('shared.actingFor')} <bdi>{state.actingFor.name}</bdi>
        </span>
      )}
      <button type="button" class="quiet" onClick={() => browser.runtime.openOptionsPage()}>
        {i18n.t('popup.openOptions')}
      </button>
    </header>
  );
}
