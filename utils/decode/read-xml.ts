import { XMLParser } from 'fast-xml-parser';
import { unreadable } from './unreadable.ts';

const ROOT = 'MadeBooking';
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/** XML has no types: these elements hold whole numbers, every other holds text. */
const WHOLE_NUMBERS = new Set([
  'BookingID',
  'Duration',
  'Method',
  'UserID',
  'Total',
  'Positive',
  'Neutral',
  'Negative',
  'Ratings',
  'Disputes',
]);

const ATTRIBUTE = '@';
const NAMESPACE = `${ATTRIBUTE}xmlns:`;
const TEXT = '#text';

const parser = new XMLParser({
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: TEXT,
  ignoreAttributes: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  // Without it, `&#xD;` and its like would stay as they are written.
  htmlEntities: true,
});

/** An element as the parser gives it: its text, or its attributes, text and children by name. */
type Element = string | { [name: string]: Element | Element[] };

/**
 * An XML reply as the plain data that its JSON twin would be: elements by their local names, `i:nil="true"` as null
 * (whatever the prefix is called), whole numbers as numbers, everything else as text. Throws `unreadable`.
 *
 * A document type is refused, and with it every entity that a reply could define.
 */
export function readXml(body: string): unknown {
  if (/<!DOCTYPE/i.test(body)) throw unreadable(null);
  const root = Object.entries(parse(body)).find(([name]) => localName(name) === ROOT);
  if (!root) throw unreadable(null);
  return readElement(ROOT, root[1], []);
}

function parse(body: string): { [name: string]: Element } {
  try {
    return parser.parse(body, true);
  } catch {
    throw unreadable(null);
  }
}

/** `nilNames`: the names that the attribute `nil` of XML Schema has here, one for each prefix in scope. */
function readElement(name: string, element: Element | Element[], outerNilNames: string[]): unknown {
  // Said more than once: no field has a list, so the schema refuses it under this name.
  if (Array.isArray(element)) return element;
  if (typeof element === 'string') return readText(name, element);

  const nilNames = [...outerNilNames, ...nilNamesOf(element)];
  if (nilNames.some((nil) => element[nil] === 'true' || element[nil] === '1')) return null;

  const children = Object.entries(element).filter(([key]) => key !== TEXT && !key.startsWith(ATTRIBUTE));
  if (children.length === 0) return readText(name, String(element[TEXT] ?? ''));
  return Object.fromEntries(
    children.map(([key, child]) => [localName(key), readElement(localName(key), child, nilNames)]),
  );
}

function nilNamesOf(element: { [name: string]: Element | Element[] }): string[] {
  return Object.keys(element)
    .filter((key) => key.startsWith(NAMESPACE) && element[key] === SCHEMA_INSTANCE)
    .map((key) => `${ATTRIBUTE}${key.slice(NAMESPACE.length)}:nil`);
}

function readText(name: string, text: string): string | number {
  return WHOLE_NUMBERS.has(name) && /^-?\d{1,10}$/.test(text) ? Number(text) : text;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
