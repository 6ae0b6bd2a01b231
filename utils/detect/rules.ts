import { isPhoneChat, OTHER_KIND } from '../booking/site.ts';
import type { Page } from './page.ts';

/** A form field of a table row. */
export interface Field {
  name: string;
  value: string;
  /** The `action` of its form as written; null where there is none. */
  action?: string | null | undefined;
}

/** What one element says about itself, made ready for the rules. */
export interface RuleInput {
  /** Where it leads. Undefined: nowhere (no `href`, `#`, or a script); null: to no readable address. */
  url: URL | null | undefined;
  /** What a click runs: the text of a `javascript:` link and of `onclick`. */
  script: string;
  /** The attribute `data-booking-id`, if there is one. */
  dataId: string | null | undefined;
  /** For a table row: its hidden fields, check boxes and radio buttons. */
  fields: readonly Field[];
}

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

/** Functions that show or change one booking: the name ends in "booking", or in "booking" and one of these. */
const BOOKING_FUNCTION = /booking_?(?:details?|info|id|popup|window|dialog)?$/i;

/** Functions that make a booking or speak of another thing, and so take another ID. */
const OTHER_FUNCTION =
  /\bdo_?(?:phone|book)|make|new|add|creat|request|user|member|profile|rat(?:e|ing)|curr|tour|group|page|sort|filter|type/i;

/** A call with no call among its arguments: 1 its name, 2 its arguments. */
const CALL = /(?<![\w$.])([\w$.]+)\s*\(([^()]*)\)/g;

/** A whole number as an argument, `123` or `'123'`: 2 its digits. `012` is octal in a script, so it is none. */
const NUMBER = /^\s*(?!0)(['"]?)(\d+)\1\s*$/;

/** A string that is a whole argument or is assigned, so that nothing is joined on to it: 2 its text. */
const LITERAL = /[(,=]\s*(['"])([^'"\\]*)\1\s*(?=[,);]|$)/g;

/** The rules. Each reads one place on one kind of page. To add one: `docs/adding-a-detection-rule.md`. */
export const RULES: readonly Rule[] = [
  // <a href="PhoneChatBooking.asp?BookingID=123">
  { on: 'site', claims: ({ url }) => claimsOfUrl(url) },

  // <a href="#" onclick="openWin('dlgPhoneChatBooking.asp?BookingID=123', 'w', 400)">
  {
    on: 'site',
    claims: ({ script }, { base }) =>
      [...script.matchAll(LITERAL)].flatMap(([, , text = '']) => claimsOfUrl(URL.parse(text, base))),
  },

  // <a href="javascript:viewBooking(123)">
  { on: 'bookingsList', claims: ({ script }) => [...script.matchAll(CALL)].flatMap(claimsOfCall) },

  // <a href="#" data-booking-id="123">
  { on: 'phoneChat', claims: ({ dataId }) => (typeof dataId === 'string' ? [dataId] : []) },

  // <tr><td><input type="checkbox" name="BookingID" value="123"></td>…</tr>
  { on: 'bookingsList', claims: ({ fields }) => fields.flatMap(claimsOfField) },
];

/** Only the outer query is read: an address inside a parameter (`TargetURL`) stays the text that it is. */
function claimsOfUrl(url: URL | null | undefined): string[] {
  if (!url || !isPhoneChat(url)) return [];
  return [...url.searchParams].flatMap(([key, value]) => (KEY.test(key) ? [value] : []));
}

/** With a second number among the arguments, nobody knows which is the booking's: no claim. */
function claimsOfCall([, name = '', list = '']: RegExpMatchArray): string[] {
  const [id, ...others] = list.split(',').map((argument) => NUMBER.exec(argument)?.[2]);
  const aboutBookings = BOOKING_FUNCTION.test(name) && !OTHER_FUNCTION.test(name) && !OTHER_KIND.test(name);
  return aboutBookings && id && !others.some(Boolean) ? [id] : [];
}

function claimsOfField({ name, value, action }: Field): string[] {
  return KEY.test(name) && !OTHER_KIND.test(action ?? '') ? [value] : [];
}
