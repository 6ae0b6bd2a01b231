/**
 * The attributes that may say which booking an element is about, beside a link's address. The gate, the reader and the list of
 * a page's bookings all follow this list.
 */
export const ATTRIBUTES = ['onclick', 'data-booking-id'] as const;

/** What one element shows, as written in the page: no DOM, so that the rules can be tested as a table. */
export interface ElementFacts extends Partial<Record<(typeof ATTRIBUTES)[number], string | null>> {
  /** The address of a link; null for what is no link. */
  href?: string | null;
  /** For a row: its hidden fields, check boxes and radio buttons. */
  fields?: readonly Field[];
  /** For a row: what it says, its pieces of text one a line. */
  words?: string;
  /** The element's name, `a`. */
  on?: string;
  /** Attributes that only rules which were taught read. */
  attributes?: Readonly<Record<string, string>>;
}

/** A form field of a table row. */
export interface Field {
  name: string;
  value: string;
  /** The `action` of its form as written; null where there is none. */
  action?: string | null | undefined;
}

/** What may be a link: in SVG too. */
export const LINK = 'a,area';

/** The address that the browser follows from an element, as written (an SVG link's may be in `xlink:href`); null for what is no link. */
export function linkOf(element: Element): string | null {
  if (!element.matches(LINK)) return null;
  if ('href' in element && typeof element.href === 'object' && element.href && 'animVal' in element.href)
    return String(element.href.animVal);
  return element.getAttribute('href');
}

/**
 * What an element's own attributes say. May throw where a form's fields hide its own methods.
 *
 * @param more Names of further attributes to be read, in lower case.
 */
export function describe(element: Element, more: readonly string[] = []): ElementFacts {
  const facts = { href: linkOf(element), ...Object.fromEntries(read(element, ATTRIBUTES)) };
  return more.length
    ? { ...facts, on: element.localName, attributes: Object.fromEntries(read(element, more)) }
    : facts;
}

function read(element: Element, names: readonly string[]): [string, string][] {
  return names.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null ? [] : [[name, value]];
  });
}

/** The element around one, as a press passes through them: the slot that shows it, what holds it, the host of its open shadow root. */
export function outwards(element: Element): Element | null {
  const root = element.parentNode;
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
