import type { Booking } from '../booking/booking.ts';
import { isReply, readBooking } from './read-fields.ts';
import { readJson } from './read-json.ts';
import { readXml } from './read-xml.ts';
import { unreadable } from './unreadable.ts';

/** Elements, and attributes, that the XML of one booking may have: the documented one has 33 and 24. */
const XML_LIMIT = 500;

/**
 * The booking that a reply describes, in JSON or in the documented XML. The body decides which of the two it is; its
 * declared type is not asked, since a good reply under a wrong name is still a good reply, and a web page is neither.
 *
 * What does not fit is left out and named in the booking's `leftOut`, but for the fields that are `strict` in
 * `BOOKING_FIELDS`: then it throws a `LookupError` of kind `unreadable`, and nothing else. Its `field` is the first such
 * field, as the platform names it; null where the reply as a whole is unreadable. A reply about another booking than the
 * one asked for does not fit at `BookingID`. Why: `docs/decisions/decoding.md`.
 */
export function decodeBooking(body: string, askedId: number): Booking {
  // A byte order mark is white space to `trimStart`.
  const text = body.trimStart();
  const reply = text.startsWith('<') ? readMadeBooking(text) : readJson(text);
  if (!isReply(reply)) throw unreadable(null);
  const booking = readBooking(reply);
  if (booking.bookingId !== askedId) throw unreadable('BookingID');
  return booking;
}

function readMadeBooking(text: string): unknown {
  const { name, content } = readXml(text, XML_LIMIT);
  return name === 'MadeBooking' ? content : null;
}
