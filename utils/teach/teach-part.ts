import type { PointedFacts } from './read-page-facts.ts';

/** What `content-scripts/teach.js` does in a page, for the popup and the worker to call. No script of the page can reach it. */
export interface TeachPart {
  /** Whether its extension is still the one that runs: an update leaves the old part behind. */
  isAlive(): boolean;
  /** What the page shows, and what is around the element that a person last pointed at. */
  read(): PointedFacts;
}

/** The name under which the part is on the global object of the extension's own world, as the key of a symbol. */
export const TEACH_PART = 'booking-peek.teach';

type Home = { [name: symbol]: TeachPart | undefined };

/** Offers the part to its callers, unless one is there that still works. */
export function offerTeachPart(part: TeachPart): void {
  const home = globalThis as Home;
  const name = Symbol.for(TEACH_PART);
  if (!home[name]?.isAlive()) home[name] = part;
}
