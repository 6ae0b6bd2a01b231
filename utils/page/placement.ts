import { type Anchor, anchorOf } from '../place/anchor.ts';
import { type Box, boxFor, keepInside, LEAST_WIDTH } from '../place/box-for.ts';
import { type Point, type Rect, viewOf } from '../place/rect.ts';
import type { PagePlace } from './place.ts';

/** Where a card is drawn. */
export interface Placed {
  /** CSS pixels of the viewport. */
  rect: Rect;
  /** How many of them one pixel of the card takes. */
  zoom: number;
}

export interface PlacementWish {
  /** CSS pixels of the card; null: not known yet. */
  height: number | null;
  /** Opened by touch, at the bottom of the screen. */
  sheet: boolean;
  /** It stays where it is on the screen. */
  pinned: boolean;
}

/** What a card is given before it has told its height, CSS pixels. */
const FIRST_HEIGHT = 320;

/** The place of one card: beside what is pointed at, for as long as that moves; where it was, once it is pinned. */
export function createPlacement({ element, range }: PagePlace, pointer: Point | null) {
  const anchor: Anchor = anchorOf({ element, range }, pointer);
  const rtl = getComputedStyle(element).direction === 'rtl';
  let box: Box | null = null;

  return {
    /** What an observer has to watch. */
    watched: anchor.element,
    update({ height, sheet, pinned }: PlacementWish): Placed {
      const view = viewOf(window);
      const wanted = height ?? FIRST_HEIGHT;
      const rect = anchor.rect();
      if (box && (pinned || !rect)) box = keepInside(box, wanted, view);
      else {
        const size = { width: LEAST_WIDTH, height: wanted };
        const at = rect ?? element.getBoundingClientRect();
        box = boxFor({ anchor: at, pointer, size, view, sheet, rtl, keep: box?.side ?? null });
      }
      const { x, y, width, maxHeight, scale } = box;
      const drawn = { width: width * scale, height: Math.min(wanted, maxHeight) * scale };
      return { rect: { x, y, ...drawn }, zoom: scale };
    },
  };
}

export type Placement = ReturnType<typeof createPlacement>;
