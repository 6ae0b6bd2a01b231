import type { Booking } from '../booking/booking.ts';
import { formatMinutes } from '../words/amounts.ts';
import { formatWallDate, formatWallTime } from '../words/wall-time.ts';
import { word } from '../words/word.ts';

/**
 * A session in a few lines, to paste elsewhere: a phone call, when, how long, and nothing that others wrote or that names the
 * site, the booking or a person. It always names the zone, since it may be read anywhere.
 */
export function summaryOf({ sessionDate, duration }: Booking): string {
  return [
    word('card.event.summary'),
    `${formatWallDate(sessionDate)}, ${formatWallTime(sessionDate)} ${word('card.ukTime')}`,
    formatMinutes(duration),
  ].join('\n');
}
