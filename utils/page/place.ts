import { findPlaceOf } from '../detect/find-place.ts';
import { mayNameBooking, readPage } from '../detect/page.ts';
import { type Found, findBooking } from '../detect/read-element.ts';
import type { Place } from '../intent/states.ts';
import { elementAt } from '../place/anchor.ts';
import type { Point } from '../place/rect.ts';
import type { FinderSource } from './finder-source.ts';

/** A place on the page that shows a booking, as intent knows it, and where it is. */
export interface PagePlace extends Place {
  /** The link or control; for text, the element that holds it. */
  element: Element;
  /** The words themselves, where the booking is only named in text; else null. */
  range: Range | null;
}

type FoundPlace = Found & { range: Range | null };

/**
 * Finds the places under the pointer and the focus, and gives each a number of its own. The same link is the same place for
 * as long as it names the same booking.
 */
export function createPlaces(finder: FinderSource) {
  const known = new WeakMap<Element, PagePlace>();
  let count = 0;

  function placeFor(bookingId: number, element: Element, range: Range | null): PagePlace {
    const before = known.get(element);
    if (before?.bookingId === bookingId && sameStart(before.range, range)) return before;
    const place = { id: ++count, bookingId, element, range };
    known.set(element, place);
    return place;
  }

  function findElement(element: unknown): FoundPlace | null {
    // What the user's own rules say of it may be otherwise.
    if (finder.lacksRules()) return null;
    const found = element instanceof Element ? findBooking(element, location, finder.rules()) : null;
    return found && { ...found, range: null };
  }

  function findWords({ x, y }: Point): FoundPlace | null {
    return finder.get()?.inText(x, y, finder.rules()) ?? null;
  }

  /** Whether text on this page may name a booking; see `findBookingInText`. */
  function mayStandInText(): boolean {
    return mayNameBooking(readPage(location, document.baseURI), finder.rules());
  }

  return {
    of(element: unknown): PagePlace | null {
      const found = findElement(element);
      return found && placeFor(found.id, found.anchor, null);
    },
    /**
     * Looks for a place that is gone where the page may have rendered it anew: at the points, in their order, and, if `anywhere`,
     * at the first other element for the same booking. Where that is found, the place is there from now on. Asks for layout.
     */
    findAgain(place: PagePlace, points: Point[], anywhere: boolean): boolean {
      const { bookingId, element } = place;
      // Only what is drawn in it is new.
      if (element.isConnected && findElement(element)?.id === bookingId) return true;
      const isSame = (found: FoundPlace | null) => found?.id === bookingId && found.anchor.checkVisibility();
      const atPoints = points.flatMap((point) => [findElement(elementAt(point, document)), findWords(point)]);
      const elsewhere = () => (anywhere ? findPlaceOf(bookingId, document, location, finder.rules()) : null);
      const atPoint = atPoints.find(isSame);
      const found = atPoint ?? elsewhere();
      if (!found) return false;
      place.element = found.anchor;
      place.range = atPoint?.range ?? null;
      known.set(found.anchor, place);
      return true;
    },
    /** Whether an element still names that booking, as far as is known yet. */
    stillNames: (element: Element, bookingId: number) =>
      finder.lacksRules() || findElement(element)?.id === bookingId,
    mayStandInText,
    /** The booking that the text at a point of the viewport names. Asks for layout: only once the pointer rests. */
    inText(x: number, y: number): PagePlace | null {
      if (!finder.get() && mayStandInText()) finder.want();
      const found = findWords({ x, y });
      return found && placeFor(found.id, found.anchor, found.range);
    },
  };
}

function sameStart(one: Range | null, other: Range | null): boolean {
  if (!one || !other) return one === other;
  return one.startContainer === other.startContainer && one.startOffset === other.startOffset;
}

export type Places = ReturnType<typeof createPlaces>;
