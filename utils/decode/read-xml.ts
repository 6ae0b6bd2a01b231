import { XMLParser } from 'fast-xml-parser';
import { BOOKING_FIELDS, CANDIDATE_FIELDS, type Field, type Kind } from '../booking/booking.ts';
import { unreadable } from './unreadable.ts';

const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/** XML has no types, so the list of fields says what an element holds. */
const KINDS = new Map<string, Kind>(
  Object.entries<Field>({ ...BOOKING_FIELDS, ...CANDIDATE_FIELDS }).map(([name, { kind }]) => [name, kind]),
);
const WHOLE_NUMBERS: ReadonlySet<Kind | undefined> = new Set(['id', 'minutes', 'method', 'score', 'count']);
/** Kinds round which XML Schema drops white space (https://www.w3.org/TR/xmlschema-2/#rf-whiteSpace). */
const COLLAPSED: ReadonlySet<Kind | undefined> = new Set([...WHOLE_NUMBERS, 'decimal', 'wallTime']);

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
type XmlNode = string | { [name: string]: XmlNode | XmlNode[] };

/**
 * An XML reply as the plain data that its JSON twin would be: elements by their local names, those of one name in an
 * array, `i:nil="true"` as null (whatever the prefix is called), whole numbers as numbers, everything else as text.
 * `name` is the root element's. Throws `unreadable`.
 *
 * `limit`: how many elements, and how many attributes, a reply may have. The parser takes seconds for 20,000 of them.
 * A document type is refused, and with it every entity that a reply could define.
 */
export function readXml(body: string, limit: number): { name: string; content: unknown } {
  const markup = withoutCharacterData(body);
  if (/<!DOCTYPE/i.test(markup)) throw unreadable(null);
  if (countOf(/<[^/!?]/g, markup) > limit || countOf(/=\s*["']/g, markup) > limit) throw unreadable(null);
  const [root] = Object.entries(parse(body)).filter(([name]) => name !== TEXT);
  if (!root) throw unreadable(null);
  const name = localName(root[0]);
  return { name, content: readElement(name, root[1], []) };
}

const countOf = (pattern: RegExp, text: string) => text.match(pattern)?.length ?? 0;

/** Comments and CDATA sections may hold what looks like markup and is none. */
function withoutCharacterData(body: string): string {
  let markup = '';
  let at = 0;
  while (true) {
    const found = /<!--|<!\[CDATA\[/g;
    found.lastIndex = at;
    const start = found.exec(body);
    if (!start) return markup + body.slice(at);
    markup += body.slice(at, start.index);
    const end = start[0] === '<!--' ? '-->' : ']]>';
    const close = body.indexOf(end, start.index);
    if (close < 0) return markup + body.slice(start.index);
    at = close + end.length;
  }
}

function parse(body: string): { [name: string]: XmlNode | XmlNode[] } {
  try {
    return parser.parse(body, true);
  } catch {
    throw unreadable(null);
  }
}

/** `nilNames`: the names that the attribute `nil` of XML Schema has here, one for each prefix in scope. */
function readElement(name: string, element: XmlNode | XmlNode[], outerNilNames: string[]): unknown {
  if (Array.isArray(element)) return element.map((one) => readElement(name, one, outerNilNames));
  if (typeof element === 'string') return readText(name, element);

  const nilNames = [...outerNilNames, ...nilNamesOf(element)];
  if (nilNames.some((nil) => element[nil] === 'true' || element[nil] === '1')) return null;

  const children = Object.entries(element).filter(([key]) => key !== TEXT && !key.startsWith(ATTRIBUTE));
  if (children.length === 0) return readText(name, String(element[TEXT] ?? ''));
  return Object.fromEntries(
    children.map(([key, child]) => [localName(key), readElement(localName(key), child, nilNames)]),
  );
}

function nilNamesOf(element: { [name: string]: XmlNode | XmlNode[] }): string[] {
  return Object.keys(element)
    .filter((key) => key.startsWith(NAMESPACE) && element[key] === SCHEMA_INSTANCE)
    .map((key) => `${ATTRIBUTE}${key.slice(NAMESPACE.length)}:nil`);
}

function readText(name: string, text: string): string | number {
  const kind = KINDS.get(name);
  const value = COLLAPSED.has(kind) ? text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '') : text;
  return WHOLE_NUMBERS.has(kind) && /^-?\d{1,10}$/.test(value) ? Number(value) : value;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
