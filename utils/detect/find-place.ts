import type { Address } from '../booking/site.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import { ATTRIBUTES, LINK } from './attributes.ts';
import { CONTROL, type Found, findBooking } from './read-element.ts';

/** However large the page: no more nodes are passed. */
export const MAX_NODES = 100_000;

/** Elements that may say which booking they are about. */
const PLACE = [LINK, CONTROL, ...ATTRIBUTES.map((name) => `[${name}]`)].join();

/** The first element of a page that names the booking and can be seen; null: none, within the same bounds. */
export function findPlaceOf(
  bookingId: number,
  document: Document,
  location: Address,
  rules: OwnRules,
): Found | null {
  let nodes = 0;
  for (const node of nodesOf(document, document)) {
    if (++nodes > MAX_NODES) return null;
    if (!isPlace(node, rules)) continue;
    const found = findBooking(node, location, rules);
    if (found?.id === bookingId && found.anchor.checkVisibility()) return found;
  }
  return null;
}

/** The elements and texts below a node, in order, and those of open shadow roots where their hosts are. */
export function* nodesOf(root: Node, document: Document): Generator<Node> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    yield node;
    if (node instanceof Element && node.shadowRoot instanceof ShadowRoot)
      yield* nodesOf(node.shadowRoot, document);
  }
}

export function isPlace(node: Node, rules: OwnRules): node is Element {
  return node instanceof Element && (node.matches(PLACE) || isTaught(node, rules));
}

/** Whether an element has an attribute that a rule which was taught reads. */
function isTaught(element: Element, { taughtRules }: OwnRules): boolean {
  return taughtRules.some(({ place }) => place.kind === 'attribute' && element.hasAttribute(place.name));
}
