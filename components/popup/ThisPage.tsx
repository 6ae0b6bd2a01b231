import { i18n } from '#i18n';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import type { TrustedState } from '../../utils/message/contract.ts';
import { disabledPageName } from '../../utils/settings/disabled-page.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { BookingChips } from './BookingChips.tsx';
import { CardsOnThisPage } from './CardsOnThisPage.tsx';
import type { ActiveTab } from './use-active-tab.ts';
import { useListLesson } from './use-list-lesson.ts';
import { useTaught } from './use-taught.ts';

interface Props {
  tab: ActiveTab & { look(): Promise<void> };
  state: TrustedState | null;
  worker: WorkerState;
  /** What the member's list says of the bookings; null: nothing yet. */
  known: readonly BookingListItem[] | null;
  onChoose(id: number): void;
}

/** What the page under the popup has for Booking Peek: its bookings, or that none was recognised, and whether cards open there. */
export function ThisPage({ tab, state, worker, known, onChoose }: Props) {
  const { address, bookings } = tab;
  const lesson = useListLesson(tab, known);
  const { taught, error, teach, undo } = useTaught(worker, tab.look);
  const offer = lesson && !taught && state && address && cardsAreOn(state, address) ? lesson : null;
  return (
    <>
      <BookingChips
        heading={i18n.t('popup.onThisPage')}
        ids={bookings ?? []}
        known={known}
        onChoose={onChoose}
      />
      {address && (
        <section class="this-page">
          <p role="status">
            {taught
              ? i18n.t('popup.teach.taught', { count: String(taught.finds) })
              : bookings?.length === 0 && i18n.t('popup.noneHere')}
            {offer && ` ${i18n.t('popup.teach.offer', { count: String(offer.known) })}`}
          </p>
          {offer && (
            <button type="button" class="primary" onClick={() => teach(offer)}>
              {i18n.t('popup.teach.openCards')}
            </button>
          )}
          {taught && (
            <button type="button" onClick={undo}>
              {i18n.t('popup.teach.undo')}
            </button>
          )}
          {error && (
            <p class="field-error" role="alert">
              {error}
            </p>
          )}
          {state && <CardsOnThisPage state={state} worker={worker} address={address} />}
        </section>
      )}
    </>
  );
}

function cardsAreOn({ pageSettings: { hover, disabledPages } }: TrustedState, address: URL): boolean {
  return hover && !disabledPages.includes(disabledPageName(address));
}
