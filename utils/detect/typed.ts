import { parseId } from '../booking/booking-id.ts';
import { isSite } from '../booking/site.ts';
import type { ExtraRule } from '../settings/page-settings.ts';
import { agreed, detect, MAX_LENGTH } from './detect.ts';
import { mentionsIn } from './mention.ts';
import { readPage } from './page.ts';

/** A link that a person pastes is read as if it stood there, whichever page it was copied from. */
const BOOKINGS_LIST = new URL('https://www.adultwork.com/PhoneChatBookings.asp');

/** `booking 123`, `BookingID=123`: more than a page's text may say, since a person typed it as a booking's ID. */
const NAMED = /^(?:phone[\s-]?chat\s+)?booking(?:\s*(?:id|no|number))?[\s.:#=]*(\d+)$/i;

/**
 * The booking's ID that a person typed or pasted, or null: `123`, `#123`, a link to a booking (whole, without its
 * scheme, relative, or `javascript:`), or words such as "Booking #123". Quotes and spaces around it do not count.
 */
export function parseTypedBooking(text: string, extraRules: readonly ExtraRule[] = []): number | null {
  const typed = unwrap(text);
  if (isLink(typed)) {
    const page = readPage(BOOKINGS_LIST, BOOKINGS_LIST.href);
    const anywhere = extraRules.map((rule) => ({ ...rule, where: '' }));
    return detect({ href: withScheme(typed) }, page, anywhere);
  }
  const named = mentionsIn(typed).map(({ id }) => String(id));
  return parseNumber(typed) ?? parseId(NAMED.exec(typed)?.[1] ?? '') ?? agreed(named);
}

/** The member's user ID that a person typed or pasted, or null: `123`, `#123`, or a link of the site that names a member. */
export function parseTypedMember(text: string): number | null {
  const typed = unwrap(text);
  if (!isLink(typed)) return parseNumber(typed);
  const url = URL.parse(withScheme(typed), BOOKINGS_LIST);
  if (!url || !isSite(url)) return null;
  return agreed(
    [...url.searchParams].flatMap(([key, value]) => (/^(?:sel)?userid$/i.test(key) ? [value] : [])),
  );
}

function unwrap(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .replace(/^[\s"'<“‘]+/, '')
    .replace(/[\s"'>”’.,;]+$/, '');
}

function parseNumber(typed: string): number | null {
  return parseId(/^#?\s?(\d+)$/.exec(typed)?.[1] ?? '');
}

function isLink(typed: string): boolean {
  return /[?\\]|\/\/|\.asp|^javascript:/i.test(typed);
}

/** What stands before the first slash of a link without a scheme is a host, as in an address bar. */
function withScheme(typed: string): string {
  return /^(?!\w+:)[^/\\?]+[/\\]/.test(typed) ? `https://${typed}` : typed;
}
