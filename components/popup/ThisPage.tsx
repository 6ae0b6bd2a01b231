import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import type { TrustedState } from '../../utils/message/contract.ts';
import { disabledPageName } from '../../utils/settings/disabled-page.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { BookingChips } from './BookingChips.tsx';
import { CardsOnThisPage } from './CardsOnThisPage.tsx';
import type { ActiveTab } from './use-active-tab.ts';
import { useListLesson } from './use-list-lesson.ts';
import type { Teaching } from './use-taught.ts';

interface Props {
  tab: ActiveTab;
  teaching: Teaching;
  state: TrustedState | null;
  worker: WorkerState;
  /** What the member's list says of the bookings; null: nothing yet. */
  known: readonly BookingListItem[] | null;
  onChoose(id: number): void;
}

/**
 * What the page under the popup has for Booking Peek: its bookings, or that none was recognised or no card can open, and whether cards are on
 * there.
 */
export function ThisPage({ tab, teaching, state, worker, known, onChoose }: Props) {
  const { address, bookings, lacksCard } = tab;
  const lesson = useListLesson(tab, known);
  const [error, setError] = useState<string | null>(null);
  const isUnknown = bookings?.length === 0 && !lacksCard && teaching.taught === null;
  const isOn = state !== null && address !== null && cardsAreOn(state, address);
  const offer = isUnknown && isOn ? lesson : null;

  async function showOne(): Promise<void> {
    if (tab.id === null) return;
    const reply = await worker.ask({ kind: 'point', tabId: tab.id });
    setError(reply?.refused ? refusalWords(reply.refused) : null);
    // The page is under it.
    if (reply?.state) window.close();
  }
  return (
    <>
      <BookingChips
        heading={i18n.t('popup.onThisPage')}
        ids={bookings ?? []}
        known={known}
        onChoose={onChoose}
      />
      {(address || lacksCard) && (
        <section class="this-page">
          <p role="status">
            {lacksCard && i18n.t('popup.noCardHere')}
            {isUnknown && i18n.t('popup.noneHere')}
            {offer && ` ${i18n.t('popup.teach.offer', { count: String(offer.known) })}`}
          </p>
          {offer && (
            <button type="button" class="primary" onClick={() => teaching.teach(offer)}>
              {i18n.t('popup.teach.openCards')}
            </button>
          )}
          {isUnknown && isOn && (
            <button type="button" onClick={showOne}>
              {i18n.t('popup.point.show')}
            </button>
          )}
          {error && (
            <p class="field-error" role="alert">
              {error}
            </p>
          )}
          {address && state && <CardsOnThisPage state={state} worker={worker} address={address} />}
        </section>
      )}
    </>
  );
}

function cardsAreOn({ pageSettings: { hover, disabledPages } }: TrustedState, address: URL): boolean {
  return hover && !disabledPages.includes(disabledPageName(address));
}
