import type { Address } from '../booking/site.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import { isPlace, MAX_NODES, nodesOf } from './find-place.ts';
import { mentionsIn } from './mention.ts';
import './own-rules.ts';
import { mayNameBooking, readPage } from './page.ts';
import { findBooking, lookUpwards } from './read-element.ts';
import { readLine } from './read-text.ts';
import { taughtMentionsIn } from './taught-rule.ts';
import { UNSEEN } from './words-of.ts';

/** However large the page: as many places are looked at and bookings listed. */
const MAX_PLACES = 5_000;
const MAX_BOOKINGS = 50;

/**
 * The IDs of the bookings that a page shows, each once, in the order of the page: what pointing at each of its links,
 * fields and words would find. For a person's explicit request only, such as opening the popup: it reads the whole page,
 * if no further than the bounds above.
 */
export function listBookings(document: Document, location: Address, rules: OwnRules): number[] {
  const ids = new Set<number>();
  try {
    let nodes = 0;
    let places = 0;
    for (const node of nodesOf(document, document)) {
      const found = idsAt(node, location, rules);
      if (found) places++;
      for (const id of found ?? []) ids.add(id);
      if (++nodes >= MAX_NODES || places >= MAX_PLACES || ids.size >= MAX_BOOKINGS) break;
    }
  } catch {
    // An element whose name hides the document's own method: such a page lists nothing.
  }
  return [...ids].slice(0, MAX_BOOKINGS);
}

/** The bookings that a node itself names; null if it is no place for one. */
function idsAt(node: Node, location: Address, rules: OwnRules): number[] | null {
  try {
    if (node instanceof Text) return idsInText(node, location, rules);
    if (!isPlace(node, rules)) return null;
    const found = findBooking(node, location, rules);
    return found ? [found.id] : [];
  } catch {
    // A form whose fields hide its own methods.
    return null;
  }
}

function idsInText(node: Text, location: Address, rules: OwnRules): number[] | null {
  const parent = node.parentElement;
  const wanted = rules.taughtRules.some(({ place }) => place.kind === 'words') ? /booking|\d/i : /booking/i;
  if (!parent || !wanted.test(node.data) || parent.closest(UNSEEN)) return null;
  const page = readPage(location, node.baseURI);
  if (!mayNameBooking(page, rules)) return null;
  const { text } = readLine(node);
  const mentions = [...mentionsIn(text), ...taughtMentionsIn(text, rules, page)];
  if (!mentions.length) return null;
  return lookUpwards(parent, page, rules) === 'no-signal' ? mentions.map(({ id }) => id) : [];
}
