import type { Point, Rect } from '../place/rect.ts';
import type { CardFrame } from './card-frame.ts';
import { isInSight, layersBeside } from './in-sight.ts';

/** So long a card has to have been in sight, at its place and size, before a press on it counts, ms: a person takes longer. */
const STILL_FOR_MS = 500;

/**
 * Judges whether presses in a card may count. It is asked to look now and then, and counts the time for which every look has found the card
 * in sight where it was put.
 */
export function createJudge(card: Pick<CardFrame, 'host' | 'layer' | 'frame'>, now: () => number) {
  const known = layersBeside(card);
  let box: Rect | null = null;
  let since: number | null = null;

  function look(pressed?: Point): boolean {
    const isFine = box !== null && isInSight(card, box, known, pressed);
    since = isFine ? (since ?? now()) : null;
    return isFine;
  }

  return {
    /** The card was put here; a card that moves has not been seen there yet. */
    moveTo(rect: Rect): void {
      if (box && String(Object.values(rect)) === String(Object.values(box))) return;
      box = rect;
      since = null;
      look();
    },
    /** Looks once, and tells whether the card is in sight. */
    look: () => look(),
    /** Whether a press may count. `at`: where, CSS pixels of the card; null: it is no pointer's. */
    mayCount(at: Point | null): boolean {
      const pressed = at && box ? { x: box.x + at.x, y: box.y + at.y } : undefined;
      return look(pressed) && since !== null && now() - since >= STILL_FOR_MS;
    },
  };
}

export type Judge = ReturnType<typeof createJudge>;
