import type { Booking } from '../booking/booking.ts';
import { bookingReply, toBooking } from './booking-reply.ts';
import { parseReply } from './parse-reply.ts';
import { readJson } from './read-json.ts';
import { readXml } from './read-xml.ts';
import { unreadable } from './unreadable.ts';

/**
 * The booking that a reply describes, in JSON or in the documented XML. The body decides which of the two it is; its
 * declared type is not asked, since a good reply under a wrong name is still a good reply, and a web page is neither.
 *
 * Throws a `LookupError` of kind `unreadable`, and nothing else. Its `field` is the path, as the platform names it, of
 * the first field that is missing or does not fit (`Candidate.UserID`); null where the reply as a whole is unreadable.
 * A reply about another booking than the one asked for does not fit at `BookingID`.
 */
export function decodeBooking(body: string, askedId: number): Booking {
  // A byte order mark is white space to `trimStart`.
  const text = body.trimStart();
  const reply = parseReply(bookingReply, text.startsWith('<') ? readXml(text) : readJson(text));
  if (reply.BookingID !== askedId) throw unreadable('BookingID');
  return toBooking(reply);
}
