import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/booking/booking.ts';
import type { Listed } from '../../utils/booking/group-bookings.ts';
import { rowWords } from './booking-words.ts';

interface Props {
  listed: Listed;
  now: EpochMs;
  onOpen(id: number): void;
}

/** One booking of the list, to be pressed. What is seen in its two lines is its name, too. */
export function BookingRow({ listed, now, onOpen }: Props) {
  const { bookingId } = listed.item;
  const { status, date, time, who, due } = rowWords(listed, now);
  return (
    <button type="button" class="row" data-booking={bookingId} onClick={() => onOpen(bookingId)}>
      <span class="row-status">{status}</span>{' '}
      <span class="row-when">
        <bdi>
          {date} <b>{time}</b>
        </bdi>
      </span>{' '}
      <span class="row-who">
        <bdi>{who ?? i18n.t('popup.openBooking', { id: String(bookingId) })}</bdi>
      </span>{' '}
      {due && (
        <span class="row-due">
          <bdi>{due}</bdi>
        </span>
      )}
    </button>
  );
}
