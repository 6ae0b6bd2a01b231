import type { PointedFacts } from './read-page-facts.ts';

/** What `content-scripts/teach.js` does in a page, for the popup and the worker to call. No script of the page can reach it. */
export interface TeachPart {
  /** Whether its extension is still the one that runs: an update leaves the old part behind. */
  isAlive(): boolean;
  /** What the page shows. */
  read(): PointedFacts;
  /** Lets a person point at a link. What was pointed at before is forgotten. */
  begin(): void;
  /** Ends the pointing; what was pointed at is kept. */
  end(): void;
  /** What the page showed when a person pointed at something on it, and what was around that; null: they have not. */
  pointed(): PointedFacts | null;
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
