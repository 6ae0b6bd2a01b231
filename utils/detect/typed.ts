import { isSite } from '../booking/site.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import { agreed } from './agreed.ts';
import type { ElementFacts } from './attributes.ts';
import { detect } from './detect.ts';
import './own-rules.ts';
import { type Page, readPage } from './page.ts';
import { bookingNamedIn, isLink, numberIn, tidy } from './plain-text.ts';

/** A link that a person pastes is read as if it were there, whichever page it was copied from. */
const BOOKINGS_LIST = new URL('https://www.adultwork.com/PhoneChatBookings.asp');

/**
 * The booking's ID that a person typed, pasted or selected, or null: `123`, `#123?`, a link to a booking (whole, without its
 * scheme, relative, or `javascript:`), or words such as "Booking #123". The popup, the address bar and the menu of selected text
 * all read by it, with the user's own rules.
 */
export function parseTypedBooking(text: string, rules: OwnRules): number | null {
  const typed = tidy(text);
  if (!isLink(typed)) return numberIn(typed) ?? bookingNamedIn(typed);
  const page = readPage(BOOKINGS_LIST, BOOKINGS_LIST.href);
  const anywhere = {
    extraRules: rules.extraRules.map((rule) => ({ ...rule, where: '' })),
    taughtRules: rules.taughtRules.map((rule) => ({ ...rule, host: page.host, path: page.name })),
  };
  return detect({ href: withScheme(typed) }, page, anywhere);
}

/**
 * The member's user ID that a person typed or pasted, or null: `123`, `#123`, or a link of the site that names a member, by a
 * parameter or, as in `www.adultwork.com/123`, by its whole path.
 */
export function parseTypedMember(text: string): number | null {
  const typed = tidy(text);
  if (!isLink(typed)) return numberIn(typed);
  const url = URL.parse(withScheme(typed), BOOKINGS_LIST);
  if (!url || !isSite(url)) return null;
  const named = [...url.searchParams].flatMap(([key, value]) =>
    /^(?:sel)?userid$/i.test(key) ? [value] : [],
  );
  return agreed([...named, ...(/^\/(\d+)\/?$/.exec(url.pathname)?.slice(1) ?? [])]);
}

/**
 * A link, or the script of a button, that a person typed or pasted, as facts of an element: for what no rule knows. Null where it is
 * neither.
 */
export function parseTypedLink(text: string): { facts: ElementFacts; page: Page } | null {
  const typed = tidy(text);
  const page = readPage(BOOKINGS_LIST, BOOKINGS_LIST.href);
  if (/^[\w$.]+\(.*\)$/s.test(typed)) return { facts: { href: null, onclick: typed }, page };
  return isLink(typed) ? { facts: { href: withScheme(typed) }, page } : null;
}

/** What is before the first slash of a link without a scheme is a host, as in an address bar. */
function withScheme(typed: string): string {
  return /^(?!\w+:|#)[^/\\?]+[/\\]/.test(typed) ? `https://${typed}` : typed;
}
