import type { ElementFacts } from '../detect/attributes.ts';
import { NO_CODE } from '../detect/script.ts';

/** Words of the site's own structure, which may be in a report. Any other word may be a person's. */
const STRUCTURE =
  /^(?:account|phone|chat|phonechat|pc|booking|bookings|call|calls|voice|made|sent|received|view|show|open|detail|details|info|edit|dlg|win|popup|id|no|row|item|asp|type|kind|true|false)$/i;

/**
 * What can be handed in of a link for which no card opens, for all to read: its structure. Names in code, query keys, attributes and files
 * stay, since the site gave them to everybody; every digit is a `9` and every other word an `x`.
 *
 * @param elements What was pointed at and what is around it, the innermost first.
 * @param page The page's name, without a number: `PhoneChatBookings.asp`.
 */
export function reportOf(elements: readonly ElementFacts[], page: string): string {
  return [`page: ${plain(page)}`, ...elements.map(lineOf)].join('\n');
}

function lineOf({
  on = 'row',
  href,
  onclick,
  attributes = {},
  fields = [],
  words,
  ...others
}: ElementFacts): string {
  const parts = [
    ...Object.entries({ href: href && codeOrLink(href), onclick: onclick && code(onclick) }),
    ...Object.entries({ ...attributes, 'data-booking-id': others['data-booking-id'] }).map(
      ([name, value]) => [name, value && plain(value)],
    ),
  ].flatMap(([name, value]) => (value ? [`${name}="${value}"`] : []));
  const held = fields.map(
    ({ name, value }) => `<input name="${name.replace(/\d/g, '9')}" value="${plain(value)}">`,
  );
  const said = words ? [`text: ${plain(words).replace(/\s+/g, ' ').trim()}`] : [];
  return [`<${[on, ...parts].join(' ')}>`, ...held, ...said].join(' ');
}

function codeOrLink(text: string): string {
  return /^\s*javascript:/i.test(text) ? code(text) : link(text);
}

/** Names in code stay. What is in quotes is a link, or words; comments go. */
function code(text: string): string {
  return text.replace(/\d/g, '9').replace(NO_CODE, (found) => {
    const [quote = ''] = found;
    if (quote === '/' || quote === '<') return '';
    const inner = found.slice(1).replaceAll(quote, '');
    return `${quote}${/[/?]|\.asp/i.test(inner) ? link(inner) : plain(inner)}${quote}`;
  });
}

/** Files and keys stay, values do not. */
function link(text: string): string {
  const [path = '', query = ''] = text.split(/\?(.*)/s);
  const pairs = query.split('&').map((pair) => {
    const [key = '', value] = pair.split(/=(.*)/s);
    return value === undefined ? plain(key) : `${key.replace(/\d/g, '9')}=${plain(value)}`;
  });
  const plainPath = path.replace(/[^/:]+/g, (part) =>
    /\.asp$|^(?:https?|www\.adultwork\.com|adultwork\.com|m\.adultwork\.com)$/i.test(part)
      ? part.replace(/\d/g, '9')
      : plain(part),
  );
  return query ? `${plainPath}?${pairs.join('&')}` : plainPath;
}

/** Every digit as a 9, every word as an x, but for the site's own. */
function plain(text: string): string {
  return text.replace(/\d/g, '9').replace(/[\p{L}\p{M}]+/gu, (word) => (STRUCTURE.test(word) ? word : 'x'));
}
