import { parentOf } from './past-form.ts';
import { contains, overlap, type Point, type Rect, squareAround, viewOf } from './rect.ts';

/** What on a page is pointed at: a link or control, or a run of text in an element. */
export interface Pointed {
  element: Element;
  /** The words themselves; null for an element. */
  range: Range | null;
}

/** The part of a place that the card is drawn beside. */
export interface Anchor {
  /** What is drawn there: what an observer has to watch. */
  element: Element;
  /** Where it is now; null where it is not drawn any more. */
  rect(): Rect | null;
}

/** In place of a thing without a box: a square of this many CSS pixels around the pointer. */
const SPOT = 16;

/** Browsers round where a pointer is, and not where a box is, CSS pixels. */
const ROUNDING = 1;

/**
 * The part of a place that is under the pointer: one line of a link that wraps, the picture in a link, the shape in a
 * drawing. Where there is no pointer, the first line that can be seen. A place has many boxes, and the rectangle around all of them may lie
 * where there is nothing of it.
 */
export function anchorOf(pointed: Pointed, pointer: Point | null): Anchor {
  const hit = pointer && !pointed.range ? elementAt(pointer, pointed.element.ownerDocument) : null;
  const element = hit && isWithin(hit, pointed.element) ? hit : pointed.element;
  const rects = () => rectsOf(pointed.range ?? element, pointer);
  const first = rects();
  const at = first.findIndex((rect) =>
    pointer ? contains(rect, pointer, ROUNDING) : overlap(rect, viewOf(window)),
  );
  if (pointer && at < 0) return spotAt(pointer, element);
  return {
    element,
    rect() {
      const now = rects();
      return now[now.length === first.length ? Math.max(at, 0) : 0] ?? null;
    },
  };
}

/** A spot of the page under the pointer, which moves as the element does. */
function spotAt(pointer: Point, element: Element): Anchor {
  const before = element.getBoundingClientRect();
  return {
    element,
    rect() {
      if (!element.isConnected) return null;
      const { x, y } = element.getBoundingClientRect();
      return squareAround({ x: pointer.x + x - before.x, y: pointer.y + y - before.y }, SPOT);
    },
  };
}

/** The innermost element at a point, in open shadow roots too. */
export function elementAt({ x, y }: Point, root: DocumentOrShadowRoot): Element | null {
  const hit = root.elementFromPoint(x, y);
  const inner = hit?.shadowRoot && hit.shadowRoot !== root ? elementAt({ x, y }, hit.shadowRoot) : null;
  return inner ?? hit;
}

/** Whether an element is, or is drawn in, another one, across shadow roots. */
export function isWithin(element: Element, outer: Element): boolean {
  for (let one: Element | null = element; one; one = drawnParentOf(one)) if (one === outer) return true;
  return false;
}

/** The element in which another is drawn: its slot, its parent, or the host of its shadow root. */
export function drawnParentOf(element: Element): Element | null {
  // A form can't be in a slot by a name of its own making: `assignedSlot` may be one of its fields.
  if (element.assignedSlot instanceof HTMLSlotElement) return element.assignedSlot;
  const parent = parentOf(element);
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/**
 * The boxes in which something is drawn. An element without any, such as one with `display: contents` or around floats alone, is
 * drawn where its contents are, and so is one whose contents are all outside of it.
 */
function rectsOf(source: Element | Range, pointer: Point | null): Rect[] {
  if (source instanceof Range) return boxesOf(source);
  if (source instanceof HTMLAreaElement) return areaRects(source, pointer);
  // The box of a group in a drawing is around all of its shapes.
  if (source instanceof SVGElement && source.childElementCount && source.matches('a, g, switch')) {
    return [...source.children].flatMap((child) => rectsOf(child, pointer));
  }
  const own = boxesOf(source);
  // What is pointed at is drawn where it is.
  if (own.length && pointer) return own;
  const contents = source.ownerDocument.createRange();
  contents.selectNodeContents(source);
  const drawn = boxesOf(contents);
  const isElsewhere = drawn.length > 0 && !own.some((box) => drawn.some((part) => overlap(part, box)));
  return own.length && !isElsewhere ? own : drawn;
}

function boxesOf(source: Element | Range): Rect[] {
  return [...source.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}

/** The rectangle around an area of an image map (HTML, 4.8.14), on the picture that is pointed at, else on the first that uses the map. */
function areaRects(area: HTMLAreaElement, pointer: Point | null): Rect[] {
  const map = area.closest('map');
  const root = area.getRootNode() as ParentNode;
  const images = [...root.querySelectorAll<HTMLImageElement>('img[usemap]')].filter(
    ({ useMap }) => useMap === `#${map?.name}`,
  );
  const boxes = images.map((image) => ({ image, box: image.getBoundingClientRect() }));
  const used = (pointer && boxes.find(({ box }) => contains(box, pointer))) ?? boxes[0];
  if (!used) return [];
  const { image, box } = used;
  const part = areaPart(area);
  if (!part) return [box];
  // The numbers count from the corner of the picture itself, in the picture's own pixels.
  const factor = image.offsetWidth ? box.width / image.offsetWidth : 1;
  const { paddingLeft, paddingTop } = getComputedStyle(image);
  const left = image.clientLeft + Number.parseFloat(paddingLeft) + part.x;
  const top = image.clientTop + Number.parseFloat(paddingTop) + part.y;
  return [
    {
      x: box.x + left * factor,
      y: box.y + top * factor,
      width: part.width * factor,
      height: part.height * factor,
    },
  ];
}

/** The rectangle around the shape that an area's `coords` describe; null: all of the picture. */
function areaPart({ shape, coords }: HTMLAreaElement): Rect | null {
  const numbers = (coords.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  if (/^circ/i.test(shape)) {
    const [x, y, radius] = numbers;
    if (x === undefined || y === undefined || radius === undefined) return null;
    return squareAround({ x, y }, 2 * radius);
  }
  if (/^default$/i.test(shape) || numbers.length < 4) return null;
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
