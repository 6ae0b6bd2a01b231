import type { Booking, WallTime } from '../booking/booking.ts';

/** One thing that happened to a booking. */
export interface HistoryEvent {
  what: 'created' | 'accepted' | 'confirmed' | 'rejected' | 'cancelled';
  /** Null where the platform keeps no date for it. */
  at: WallTime | null;
  /** A nickname. */
  by?: string | null;
  reason?: string | null;
}

/**
 * What happened to a booking, oldest first. A rejection has no date of its own: it comes where the booking was last
 * updated, and without a date, since that may be a later change's.
 */
export function historyOf(booking: Booking): HistoryEvent[] {
  const { status, lastUpdated, acceptedDate, confirmedDate, rejectedReason, cancelledDate } = booking;
  const events: HistoryEvent[] = [];
  if (booking.createDate) events.push({ what: 'created', at: booking.createDate });
  if (acceptedDate) events.push({ what: 'accepted', at: acceptedDate });
  if (confirmedDate) events.push({ what: 'confirmed', at: confirmedDate });
  if (status === 'Rejected' || rejectedReason)
    events.push({ what: 'rejected', at: null, reason: rejectedReason });
  if (status === 'Cancelled' || cancelledDate) {
    events.push({
      what: 'cancelled',
      at: cancelledDate,
      by: booking.cancelledBy,
      reason: booking.cancelledReason,
    });
  }
  // An event without a date is the last one, where the booking's last change has none either.
  const placeOf = ({ at }: HistoryEvent) => at ?? lastUpdated ?? '9999-12-31T23:59:59';
  return events.sort((one, two) => Temporal.PlainDateTime.compare(placeOf(one), placeOf(two)));
}
