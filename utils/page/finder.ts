import type { Found } from '../detect/read-element.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import type { PagePlace } from './place.ts';

/**
 * The third part of the page's code, which comes when it is first needed: it finds bookings that are named in words, those that the user's own
 * rules find, and all of a page. Most cards open without it. `docs/decisions/two-part-page-code.md`.
 */
export interface Finder {
  /** The user's own rules among the settings as they are in storage. */
  rules(stored: unknown): OwnRules;
  /** See `findBookingInText`. */
  inText(x: number, y: number, rules: OwnRules): (Found & { range: Range }) | null;
  /** See `listBookings`. */
  list(rules: OwnRules): number[];
  /** See `taughtBy`. */
  taughtBy(place: PagePlace, rules: OwnRules): string | null;
  /** Tells the worker of selections from now on, and of one that there is. */
  hintSelections(): void;
}

let take = (_finder: Finder): void => {};

/** The part that places cards waits for the finder. */
export function awaitFinder(onFinder: (finder: Finder) => void): void {
  take = onFinder;
}

/** The finder has come. */
export function giveFinder(finder: Finder): void {
  take(finder);
}
