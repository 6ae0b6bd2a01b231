import { type Address, isSite, SITE_HOSTS } from '../booking/site.ts';
import type { ElementFacts, Field } from '../detect/attributes.ts';
import { readPage } from '../detect/page.ts';
import { MAX_ELEMENTS, type SeenElement } from './page-facts.ts';
import type { PointedFacts } from './read-page-facts.ts';

/**
 * What the part in a page says that the page shows, read field by field: it comes from the page's process. What does not fit is left out;
 * null where it is nothing of the kind. Which page it is, the browser says.
 *
 * @param address Of the page; null for a frame, whose own word counts as far as it names a page of the site.
 */
export function asPointedFacts(value: unknown, address: Address | null): PointedFacts | null {
  const { facts, around } = recordOf(value);
  const { page, elements } = recordOf(facts);
  const { base, path, host = SITE_HOSTS[0] } = recordOf(page);
  if (typeof base !== 'string' || typeof path !== 'string' || typeof host !== 'string') return null;
  if (!Array.isArray(elements) || !Array.isArray(around)) return null;
  const own = address ?? URL.parse(path, `https://${host}`);
  if (!own || !isSite(own)) return null;
  return {
    facts: {
      page: readPage(own, base),
      elements: Array.from(elements.slice(0, MAX_ELEMENTS), asElement),
    },
    around: around.filter((index) => Number.isInteger(index)),
  };
}

function asElement(value: unknown): SeenElement {
  const { row, inRow, facts } = recordOf(value);
  return { row: typeof row === 'number' ? row : -1, inRow: inRow === true, facts: asElementFacts(facts) };
}

function asElementFacts(value: unknown): ElementFacts {
  const { fields, attributes, ...texts } = recordOf(value);
  const { href, onclick, words, on, 'data-booking-id': bookingId } = textsOf(texts);
  return {
    href: href ?? null,
    ...(onclick === undefined ? {} : { onclick }),
    ...(bookingId === undefined ? {} : { 'data-booking-id': bookingId }),
    ...(words === undefined ? {} : { words }),
    ...(on === undefined ? {} : { on }),
    ...(Array.isArray(fields) ? { fields: Array.from(fields, asField) } : {}),
    attributes: textsOf(recordOf(attributes)),
  };
}

function asField(value: unknown): Field {
  const { name = '', value: text = '', action } = textsOf(recordOf(value));
  return { name, value: text, action };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Those values of a record that are texts. */
function textsOf(record: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
