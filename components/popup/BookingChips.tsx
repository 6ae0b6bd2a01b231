import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import { formatWallDate } from '../../utils/words/wall-time.ts';
import { nicknameOf } from './booking-words.ts';

/** As many as fit into two rows of the popup. */
const MAX_CHIPS = 8;

interface Props {
  heading: string;
  ids: readonly number[];
  /** What the member's list says of them; null: nothing yet. */
  known: readonly BookingListItem[] | null;
  onChoose(id: number): void;
}

/** A titled row of bookings to press. Nothing, where there are none. */
export function BookingChips({ heading, ids, known, onChoose }: Props) {
  const id = useId();
  if (ids.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul class="chips">
        {ids.slice(0, MAX_CHIPS).map((booking) => (
          <li key={booking}>
            <button type="button" class="chip" onClick={() => onChoose(booking)}>
              {i18n.t('popup.openBooking', { id: String(booking) })}
            </button>
            <Words item={known?.find(({ bookingId }) => bookingId === booking)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whose it is, and when: people know bookings by that. */
function Words({ item }: { item: BookingListItem | undefined }) {
  const who = item && nicknameOf(item);
  const date = item?.sessionDate && formatWallDate(item.sessionDate);
  return (
    <span class="chip-words">
      {who && (
        <span>
          <bdi>{who}</bdi>
          {date && ','}
        </span>
      )}
      {date && <span> {date}</span>}
    </span>
  );
}
