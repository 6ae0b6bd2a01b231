import { parseId } from '../booking/booking-id.ts';
import { MAX_LENGTH } from './agreed.ts';

/** A booking named in running text: its ID, and where in the text it is. */
export interface Mention {
  id: number;
  start: number;
  end: number;
}

/** Not within a word (`Rebooking`), and not after the name of another kind of booking. Looked for only where one of ours may begin. */
const START = String.raw`(?=[pb])(?<![\w-]|(?:cam|escort|chat|direct)[\s-]+)`;
const KIND = String.raw`(?:phone[\s-]?chat\s+)?`;
/** What says that a number follows: `#`, `: #`, `ID:`, `no.`, `number`. */
const MARK = String.raw`\s*(?::?\s*#|(?:id|no|number)\b)[\s.:#]*`;
/** After "PhoneChat booking" no mark is needed where the sentence ends behind the number; "PhoneChat booking 22 January" is a date. */
const NO_MARK = String.raw`(?<=chat\s+booking)\s+(?=\d+\s*(?:$|[.,;:!?)|]))`;
/** Not a part of a longer word or number (`123abc`, `1,234`, `12-3`), nor of a count ("no. 2 of 20"). */
const END = String.raw`(?!\w|[.,:/'’–-]\d|\s*(?:of\s|\/\s+\d))`;

/**
 * "Booking #123", "Booking ID: 123", "Booking no. 123", each with or without "PhoneChat" before it; and
 * "PhoneChat booking 123" where the sentence ends there: 1 the number.
 */
const MENTION = new RegExp(String.raw`${START}${KIND}booking(?:${MARK}|${NO_MARK})(\d{1,10})${END}`, 'gi');

/** The bookings that a text names, in order. No further than 2,000 characters are read. */
export function mentionsIn(text: string): Mention[] {
  return [...text.slice(0, MAX_LENGTH).matchAll(MENTION)].flatMap(({ 0: words, 1: digits = '', index }) => {
    const id = parseId(digits);
    return id === null ? [] : [{ id, start: index, end: index + words.length }];
  });
}
