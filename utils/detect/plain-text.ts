import { parseId } from '../booking/booking-id.ts';
import { agreed, MAX_LENGTH } from './agreed.ts';
import { mentionsIn } from './mention.ts';

/** `booking 123`, `BookingID=123`: more than a page's text may say, since a person means it as a booking's ID. */
const NAMED = /^(?:phone[\s-]?chat\s+)?booking(?:\s*(?:id|no|number))?[\s.:#=]*(\d+)$/i;

/**
 * A text that a person typed, pasted or selected, without what comes along unseen or unmeant: format characters (Unicode category
 * Cf: marks of direction, zero-width spaces), and the spaces, quotes and marks that end a sentence around it.
 */
export function tidy(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .replace(/\p{Cf}/gu, '')
    .replace(/^[\s"'<“‘]+/, '')
    .replace(/[\s"'>”’.,;?!]+$/, '');
}

/** The ID that a tidy text is, `123` or `#123`, or null. */
export function numberIn(tidied: string): number | null {
  return parseId(/^#?\s?(\d+)$/.exec(tidied)?.[1] ?? '');
}

/** The one booking that the words of a tidy text name, or null. */
export function bookingNamedIn(tidied: string): number | null {
  const named = mentionsIn(tidied).map(({ id }) => String(id));
  return parseId(NAMED.exec(tidied)?.[1] ?? '') ?? agreed(named);
}

/** Whether a tidy text is to be read as a link, and not as words. */
export function isLink(tidied: string): boolean {
  return /^javascript:|\/\/|\\|\.asp|[?&][\w-]+=|^\S*[?/]\S*$/i.test(tidied);
}
