import { i18n } from '#i18n';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import type { TrustedState } from '../../utils/message/contract.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { BookingChips } from './BookingChips.tsx';
import { CardsOnThisPage } from './CardsOnThisPage.tsx';
import type { ActiveTab } from './use-active-tab.ts';

interface Props {
  tab: ActiveTab;
  state: TrustedState | null;
  worker: WorkerState;
  /** What the member's list says of the bookings; null: nothing yet. */
  known: readonly BookingListItem[] | null;
  onChoose(id: number): void;
}

/** What the page under the popup has for Booking Peek: its bookings, or that none was recognised, and whether cards open there. */
export function ThisPage({ tab, state, worker, known, onChoose }: Props) {
  const { address, bookings } = tab;
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
          <p role="status">{bookings?.length === 0 && i18n.t('popup.noneHere')}</p>
          {state && <CardsOnThisPage state={state} worker={worker} address={address} />}
        </section>
      )}
    </>
  );
}
