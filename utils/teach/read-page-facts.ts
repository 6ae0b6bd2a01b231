import type { Address } from '../booking/site.ts';
import { describe, type ElementFacts, outwards } from '../detect/attributes.ts';
import { nodesOf } from '../detect/find-place.ts';
import { readPage } from '../detect/page.ts';
import { CONTROL, describeRow, MAX_ROW, ROW } from '../detect/read-element.ts';
import { wordsOf } from '../detect/words-of.ts';
import { MAX_ELEMENTS, type PageFacts, type SeenElement } from './page-facts.ts';

/** However large the page: as many nodes are passed. */
const MAX_NODES = 50_000;

/** How far around the element that was pointed at its row is looked for. */
const MAX_STEPS = 16;

/** A longer value is no number with something around it. In characters. */
const MAX_VALUE = 200;

/** Attributes that may carry a booking's number. A field's value is read with its row. */
const CARRIERS = /^(?:data-[\w-]+|id|name|rel|title|value)$/;

/** A page's facts, and which of its elements are around the one that was pointed at, from it to its row. */
export interface PointedFacts {
  facts: PageFacts;
  around: number[];
}

/**
 * Reads what a page shows. For a person's explicit request only: it reads the whole page, if no further than the bounds above, and no
 * layout. Writes nothing.
 *
 * @param target The element that was pointed at; null where it is the whole page that is asked for.
 */
export function readPageFacts(document: Document, location: Address, target: Element | null): PointedFacts {
  const page = readPage(location, document.baseURI);
  const rows = new Map<Element, number>();
  const places = new Map<Element, number[]>();
  const elements: SeenElement[] = [];

  function keep(element: Element, row: number, inRow: boolean, facts: ElementFacts): void {
    // A row without a number tells which words may be names.
    if (facts.words === undefined && !/\d/.test(JSON.stringify(facts))) return;
    places.set(element, [...(places.get(element) ?? []), elements.length]);
    elements.push({ row, inRow, facts });
  }

  function readElement(element: Element): void {
    const rowElement = rowOf(element);
    const row = rows.get(rowElement ?? element) ?? rows.size;
    rows.set(rowElement ?? element, row);
    keep(element, row, rowElement !== null, factsOf(element, rowElement));
  }

  let nodes = 0;
  for (const node of nodesOf(document, document)) {
    if (++nodes > MAX_NODES || elements.length > MAX_ELEMENTS) break;
    try {
      if (node instanceof Element) readElement(node);
    } catch {
      // A form whose fields hide its own methods.
    }
  }
  const around = target ? pathOutwards(target).flatMap((element) => places.get(element) ?? []) : [];
  return { facts: { page, elements }, around };
}

/** The row that an element is in or is, unless it frames much of the page. */
function rowOf(element: Element): Element | null {
  const row = element.closest(ROW);
  return row && !row.getElementsByTagName('*')[MAX_ROW] ? row : null;
}

function factsOf(element: Element, row: Element | null): ElementFacts {
  const names = element.getAttributeNames().filter((name) => CARRIERS.test(name));
  const facts = describe(element, [...names, 'href']);
  const attributes = Object.entries(facts.attributes ?? {}).filter(
    ([name, value]) => value.length <= MAX_VALUE && !isReadOtherwise(element, name, value),
  );
  return { ...facts, ...contentOf(element, row), attributes: Object.fromEntries(attributes) };
}

/** What a row holds. Outside rows, the words of a control and of an element that itself has a number in its text. */
function contentOf(element: Element, row: Element | null): ElementFacts {
  if (row) return row === element ? describeRow(element) : {};
  const isNamed = [...element.childNodes].some((node) => node instanceof Text && /\d/.test(node.data));
  return isNamed || element.matches(CONTROL) ? { words: wordsOf(element) } : {};
}

/** A link's address, unless it only names a place on the page, and the value of what is a field of a row. */
function isReadOtherwise(element: Element, name: string, value: string): boolean {
  return name === 'href' ? !/^#(?!!?\/)/.test(value) : name === 'value' && element.matches('input');
}

/** The elements from one to its row. */
function pathOutwards(target: Element): Element[] {
  const path: Element[] = [];
  let element: Element | null = target;
  for (let steps = MAX_STEPS; element && steps; steps--) {
    path.push(element);
    if (element.matches(ROW)) break;
    element = outwards(element);
  }
  return path;
}
