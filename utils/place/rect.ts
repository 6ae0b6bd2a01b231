/** A point, in CSS pixels from the top left corner of the layout viewport, as `clientX` and `clientY` are. */
export interface Point {
  x: number;
  y: number;
}

/** A rectangle in the same pixels. */
export interface Rect extends Point {
  width: number;
  height: number;
}

/** The part of the page that can be seen now: the visual viewport, without scroll bars. */
export interface View extends Rect {
  /** The factor of a pinch zoom; below 1 on a phone that shows a page made for wide screens. */
  scale: number;
}

export const rightOf = ({ x, width }: Rect): number => x + width;

export const bottomOf = ({ y, height }: Rect): number => y + height;

/** Whether the point is in the rectangle, or within `slack` pixels of it. */
export function contains(rect: Rect, { x, y }: Point, slack = 0): boolean {
  return (
    x >= rect.x - slack && x <= rightOf(rect) + slack && y >= rect.y - slack && y <= bottomOf(rect) + slack
  );
}

/** Whether the two share an area, not just an edge. */
export function overlap(one: Rect, other: Rect): boolean {
  return (
    one.x < rightOf(other) && other.x < rightOf(one) && one.y < bottomOf(other) && other.y < bottomOf(one)
  );
}

/** A square of `size` pixels around a point. */
export function squareAround({ x, y }: Point, size: number): Rect {
  return { x: x - size / 2, y: y - size / 2, width: size, height: size };
}

/** The nearest value in a range; its start where the range is empty. */
export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** What can be seen of the page now. */
export function viewOf({ visualViewport, innerWidth, innerHeight }: Window): View {
  if (!visualViewport) return { x: 0, y: 0, width: innerWidth, height: innerHeight, scale: 1 };
  const { offsetLeft: x, offsetTop: y, width, height, scale } = visualViewport;
  return { x, y, width, height, scale };
}
