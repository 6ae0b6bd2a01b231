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
  /** The pointer or the focus is in it. */
  isHeld: boolean;
}

/** What a card is given before it has told its height, CSS pixels. */
const FIRST_HEIGHT = 320;

/** The place of one card: beside what is pointed at, for as long as that moves; where it was, once it is pinned. */
export class Placement {
  #anchor: Anchor;
  /** Where the pointer was, from the corner of what it pointed at: as the page scrolls, both move. Null: a key asked for the card. */
  #pointer: Point | null = null;
  #box: Box | null = null;
  /** The height for which the side was chosen, CSS pixels of the card. */
  #chosenFor: number | null = null;
  #last: Rect;
  readonly #isRtl: boolean;

  constructor(place: PagePlace, pointer: Point | null) {
    this.#isRtl = getComputedStyle(place.element).direction === 'rtl';
    this.#anchor = anchorOf(place, pointer);
    this.#last = this.#anchor.rect() ?? place.element.getBoundingClientRect();
    this.#pointer = pointer && { x: pointer.x - this.#last.x, y: pointer.y - this.#last.y };
  }

  /** What is drawn of the place: what an observer has to watch. */
  get watched(): Element {
    return this.#anchor.element;
  }

  /** The middle of what was pointed at, when that was last there. */
  get lastMiddle(): Point {
    const { x, y, width, height } = this.#last;
    return { x: x + width / 2, y: y + height / 2 };
  }

  /** The page has rendered the place anew: the card belongs to that from now on. */
  moveTo(place: PagePlace): void {
    this.#anchor = anchorOf(place, null);
    this.#pointer = null;
  }

  update({ height, sheet, pinned, isHeld }: PlacementWish): Placed {
    const view = viewOf(window);
    const wanted = height ?? FIRST_HEIGHT;
    const rect = this.#anchor.rect();
    // A sheet is at the edge of the screen, and the page scrolls behind it.
    if (rect && !(sheet && this.#box)) this.#last = rect;
    const kept = !sheet && (pinned || !rect) ? this.#box : null;
    this.#box =
      kept ??
      boxFor({
        anchor: this.#last,
        pointer: this.#pointer && {
          x: this.#last.x + this.#pointer.x,
          y: this.#last.y + this.#pointer.y,
        },
        size: { width: LEAST_WIDTH, height: wanted },
        view,
        sheet,
        rtl: this.#isRtl,
        // A card that has got more to say chooses anew, unless that would take it away from the person in it.
        keep: isHeld || wanted === this.#chosenFor ? (this.#box?.side ?? null) : null,
        isHeld,
      });
    this.#chosenFor = wanted;
    // The box stays what it was: a card that a small window has cut and moved is whole again, and there again, in a large one.
    const { x, y, width, maxHeight, scale } = kept ? keepInside(kept, wanted, view) : this.#box;
    const drawn = { width: width * scale, height: Math.min(wanted, maxHeight) * scale };
    return { rect: { x, y, ...drawn }, zoom: scale };
  }
}
