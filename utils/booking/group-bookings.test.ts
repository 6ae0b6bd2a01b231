import { describe, expect, it } from 'vitest';
import type { BookingListItem } from './booking.ts';
import { groupBookings } from './group-bookings.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');

/** A booking of the list of which only what matters here is known. */
function booking(
  bookingId: number,
  status: string | null,
  sessionDate: string | null,
  acceptBy: string | null = null,
) {
  return { bookingId, status, sessionDate, acceptBy, duration: 15 } as BookingListItem;
}

const ids = (listed: readonly { item: BookingListItem }[]) => listed.map(({ item }) => item.bookingId);

describe('the bookings that a member looks after', () => {
  it('begin with the soonest session that both sides agreed on, wherever it is in the list', () => {
    const grouped = groupBookings(
      [
        booking(1, 'Confirmed', '2026-12-03T20:00:00'),
        booking(2, 'Confirmed', '2026-11-26T20:00:00'),
        booking(3, 'Accepted', '2026-11-25T20:00:00'),
      ],
      NOW,
    );
    expect(grouped.next?.item.bookingId).toBe(2);
    expect(ids(grouped.needsYou)).toEqual([3]);
    expect(ids(grouped.later)).toEqual([1]);
  });

  it('count a session that is taking place as the next one', () => {
    expect(groupBookings([booking(1, 'Confirmed', '2026-11-25T11:50:00')], NOW).next?.item.bookingId).toBe(1);
  });

  it('wait for the other side in the order of its deadlines, not of the sessions', () => {
    const grouped = groupBookings(
      [
        booking(1, 'Pending', '2026-11-28T20:00:00', '2026-11-27T00:00:00'),
        booking(2, 'Pending', '2026-11-29T20:00:00', '2026-11-26T00:00:00'),
      ],
      NOW,
    );
    expect(ids(grouped.waitingForThem)).toEqual([2, 1]);
  });

  it('hold nothing that is over, was missed, rejected or cancelled', () => {
    const grouped = groupBookings(
      [
        booking(1, 'Confirmed', '2026-11-25T11:00:00'),
        booking(2, 'Pending', '2026-11-25T20:00:00', '2026-11-25T11:00:00'),
        booking(3, 'Rejected', '2026-11-26T20:00:00'),
        booking(4, 'Cancelled', '2026-11-26T20:00:00'),
      ],
      NOW,
    );
    expect(grouped).toEqual({ next: null, needsYou: [], waitingForThem: [], later: [] });
  });

  it('show a booking of which only the ID is known, after all that have a date', () => {
    const grouped = groupBookings(
      [booking(1, null, null), booking(2, 'Expired', '2026-12-26T20:00:00')],
      NOW,
    );
    expect(ids(grouped.later)).toEqual([2, 1]);
  });
});
