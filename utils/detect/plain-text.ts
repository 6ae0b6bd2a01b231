import { parseId } from '../booking/booking-id.ts';
import { agreed, MAX_LENGTH } from './agreed.ts';
import { mentionsIn } from './mention.ts';

/**
 * What stands before the first number where a person typed more than a page's text may say: `booking 123`, `BookingID=123`, `#123, ...`, or
 * nothing, where all of it is a list, `105, 106`. `1,234` is one number, `105 106` may be a telephone's, and before words a short number is
 * a date or a count: `Bookings 22 and 23 January`.
 */
const NAMED =
  /^(?:booking(?:id)?[\s.:#=]*|#|(?=(?:[\d\s,;&#]|and|or)+$))(?=\d+\s*(?:(?:[,;&#]|and|or)(?:[^a-z]|and|or)*)?$|\d{3,}\s*(?:[,;&#]|and|or))/i;

/** A list that begins with a booking's number, or may, with the word that ends it. */
const LIST = /booking(?:[^a-z]|booking|and|or|to|not|plus|then|also|as well as|id|no|number)*[a-z.]*/gi;

/** A mark before a number, but for those of other things: `member #77`. */
const MARK =
  /(?<!(?:\b(?:id|no)|booking|number|order|ticket|invoice|ref|call|member|user|guest|client|profile|candidate|cam|escort|direct)[\s.:]*)#(?=\s?\d)/gi;

/** Between the numbers of a list, and after "booking": 1 a number without a mark, 2 the word or sign that follows on it. */
const AND =
  /(?:(?<=\d)(?:[^\S\n]*\n|\s*(?:(?<=\s),|,(?!\d)|(?:[,;]\s*)?(?:[&;]|[+–-]\s))|\W*(?:and|or|to|not|plus|then|as well as)(?: also)?)|(?<=booking)(?=\s))\s*(?:(?:id|no)[\s.:#]*|(?=([1-9]\d*)(?:-|[^\S\n])*((?:[a-z%]|[£€$](?!\d))*(?:\.m\b)?)))(?=\d)/gi;

/** What makes a number a date, a time, a duration, an amount or a count. A single letter may be short for it (`8 h`, `9 o'clock`), but for `a` and `I`. */
const UNIT =
  /^(?:[%£€$b-hj-z]|(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|w(?:ee)?k|month|y(?:ea)?r|credit|pound|euro|dollar|cent|mile|other|time|call|text|message)s?|[ackp]\.?m|more|people|quid|pence|per(?:cent)?|gbp|eur|usd|(?:jan|feb|mar|apr|ju[nl]|aug|sep|oct|nov|dec).*)$/i;

/** What says something of the bookings before it (`#5 and 6 were late`), or nothing, where no word follows. */
const VERB =
  /^(?:and|or|(?:are|is|was|were|ha[ds]|have)n?|will|both|at|on|for|please|to(?:day|morrow)|again|need|cancel.*)?$/i;

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
  return parseId(tidied.replace(/^#\s?|^0\d{10}$/, ''));
}

/** The one booking that the words of a tidy text name, or null: where they name several, it is not known which is meant. */
export function bookingNamedIn(tidied: string): number | null {
  return agreed(mentionedIn(tidied).map(String));
}

/**
 * The bookings that a tidy text names, each once, in order, for a person to say which is meant: `Booking #105 and #106` names two, and so do
 * `Bookings #105 and #106` and `105, 106`.
 *
 * The rule: after a booking's number, one with a `#` that is no other thing's is another booking, and so is one without a mark that goes on
 * a list, unless a unit follows it, or it has one or two digits, fewer than the booking's, and a word follows that says nothing of bookings.
 */
export function bookingsNamedIn(tidied: string): number[] {
  return [...new Set(mentionedIn(tidied))];
}

function mentionedIn(tidied: string): number[] {
  const text = tidied.replace(PLURAL, '').replace(NAMED, 'booking #');
  const [first] = mentionsIn(text);
  if (!first) return [];
  const isCount = (digits: string, after: string) =>
    UNIT.test(after) || (digits.length < Math.min(3, String(first.id).length) && !VERB.test(after));
  const marked = text.replace(LIST, (list) =>
    list.replace(AND, (and, digits?: string, after = '') => (digits && isCount(digits, after) ? and : ' #')),
  );
  return mentionsIn(marked.replace(MARK, 'booking #')).map(({ id }) => id);
}

/** Whether a tidy text is to be read as a link, and not as words. */
export function isLink(tidied: string): boolean {
  return /^javascript:|\/\/|\\|\.asp|[?&][\w-]+=|^\S*[?/]\S*$/i.test(tidied);
}
