import { parseId } from '../booking/booking-id.ts';
import { agreed, MAX_LENGTH } from './agreed.ts';
import { mentionsIn } from './mention.ts';

/** `booking 123`, `BookingID=123`: more than a page's text may say, since a person means it as a booking's ID. */
const NAMED = /^(?:phone[\s-]?chat\s+)?booking(?:\s*(?:id|no|number))?[\s.:#=]*(\d+)$/i;

/**
 * Between the numbers of a list. Words that follow a number after a comma make it a date or a count: `, 22 January`. A unit does so
 * after any of these: `and 30 minutes`.
 */
const AND =
  /(?<=\d)(?:,?\s*(?:&|and\b|or\b)|\s*[/–-](?=\s*#)|[,;](?=\s*(?:#|id|no|\d+\s*(?:[,;&]|and|or|\W*$))))(?:id|no|[\s#.:])*(?=\d)(?!\d+\s*(?:[%£€]|(?:min(?:ute)?s?|h(?:ou)?rs?|credits?|[ap]m)\b))/gi;

/** `105, 106`, `bookings 105 and 106`: a list and nothing else. `1,234` is one number, and `105 106` may be a telephone's. */
const LIST = /^(?:bookings?\s)?#?\d+(?:(?:[,;]?\s+(?:&|and|or)|[,;](?=[\s#])|(?=\s+#))[\s#]+\d+)+$/i;

/** What makes several of one: `Bookings #105`, `Booking IDs: 105`. */
const PLURAL = /(?<=\bbooking(?: id)?)s\b/gi;

/**
 * A text that a person typed, pasted or selected, without what comes along unseen or unmeant: format characters (Unicode category
 * Cf: marks of direction, zero-width spaces), and the spaces, quotes and marks that end a sentence around it.
 */
export function tidy(text: string): string {
  // A number that is cut in two would be another one.
  const isCut = /\d/.test(text.charAt(MAX_LENGTH));
  const read = text.slice(0, MAX_LENGTH);
  return (isCut ? read.replace(/\d+$/, '') : read)
    .replace(/\p{Cf}/gu, '')
    .replace(/^[\s"'<“‘]+/, '')
    .replace(/[\s"'>”’.,;?!]+$/, '');
}

/** The ID that a tidy text is, `123` or `#123`, or null. */
export function numberIn(tidied: string): number | null {
  return parseId(/^#?\s?(\d+)$/.exec(tidied)?.[1] ?? '');
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
  const listed = LIST.test(tidied)
    ? (tidied.match(/\d+/g) ?? []).map(parseId)
    : mentionedIn(tidied.replace(PLURAL, ''));
  return [...new Set(listed)].filter((id) => id !== null);
}

function mentionedIn(tidied: string): number[] {
  const named = parseId(NAMED.exec(tidied)?.[1] ?? '');
  if (named !== null) return [named];
  const mentions = mentionsIn(tidied).length ? mentionsIn(tidied.replace(AND, ', booking #')) : [];
  return mentions.map(({ id }) => id);
}

/** Whether a tidy text is to be read as a link, and not as words. */
export function isLink(tidied: string): boolean {
  return /^javascript:|\/\/|\\|\.asp|[?&][\w-]+=|^\S*[?/]\S*$/i.test(tidied);
}
