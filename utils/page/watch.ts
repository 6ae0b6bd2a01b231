import type { PagePlace, Places } from './place.ts';

export interface Watch {
  /** Looks whether the place still stands there, can be seen, and still shows the same booking; else tells. */
  check(): void;
  stop(): void;
}

/**
 * Tells once when the place of an open card was removed, hidden or scrolled out of sight. One intersection observer on one
 * element sees nearly all of it, however much the page changes; `check`, called now and then, sees the rest.
 */
export function watchPlace(place: PagePlace, places: Places, onGone: () => void): Watch {
  const { element, range, bookingId } = place;
  // An area of an image map and an element with `display: contents` have no box that could be out of sight.
  const hasBox = element.getClientRects().length > 0;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.at(-1)?.isIntersecting) onGone();
  });
  if (hasBox) observer.observe(element);

  function isThere(): boolean {
    if (!element.isConnected) return false;
    if (hasBox && !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    return range
      ? range.toString().includes(String(bookingId)) && isInSight(range.getBoundingClientRect())
      : places.of(element)?.bookingId === bookingId;
  }

  return {
    check() {
      if (!isThere()) onGone();
    },
    stop: () => observer.disconnect(),
  };
}

function isInSight({ top, bottom, left, right }: DOMRect): boolean {
  return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}
