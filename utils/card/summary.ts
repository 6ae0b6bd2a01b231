import type { Booking } from '../booking/booking.ts';
import { formatCredits, formatMinutes } from '../words/amounts.ts';
import { callWords, statusWord } from '../words/booking-words.ts';
import { formatWallDate, formatWallTime } from '../words/wall-time.ts';
import { word } from '../words/word.ts';

/**
 * A booking in a few lines, to paste elsewhere. It always names the zone, since nobody knows where it is read, and
 * holds no phone number or Skype name.
 */
export function summaryOf(booking: Booking): string {
  const { bookingId, status, actionClient, sessionDate, method, candidate, duration, credits } = booking;
  return [
    `${word('card.name', `${bookingId}`)}: ${statusWord(status)}`,
    actionClient,
    `${formatWallDate(sessionDate)}, ${formatWallTime(sessionDate)} ${word('card.ukTime')}`,
    callWords('own', method, candidate?.nickname ?? word('card.someone')),
    `${formatMinutes(duration)}, ${formatCredits(credits)}`,
  ]
    .filter(Boolean)
    .join('\n');
}
