import type { PagePlace, Places } from './place.ts';

export interface Watch {
  /** Looks whether the place is still there, can be seen, and still shows the same booking; else tells. */
  check(): void;
  stop(): void;
}

/** `gone`: removed, or about another booking; `hidden`: out of sight, and perhaps not for long. */
export type Loss = 'gone' | 'hidden';

/**
 * Tells when the place of an open card was removed, hidden or scrolled out of sight. One intersection observer on one
 * element sees nearly all of it, however much the page changes; `check`, called now and then, sees the rest. A control that is see-through,
 * as one over a picture of it is, counts as seen.
 *
 * @param drawn What is drawn of the place where the card is; the place's own element may be an empty box somewhere else.
 */
export function watchPlace(
  place: PagePlace,
  drawn: Element,
  places: Pick<Places, 'stillNames'>,
  onLoss: (loss: Loss) => void,
): Watch {
  const { element, range, bookingId } = place;
  // An area of an image map and an element with `display: contents` have no box that could be out of sight.
  const hasBox = drawn.getClientRects().length > 0;
  let wasInSight = false;
  const observer = new IntersectionObserver((entries) => {
    const isInSight = entries.at(-1)?.isIntersecting ?? false;
    // One that was asked for by key may still be on its way into the window.
    if (wasInSight && !isInSight) onLoss(lossNow() ?? 'hidden');
    wasInSight ||= isInSight;
  });
  if (hasBox) observer.observe(drawn);

  function lossNow(): Loss | null {
    if (!element.isConnected || !drawn.isConnected) return 'gone';
    if (range) {
      if (!range.toString().includes(String(bookingId))) return 'gone';
    } else if (!places.stillNames(element, bookingId)) return 'gone';
    if (hasBox && !drawn.checkVisibility({ visibilityProperty: true })) return 'hidden';
    return range && !isInWindow(range.getBoundingClientRect()) ? 'hidden' : null;
  }

  return {
    check() {
      const loss = lossNow();
      if (loss) onLoss(loss);
    },
    stop: () => observer.disconnect(),
  };
}

function isInWindow({ top, bottom, left, right }: DOMRect): boolean {
  return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}
