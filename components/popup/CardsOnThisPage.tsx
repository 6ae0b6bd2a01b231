import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { TrustedState } from '../../utils/message/contract.ts';
import { disabledPageName } from '../../utils/settings/disabled-page.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';

interface Props {
  state: TrustedState;
  worker: WorkerState;
  /** One of the site's, of the tab over which the popup opened. */
  address: URL;
}

/** Cards off and on for the page that one is on. */
export function CardsOnThisPage({ state, worker, address }: Props) {
  const id = useId();
  const [error, setError] = useState<string | null>(null);
  const page = disabledPageName(address);
  const { hover, disabledPages } = state.pageSettings;

  async function turnCards(on: boolean) {
    const reply = await worker.ask({ kind: 'turn-cards', page, on });
    setError(reply?.refused ? refusalWords(reply.refused) : null);
  }

  return (
    <>
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          autocomplete="off"
          disabled={!hover}
          checked={hover && !disabledPages.includes(page)}
          aria-describedby={error === null ? undefined : `${id}-error`}
          onChange={(event) => turnCards(event.currentTarget.checked)}
        />
        <label for={id}>{i18n.t('popup.cardsHere')}</label>
      </div>
      {error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </>
  );
}
