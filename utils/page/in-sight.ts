import { contains, overlap, type Point, type Rect, viewOf } from '../place/rect.ts';
import type { CardFrame } from './card-frame.ts';

/** What the browser draws over all of the page. */
const LAYERS = ':modal, :popover-open, :fullscreen';

/** Browsers round where a box is, CSS pixels. */
const ROUNDING = 1;

/** From the edge of the card to the points that are looked at, CSS pixels: its corners are round. */
const INSET = 8;

/**
 * What would hide a card, or draw it otherwise than it was made, and what each of them is where it does nothing. The first four have an
 * effect on the top layer also where the root of the page has them (Firefox).
 */
const PLAIN_ROOT: [property: string, plain: RegExp][] = [
  // defence: least-opacity
  ['opacity', /^(1|0\.[6-9]\d*)$/],
  // What reader modes darken a page with: nothing of it makes ink and paper alike.
  [
    'filter',
    /^(none|((invert\(1\)|hue-rotate\([\w.]+\)|sepia\([\d.]+\)|grayscale\([\d.]+\)|(brightness|contrast)\((0\.[89]\d*|1(\.[01]\d*)?)\)) ?)+)$/,
  ],
  ['clip-path', /^none$/],
  ['mask-image', /^none$/],
];
const PLAIN: typeof PLAIN_ROOT = [
  ...PLAIN_ROOT,
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
 * Whether a person can see a card where it was put: the topmost thing at five points and at the one that is pressed, whole, as large as it
 * was made, and with nothing around it that fades or distorts it.
 *
 * @param box Where the card was put, CSS pixels of the viewport.
 * @param known The elements of the top layer that were there before the card: those are below it.
 * @param pressed Where the press was, in the same pixels.
 */
export function isInSight(card: Looked, box: Rect, known: ReadonlySet<Element>, pressed?: Point): boolean {
  const { host, layer, frame } = card;
  const { ownerDocument: document } = host;
  if (!host.isConnected || !layer.matches(':popover-open')) return false;
  if (document.documentElement.matches(':active-view-transition')) return false;
  if (!isSameBox(frame.getBoundingClientRect(), box)) return false;
  if (!isPlain(document.documentElement, PLAIN_ROOT)) return false;
  if (![host, layer, frame].every((one) => isPlain(one, PLAIN))) return false;
  for (const one of layersBeside(card)) if (!known.has(one) && mayCover(one, box)) return false;
  // defence: on-top
  return pointsOf(box, pressed).every(({ x, y }) => document.elementFromPoint(x, y) === host);
}

function isSameBox(one: Rect, other: Rect): boolean {
  return (['x', 'y', 'width', 'height'] as const).every(
    (side) => Math.abs(one[side] - other[side]) <= ROUNDING,
  );
}

function isPlain(element: Element, properties: typeof PLAIN): boolean {
  const style = getComputedStyle(element);
  return properties.every(([property, plain]) => plain.test(style.getPropertyValue(property)));
}

/** Whether a layer above the card is drawn over it. One that lets presses through is found at no point, so its box has to tell. */
function mayCover(layer: Element, box: Rect): boolean {
  return [layer, ...layer.querySelectorAll('*')].some((one) => overlap(one.getBoundingClientRect(), box));
}

/** The points that have to be the card's, as far as they are in the window. */
function pointsOf({ x, y, width, height }: Rect, pressed: Point | undefined): Point[] {
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
