import { parseId } from '../booking/booking-id.ts';
import { MAX_LENGTH } from './detect.ts';

/** A booking named in running text: its ID, and where in the text it stands. */
export interface Mention {
  id: number;
  start: number;
  end: number;
}

/**
 * "Booking #123", "Booking ID: 123", "Booking no. 123", each with or without "PhoneChat" before it; and
 * "PhoneChat booking 123" where the sentence ends there ("PhoneChat booking 22 January" is a date).
 *
 * Not found: another kind of booking ("Webcam booking #123"), a part of a number (`1,234`, `12-3`), "no. 2 of 20".
 */
const MENTION =
  /(?=[pb])(?<![\w-]|(?:cam|escort|chat|direct)[\s-]+)(?:phone[\s-]?chat\s+)?booking(?:\s*(?:#|(?:id|no|number)\b)[\s.:#]*|(?<=chat\s+booking)\s+(?=\d+\s*(?:$|[.,;:!?)|])))(\d{1,10})(?!\w|[.,:/-]\d|\s*(?:of|\/)\s)/gi;

/** The bookings that a text names, in order. No further than 2,000 characters are read. */
export function mentionsIn(text: string): Mention[] {
  return [...text.slice(0, MAX_LENGTH).matchAll(MENTION)].flatMap(({ 0: words, 1: digits = '', index }) => {
    const id = parseId(digits);
    return id === null ? [] : [{ id, start: index, end: index + words.length }];
  });
}
