import type { EpochMs } from '../../utils/booking/booking.ts';
import type { Listed } from '../../utils/booking/group-bookings.ts';
import { rowName, rowWords } from './booking-words.ts';

interface Props {
  listed: Listed;
  now: EpochMs;
  onOpen(id: number): void;
}

/** One booking of the list, to be pressed. Its name says it all in one sentence; what is seen is the same in two lines. */
export function BookingRow({ listed, now, onOpen }: Props) {
  const { bookingId } = listed.item;
  const words = rowWords(listed, now);
  return (
    <button
      type="button"
      class="row"
      data-booking={bookingId}
      aria-label={rowName(bookingId, words)}
      onClick={() => onOpen(bookingId)}
    >
      <span class="row-status">{words.status}</span>
      <span class="row-when">
        {words.date} {words.time && <b>{words.time}</b>}
      </span>
      <span class="row-who">
        <bdi>{words.who ?? `#${bookingId}`}</bdi>
      </span>
      {words.due && <span class="row-due">{words.due}</span>}
    </button>
  );
}
