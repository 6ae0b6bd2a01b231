import type { ElementFacts } from '../detect/attributes.ts';
import type { Page } from '../detect/page.ts';

/** However large the page: no more elements are read. Here, so that the popup, which counts them anew, carries nothing of what reads a page. */
export const MAX_ELEMENTS = 3_000;

/**
 * What a page shows that may be a kind of booking link: no DOM, so that it can be sent to the popup, where it is compared and forgotten.
 * It holds the page's numbers and words, so it never goes further than that and is kept nowhere.
 */
export interface PageFacts {
  page: Page;
  /** In the order of the page: elements with a number in them, and rows. */
  elements: readonly SeenElement[];
}

export interface SeenElement {
  /** Elements of one row have the same number. An element outside all rows is a row of its own. */
  row: number;
  /** Whether that row is one of the page's, a table's row or a list's item. */
  inRow: boolean;
  /** What it says, as the rules read it. A row's fields and words are an element of their own. */
  facts: ElementFacts;
}
