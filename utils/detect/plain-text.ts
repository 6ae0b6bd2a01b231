import { parseId } from '../booking/booking-id.ts';
import { agreed, MAX_LENGTH } from './agreed.ts';
import { mentionsIn } from './mention.ts';

/**
 * What stands before the first number where a person typed more than a page's text may say: `booking 123`, `BookingID=123`, `#123, ...`, or
 * nothing, where all of it is a list, `105, 106`. `1,234` is one number, `105 106` may be a telephone's, and before words a short number is
 * a date or a count: `Bookings 22 and 23 January`.
 */
const NAMED =
  /^(?:booking(?:id)?[\s.:#=]*|#|(?=(?:[^a-z]|and|or)+$))(?=\d+\s*(?:(?:[,;&#]|and|or)(?:[^a-z]|and|or)*)?$|\d{3,}\s*(?:[,;&#]|and|or))/i;

/** A list that begins with a booking's number, or may, with the word that ends it. */
const LIST = /booking(?:[^a-z]|booking|and|or|id|no|number)*[a-z]*/gi;

/**
 * Between the numbers of a list. One without a mark is a date, a time, a duration, an amount or a count where words follow on one or two digits
 * (`and 22 January`, `, 9 o'clock`, `& 2 people`), or a unit on more.
 */
const AND =
  /(?<=\d)(?:[,;]?\s*(?:[&;]|and|or)|,(?!\d)|[\s/–-]*(?=#))\s*(?:(?:#|id|no)[\s.:#]*|(?!\d\d?[\s-]*(?!and|or)[a-z]|\d+\s*(?:[%£€$]|min(?!us)|h(?:ou)?r|credit|pound|[ap]m\b)))(?=\d)/gi;

/** What makes several of one: `Bookings #105`, `Booking IDs: 105`. */
const PLURAL = /(?<=booking(?: id)?)s\b/gi;

/**
 * A text that a person typed, pasted or selected, without what comes along unseen or unmeant: format characters (Unicode category
 * Cf: marks of direction, zero-width spaces), and the spaces, quotes and marks that end a sentence around it.
 */
export function tidy(text: string): string {
  const read = text.slice(0, MAX_LENGTH);
  // A number that is cut in two would be another one.
  return (read === text ? read : read.replace(/(?<!\d)\d+$/, ''))
    .replace(/\p{Cf}/gu, '')
    .replace(/^[\s"'<“‘]+|(?<![\s"'>”’.,;?!])[\s"'>”’.,;?!]+$/g, '');
}

/** The ID that a tidy text is, `123` or `#123`, or null. */
export function numberIn(tidied: string): number | null {
  return parseId(tidied.replace(/^#\s?/, ''));
}

/** The one booking that the words of a tidy text name, or null: where they name several, it is not known which is meant. */
export function bookingNamedIn(tidied: string): number | null {
  return agreed(mentionedIn(tidied).map(String));
}

/**
 * The bookings that a tidy text names, each once, in order, for a person to say which is meant: `Booking #105 and #106` names two, and so do
 * `Bookings #105 and #106` and `105, 106`.
 */
export function bookingsNamedIn(tidied: string): number[] {
  return [...new Set(mentionedIn(tidied))];
}

function mentionedIn(tidied: string): number[] {
  const text = tidied.replace(PLURAL, '').replace(NAMED, 'booking #');
  return mentionsIn(
    mentionsIn(text).length ? text.replace(LIST, (list) => list.replace(AND, ', booking #')) : '',
  ).map(({ id }) => id);
}

/** Whether a tidy text is to be read as a link, and not as words. */
export function isLink(tidied: string): boolean {
  return /^javascript:|\/\/|\\|\.asp|[?&][\w-]+=|^\S*[?/]\S*$/i.test(tidied);
}
