import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { isSite } from '../../utils/booking/site.ts';
import type { TrustedState } from '../../utils/message/contract.ts';
import { quietPageName } from '../../utils/settings/quiet-page.ts';
import type { WorkerState } from '../shared/use-worker.ts';

interface Props {
  state: TrustedState;
  worker: WorkerState;
  /** Of the tab over which the popup opened; null: not known. */
  url: string | null;
}

/** Cards off and on for the page that one is on. Nothing on other sites, where there are none. */
export function CardsOnThisPage({ state, worker, url }: Props) {
  const id = useId();
  const address = url === null ? null : URL.parse(url);
  if (!address || !isSite(address)) return null;
  const page = quietPageName(address);
  const settings = state.pageSettings;
  const others = settings.quietPages.filter((other) => other !== page);
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        autocomplete="off"
        disabled={!settings.hover}
        checked={settings.hover && !settings.quietPages.includes(page)}
        onChange={(event) =>
          worker.ask({
            kind: 'set-page-settings',
            settings: { ...settings, quietPages: event.currentTarget.checked ? others : [...others, page] },
          })
        }
      />
      <label for={id}>{i18n.t('popup.cardsHere')}</label>
    </div>
  );
}
