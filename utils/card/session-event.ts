import type { Booking } from '../booking/booking.ts';
import { instantOf } from '../booking/instant-of.ts';
import { formatMinutes } from '../words/amounts.ts';
import { word } from '../words/word.ts';
import type { CalendarEvent } from './calendar.ts';

/** What a calendar has to know of a booking. */
export type Session = Pick<Booking, 'bookingId' | 'sessionDate' | 'duration' | 'status'>;

/** A session as a calendar is told of it: a phone call of so many minutes. */
export function sessionEvent(session: Session): Omit<CalendarEvent, 'uid' | 'now'> {
  const { sessionDate, duration, status } = session;
  return {
    start: instantOf(sessionDate),
    duration,
    confirmed: status === 'Confirmed',
    summary: word('card.event.summary'),
    description: formatMinutes(duration),
  };
}
