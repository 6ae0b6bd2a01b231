import { bottomOf, clamp, type Point, type Rect, rightOf, squareAround, type View } from './rect.ts';

/** Where the card is, seen from what it is about; `over`: there is no room beside it. */
export type Side = 'below' | 'above' | 'right' | 'left' | 'over';

/** Where to draw a card. */
export interface Box extends Point {
  /** In the card's own pixels: multiply by `scale` for those of the page. */
  width: number;
  /** The same; a card that says more scrolls. */
  maxHeight: number;
  /** How many pixels of the page one pixel of the card takes: 1, but for a sheet on a page that is drawn smaller or larger. */
  scale: number;
  side: Side;
}

export interface BoxInput {
  /** What is pointed at. */
  anchor: Rect;
  /** Null where no pointer is meant: the card was asked for by key. */
  pointer: Point | null;
  /** What the card would like to have, in its own pixels. */
  size: { width: number; height: number };
  view: View;
  /** Opened by touch: along the edge of the screen, as wide as the screen. */
  sheet?: boolean;
  /** Whether the text around the anchor runs from right to left. */
  rtl?: boolean;
  /** The side that an open card is on: it goes to another only where that has room for all of it and this has not. */
  keep?: Side | null | undefined;
  /** The person is in the card: then it stays on its side for as long as it can be read there. */
  isHeld?: boolean;
}

/** Between the card and its anchor, and between the card and the edge of the window, CSS pixels. */
export const MARGIN = 8;

/** A card is at least this wide, or as wide as the window without its margins, CSS pixels. */
export const LEAST_WIDTH = 348;

/** In a window narrower than this the card takes all of the width, CSS pixels. */
const NARROW = 480;

/** A card that is cut shorter than this can't be read: then it rather covers its anchor, CSS pixels. */
export const LEAST_HEIGHT = 96;

/** A sheet that is cut shorter than this share of the screen rather covers its anchor. */
const LEAST_SHEET = 0.4;

/** A sheet leaves at least this share of the screen to the page. */
const MOST_SHEET = 0.85;

/** A sheet is at most this wide, in its own pixels. */
const SHEET_WIDTH = 480;

/** The edge of a large anchor counts as near if the pointer is within this many CSS pixels of it. */
const NEAR = 160;

/** Where an anchor is far longer than the card, the card reaches this far beyond the pointer, CSS pixels. */
const REACH = 24;

/** In place of an anchor that fills the window: a square of this many CSS pixels around the pointer. */
const SPOT = 16;

/**
 * Where a card goes: always inside the view; never narrower than `LEAST_WIDTH` or the view without its margins; over its
 * anchor only where no side has room for a card of `LEAST_HEIGHT`. The first side that has room for the whole card wins,
 * in the order below, above, at the end of the line, at its start; then the one with the most height. A page that reads from right to left is
 * laid out as in a mirror.
 */
export function boxFor(input: BoxInput): Box {
  if (input.rtl) return mirrorBox(boxFor({ ...mirrorInput(input), rtl: false }), input.view);
  return input.sheet ? sheetFor(input) : besideAnchor(input);
}

/**
 * The place of a card that stays where it is: the same box, moved and cut only as far as the view demands, and never narrower than any other.
 * `height` is the card's present height.
 */
export function keepInside(box: Box, height: number, view: View): Box {
  const inner = innerOf(view, MARGIN * box.scale);
  const width = Math.min(Math.max(box.width, LEAST_WIDTH), inner.width / box.scale);
  const maxHeight = Math.min(box.maxHeight, inner.height / box.scale);
  const drawn = { width: width * box.scale, height: Math.min(height, maxHeight) * box.scale };
  return {
    ...box,
    width,
    maxHeight,
    x: clamp(box.x, inner.x, rightOf(inner) - drawn.width),
    y: clamp(box.y, inner.y, bottomOf(inner) - drawn.height),
  };
}

function besideAnchor(input: BoxInput): Box {
  const { anchor, pointer, size, view, keep, isHeld = false } = input;
  const inner = innerOf(view);
  const width = view.width < NARROW ? inner.width : clamp(size.width, LEAST_WIDTH, inner.width);
  const rooms = roomsBeside(anchor, inner).filter((room) => room.width >= width);
  const nearby = pointer ? rooms.filter(({ side }) => distanceToEdge(anchor, pointer, side) <= NEAR) : rooms;
  const enough = Math.min(size.height, LEAST_HEIGHT, inner.height);
  const kept = rooms.find(({ side, height }) => side === keep && height >= enough);
  const room =
    (kept && (isHeld || kept.height >= size.height) ? kept : undefined) ??
    nearby.find(({ height }) => height >= size.height) ??
    kept ??
    tallest(nearby, enough) ??
    tallest(rooms, enough);

  if (!room) {
    const isLarge = anchor.width > SPOT || anchor.height > SPOT;
    return pointer && isLarge
      ? besideAnchor({ ...input, anchor: squareAround(pointer, SPOT) })
      : overAnchor(anchor, inner, width, size.height);
  }
  const height = Math.min(size.height, room.height);
  return {
    ...cornerIn(room, { width, height }, anchor, pointer),
    width,
    maxHeight: room.height,
    scale: 1,
    side: room.side,
  };
}

interface Room extends Rect {
  side: Side;
}

/** What is free on each side of an anchor, in the order in which the sides are preferred. */
function roomsBeside(anchor: Rect, inner: Rect): Room[] {
  const top = clamp(bottomOf(anchor) + MARGIN, inner.y, bottomOf(inner));
  const bottom = clamp(anchor.y - MARGIN, inner.y, bottomOf(inner));
  const left = clamp(rightOf(anchor) + MARGIN, inner.x, rightOf(inner));
  const right = clamp(anchor.x - MARGIN, inner.x, rightOf(inner));
  return [
    { ...inner, y: top, height: bottomOf(inner) - top, side: 'below' },
    { ...inner, height: bottom - inner.y, side: 'above' },
    { ...inner, x: left, width: rightOf(inner) - left, side: 'right' },
    { ...inner, width: right - inner.x, side: 'left' },
  ];
}

/** The highest room of those that are at least so high. */
function tallest(rooms: Room[], enough: number): Room | undefined {
  const [first] = rooms
    .filter(({ height }) => height >= enough)
    .sort((one, other) => other.height - one.height);
  return first;
}

function distanceToEdge(anchor: Rect, { x, y }: Point, side: Side): number {
  if (side === 'below') return bottomOf(anchor) - y;
  if (side === 'above') return y - anchor.y;
  return side === 'right' ? rightOf(anchor) - x : x - anchor.x;
}

/** The top left corner of a card in its room: touching the anchor's side, along its start, and never far from the pointer. */
function cornerIn(
  room: Room,
  card: { width: number; height: number },
  anchor: Rect,
  pointer: Point | null,
): Point {
  const along = (start: number, at: number | undefined, length: number) =>
    at === undefined ? start : clamp(start, at - length + REACH, Math.max(at, at - length + REACH));
  const x = along(anchor.x, pointer?.x, card.width);
  const y = along(anchor.y, pointer?.y, card.height);
  const [left, top] = [room.x, room.y];
  const [right, bottom] = [rightOf(room) - card.width, bottomOf(room) - card.height];
  switch (room.side) {
    case 'below':
      return { x: clamp(x, left, right), y: top };
    case 'above':
      return { x: clamp(x, left, right), y: bottom };
    case 'right':
      return { x: left, y: clamp(y, top, bottom) };
    default:
      return { x: right, y: clamp(y, top, bottom) };
  }
}

/** No side has room: as far from the anchor as the window allows. */
function overAnchor(anchor: Rect, inner: Rect, width: number, wanted: number): Box {
  const height = Math.min(wanted, inner.height);
  const isHigh = anchor.y + anchor.height / 2 < inner.y + inner.height / 2;
  return {
    x: clamp(anchor.x, inner.x, rightOf(inner) - width),
    y: isHigh ? bottomOf(inner) - height : inner.y,
    width,
    maxHeight: inner.height,
    scale: 1,
    side: 'over',
  };
}

/** At the bottom of the screen, under the thumb; at its top, where it would cover its anchor. */
function sheetFor({ anchor, size, view, keep }: BoxInput): Box {
  const scale = 1 / view.scale;
  const inner = innerOf(view, MARGIN * scale);
  const most = view.height * MOST_SHEET;
  const wanted = Math.min(size.height * scale, most);
  const enough = Math.min(wanted, view.height * LEAST_SHEET);
  const rooms = roomsBeside(anchor, inner).slice(0, 2);
  const room =
    rooms.find(({ side, height }) => side === keep && height >= enough) ??
    rooms.find(({ height }) => height >= wanted) ??
    tallest(rooms, enough);
  const maxHeight = Math.min((room ?? inner).height, most);
  const width = Math.min(inner.width, SHEET_WIDTH * scale);
  const height = Math.min(wanted, maxHeight);
  const side = room?.side ?? 'over';
  return {
    x: inner.x + (inner.width - width) / 2,
    y: side === 'above' ? inner.y : bottomOf(inner) - height,
    width: width / scale,
    maxHeight: maxHeight / scale,
    scale,
    side,
  };
}

function innerOf({ x, y, width, height }: Rect, margin = MARGIN): Rect {
  return {
    x: x + margin,
    y: y + margin,
    width: Math.max(0, width - 2 * margin),
    height: Math.max(0, height - 2 * margin),
  };
}

const mirrorX = ({ x, width }: View, at: number) => 2 * x + width - at;

function mirrorSide<Kept extends Box['side'] | null | undefined>(side: Kept) {
  return side === 'left' ? 'right' : side === 'right' ? 'left' : side;
}

function mirrorInput(input: BoxInput): BoxInput {
  const { anchor, pointer, view, keep } = input;
  const { y, width, height } = anchor;
  return {
    ...input,
    // A `DOMRect` has nothing of its own that could be spread.
    anchor: { x: mirrorX(view, rightOf(anchor)), y, width, height },
    pointer: pointer && { ...pointer, x: mirrorX(view, pointer.x) },
    keep: mirrorSide(keep),
  };
}

function mirrorBox(box: Box, view: View): Box {
  return {
    ...box,
    x: mirrorX(view, box.x + box.width * box.scale),
    side: mirrorSide(box.side),
  };
}
