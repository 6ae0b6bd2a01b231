import type { Address } from '../booking/site.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import { mentionsIn } from './mention.ts';
import './own-rules.ts';
import { mayNameBooking, readPage } from './page.ts';
import { type Found, lookUpwards } from './read-element.ts';
import { taughtMentionsIn } from './taught-rule.ts';

/** All but the elements that only dress a run of text. A link counts: what it holds is its own text. */
const BLOCK = ':not(abbr,b,big,code,em,font,i,label,nobr,small,span,strong,u)';

/** How many pieces of text before and after the one pointed at are read. */
const REACH = 8;

/** Characters before and after the point that are searched: more than twice the longest way to name a booking. */
const WINDOW = 400;

/** Text that runs on through the elements that dress it: the pieces in order, and where in the whole each starts. */
export interface Line {
  text: string;
  pieces: { node: Text; start: number }[];
}

/**
 * The booking named by the text at a point of the viewport (CSS pixels, as `clientX` and `clientY`), or null.
 * Only on pages about PhoneChat, and only if the point lies on the words themselves; text in a link that is about
 * something else finds nothing. Writes nothing into the page.
 *
 * It asks for layout (the caret at the point, the boxes of the words): call it once the pointer rests, never while it moves.
 */
export function findBookingInText(
  x: number,
  y: number,
  document: Document,
  location: Address,
  rules: OwnRules,
): (Found & { range: Range }) | null {
  try {
    const page = readPage(location, document.baseURI);
    if (!mayNameBooking(page, rules)) return null;
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots: rootsAt(x, y, document) });
    if (!(caret?.offsetNode instanceof Text)) return null;
    const node = caret.offsetNode;
    const anchor = node.parentElement;
    const line = readLine(node);
    const at = caret.offset + (line.pieces.find((piece) => piece.node === node)?.start ?? 0);
    const from = Math.max(0, at - WINDOW);
    const text = line.text.slice(from, at + WINDOW);
    const mention = [...mentionsIn(text), ...taughtMentionsIn(text, rules, page)].find(
      ({ start, end }) => from + start <= at && at <= from + end,
    );
    if (!anchor || !mention || lookUpwards(anchor, page, rules) !== 'no-signal') return null;

    const range = document.createRange();
    range.setStart(...placeIn(line, from + mention.start));
    range.setEnd(...placeIn(line, from + mention.end));
    const pointedAt = [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
    );
    return pointedAt ? { id: mention.id, anchor, range } : null;
  } catch {
    return null;
  }
}

/** The open shadow roots at a point, from the outside in: without them the caret would stop at the outermost host. */
function rootsAt(x: number, y: number, document: Document): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  let around: DocumentOrShadowRoot = document;
  for (;;) {
    const root: ShadowRoot | null | undefined = around.elementFromPoint(x, y)?.shadowRoot;
    if (!root || roots.includes(root)) return roots;
    roots.push(root);
    around = root;
  }
}

/** The line that a piece of text belongs to. A link or a block ends it, written as a `|`. */
export function readLine(node: Text): Line {
  const block = blockOf(node);
  const walker = node.ownerDocument.createTreeWalker(block ?? node, NodeFilter.SHOW_TEXT);
  walker.currentNode = node;
  let steps = REACH;
  while (steps && walker.previousNode()) steps--;

  const line: Line = { text: '', pieces: [] };
  for (steps = 2 * REACH; steps; steps--) {
    const piece = walker.currentNode as Text;
    const runsOn = blockOf(piece) === block;
    if (runsOn) line.pieces.push({ node: piece, start: line.text.length });
    line.text += runsOn ? piece.data : '|';
    if (!walker.nextNode()) break;
  }
  return line;
}

function blockOf(piece: Text): Element | null | undefined {
  return piece.parentElement?.closest(BLOCK);
}

/** The node and the offset in it for a place in the line. */
function placeIn({ pieces }: Line, place: number): [Text, number] {
  const piece = pieces.findLast(({ start }) => start <= place);
  if (!piece) throw new RangeError('The line starts after that place');
  return [piece.node, place - piece.start];
}
