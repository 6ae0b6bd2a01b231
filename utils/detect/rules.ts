import { isHashRoute, isMobile, isPhoneChat, isSite, OTHER_KIND } from '../booking/site.ts';
import type { ElementFacts, Field } from './attributes.ts';
import type { Page } from './page.ts';
import type { Call, ScriptFacts } from './script.ts';

/** What one element says about itself, made ready for the rules. */
export interface RuleInput {
  /** Where it leads. Undefined: nowhere (no `href`, `#`, or a script); null: to no readable address. */
  url: URL | null | undefined;
  /** What a click runs: the text of a `javascript:` link and of `onclick`. */
  script: ScriptFacts;
  /** The element as it is written. */
  facts: ElementFacts;
}

/** A shape in which a page puts forward a booking's ID. Why there are so few: `docs/decisions/detection-by-rules.md`. */
export interface Rule {
  /** The pages on which it holds: the fewest that do. */
  on: 'site' | 'phoneChat' | 'bookingsList';
  /**
   * The texts that the subject puts forward as a booking's ID. They need not be IDs: all claims of all
   * rules have to be one and the same ID, or nothing is found.
   */
  claims(subject: RuleInput, page: Page): string[];
}

/** Query keys and form fields that hold a booking's ID. The whole name: `cboBookingCurrencyID` is none. */
const KEY = /^(?:phonechat|int)?bookingid$/i;

/** The mobile site's path of one booking: 1 its ID. A GUID is none, and a number without `bookings` before it is a member's. */
const MOBILE_PATH = /\/phone-?chat\/bookings?\/(\d+)(?:\/[a-z-]*)?$/i;

/** What a function does that shows or changes one booking. `v` is `view` in the site's own names (`vU` shows a member). */
const VERB =
  'view|v|show|open|popup|display|print|edit|change|update|amend|cancel|delete|accept|reject|decline|confirm';
const BOOKING = '(?:the|this|my)?(?:phone|phonechat|pc)?booking';
const DETAILS = 'details?|info';
const WINDOW = 'popup|window|dialog';

/**
 * The whole name of a function that takes a booking's ID, its words run together in lower case: `viewbooking`, `openpcbookingwindow`,
 * `bookingdetails`. With any other word in it, it takes something else: `sendBooking` a member, `nextBooking` a place in a list.
 */
const BOOKING_FUNCTION = new RegExp(
  `^(?:(?:${VERB})${BOOKING}(?:${DETAILS}|${WINDOW})?|${BOOKING}(?:${DETAILS}))$`,
);

/** A whole number as an argument, `123` or `'123'`: 2 its digits. `012` is octal in a script, so it is none. */
const NUMBER = /^(?!0)(['"]?)(\d+)\1$/;

/** The rules. Each reads one place on one kind of page. To add one: `docs/adding-a-detection-rule.md`. */
export const RULES: readonly Rule[] = [
  // <a href="PhoneChatBooking.asp?BookingID=123">
  { on: 'site', claims: ({ url }) => claimsOfUrl(url) },

  // <a href="#" onclick="openWin('dlgPhoneChatBooking.asp?BookingID=123', 'w', 400)">
  {
    on: 'site',
    claims: ({ script }, { base }) => script.strings.flatMap((text) => claimsOfUrl(URL.parse(text, base))),
  },

  // <a href="javascript:viewBooking(123)">
  { on: 'bookingsList', claims: ({ script }) => script.calls.flatMap(claimsOfCall) },

  // <a href="#" data-booking-id="123">
  { on: 'phoneChat', claims: ({ facts }) => [facts['data-booking-id'] ?? []].flat() },

  // <tr><td><input type="checkbox" name="BookingID" value="123"></td>…</tr>
  { on: 'bookingsList', claims: ({ facts }) => facts.fields?.flatMap(claimsOfField) ?? [] },
];

/**
 * Only the outer query is read: an address inside a parameter (`TargetURL`) stays the text that it is. On the mobile site, the ID
 * may also be part of the path, and both may be in a route of the fragment.
 */
function claimsOfUrl(url: URL | null | undefined): string[] {
  if (!url || !isPhoneChat(url)) return [];
  const route = isMobile(url) && isHashRoute(url.hash) ? URL.parse(url.hash.replace(/^#!?/, ''), url) : null;
  return [url, ...(route && isSite(route) ? [route] : [])].flatMap((address) => [
    ...[...address.searchParams].flatMap(([key, value]) => (KEY.test(key) ? [value] : [])),
    ...(isMobile(address) ? (MOBILE_PATH.exec(address.pathname)?.slice(1) ?? []) : []),
  ]);
}

/** With a second number among the arguments, it is not known which one is the booking's: no claim. */
function claimsOfCall({ name, args }: Call): string[] {
  const [id, ...others] = args.map((argument) => NUMBER.exec(argument)?.[2]);
  const own = name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/[_$]/g, '')
    .toLowerCase();
  const aboutBookings = BOOKING_FUNCTION.test(own) && !OTHER_KIND.test(name);
  return aboutBookings && id && !others.some(Boolean) ? [id] : [];
}

function claimsOfField({ name, value, action }: Field): string[] {
  return KEY.test(name) && !OTHER_KIND.test(action ?? '') ? [value] : [];
}
