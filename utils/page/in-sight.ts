import { LAYERS } from '../place/home-for.ts';
import { parentOf } from '../place/past-form.ts';
import { contains, overlap, type Point, type Rect, viewOf } from '../place/rect.ts';
import type { CardFrame } from './card-frame.ts';
import { framesAround } from './frames-around.ts';

/** Browsers round where a box is, CSS pixels. */
const ROUNDING = 1;

/** From the edge of the card to the points that are looked at, CSS pixels: its corners are round. */
const INSET = 8;

/** What readers' extensions darken a page with: nothing of it makes ink and paper alike. */
const HARMLESS =
  /^(none|((invert\(1\)|hue-rotate\([\w.]+\)|sepia\([\d.]+\)|grayscale\([\d.]+\)|(brightness|contrast)\((0\.[89]\d*|1(\.[01]\d*)?)\)) ?)+)$/;

/** What would hide something, or draw it otherwise than it was made, and what each of them is where it does nothing. */
type Look = [property: string, plain: RegExp];

const FADES: Look[] = [
  // defence: least-opacity
  ['opacity', /^(1|0\.[6-9]\d*)$/],
  ['filter', HARMLESS],
  ['clip-path', /^none$/],
  ['mask-image', /^none$/],
];
const SHOWS: Look[] = [
  ...FADES,
  ['visibility', /^visible$/],
  ['transform', /^none$/],
  ['mix-blend-mode', /^normal$/],
  ['content-visibility', /^visible$/],
];

type Looked = Pick<CardFrame, 'host' | 'layer' | 'frame'>;

/** The other elements of the top layer that there are now. */
export function layersBeside({ host, layer }: Pick<Looked, 'host' | 'layer'>): Set<Element> {
  const all = [...host.ownerDocument.querySelectorAll(LAYERS)];
  return new Set(all.filter((one) => one !== layer && !one.contains(host)));
}

/**
 * Whether a person can see a card where it was put: the topmost thing at five points and at the one that is pressed, as large as it was made,
 * and with nothing around it that fades or distorts it.
 *
 * @param box Where the card was put, CSS pixels of the viewport.
 * @param known The elements of the top layer that were there before the card: those are below it.
 * @param pressed Where the press was, in the same pixels.
 */
export function isInSight(card: Looked, box: Rect, known: ReadonlySet<Element>, pressed?: Point): boolean {
  const { host, layer, frame } = card;
  const { documentElement: root } = document;
  if (!host.isConnected || !layer.matches(':popover-open') || root.matches(':active-view-transition'))
    return false;
  if (!isSameBox(frame.getBoundingClientRect(), box)) return false;
  // What the root of a page does to itself it does to the top layer too (Firefox).
  if (!isPlain(root, FADES) || ![host, layer, frame].every((one) => isPlain(one, SHOWS))) return false;
  for (const one of layersBeside(card)) if (!known.has(one) && mayCover(one, box)) return false;
  // defence: five-points
  const points = pointsOf(box, pressed);
  return isHit(host, points) && areFramesSeen(points);
}

function isSameBox(one: Rect, other: Rect): boolean {
  return (['x', 'y', 'width', 'height'] as const).every(
    (side) => Math.abs(one[side] - other[side]) <= ROUNDING,
  );
}

function isPlain(element: Element, looks: Look[]): boolean {
  const style = getComputedStyle(element);
  return looks.every(([property, plain]) => plain.test(style.getPropertyValue(property)));
}

/** Whether a layer above the card is drawn over it. One that lets presses through is found at no point, so its boxes have to tell. */
function mayCover(layer: Element, box: Rect): boolean {
  return [layer, ...layer.querySelectorAll('*')].some((one) => overlap(one.getBoundingClientRect(), box));
}

/** The points that have to be the card's, as far as they are in the window. */
function pointsOf({ x, y, width, height }: Rect, pressed?: Point): Point[] {
  const [left, right, top, bottom] = [x + INSET, x + width - INSET, y + INSET, y + height - INSET];
  const points = [
    { x: x + width / 2, y: y + height / 2 },
    { x: left, y: top },
    { x: right, y: top },
    { x: left, y: bottom },
    { x: right, y: bottom },
    ...(pressed ? [pressed] : []),
  ];
  const view = viewOf(window);
  return points.filter((point) => contains(view, point, -ROUNDING));
}

function isHit(element: Element, points: Point[]): boolean {
  // In a shadow tree of the page, its document would name the tree's host.
  const root = element.getRootNode();
  const around = isShadowRoot(root) ? root : element.ownerDocument;
  return points.every(({ x, y }) => around.elementFromPoint(x, y) === element);
}

/** Not by its class, which is another one in each frame. */
function isShadowRoot(node: Node): node is ShadowRoot {
  return 'host' in node;
}

/** The same for the frames that the page is in: each is the topmost thing at those points, and nothing around it fades it. */
function areFramesSeen(points: Point[]): boolean {
  let inner = points;
  for (const frame of framesAround(window) ?? []) {
    inner = inner.map((point) => outOf(frame, point));
    if (!isUnfaded(frame)) return false;
    const view = viewOf(frame.ownerDocument.defaultView ?? window);
    if (
      !isHit(
        frame,
        inner.filter((point) => contains(view, point)),
      )
    )
      return false;
  }
  return true;
}

/** A point in a frame, as the page around it counts. */
function outOf(frame: Element, { x, y }: Point): Point {
  const box = frame.getBoundingClientRect();
  const { offsetWidth } = frame as HTMLElement;
  const scale = offsetWidth ? box.width / offsetWidth : 1;
  return { x: box.x + (frame.clientLeft + x) * scale, y: box.y + (frame.clientTop + y) * scale };
}

function isUnfaded(frame: Element): boolean {
  for (let one: Node | null = frame; one; one = parentOf(one)) {
    if (one.nodeType === Node.ELEMENT_NODE && !isPlain(one as Element, FADES)) return false;
  }
  return true;
}
