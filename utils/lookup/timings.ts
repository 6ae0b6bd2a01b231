/** A cached booking younger than this is shown as it is; an older one is shown and refreshed behind the card. */
export const FRESH_MS = 60_000;

/** A cached booking older than this is not shown at all: the platform asks its callers not to keep data for long. */
export const KEEP_MS = 10 * 60_000;

/** "Not a booking you made" will hardly change; it is asked again after this, or on refresh. */
export const KEEP_NOT_FOUND_MS = 5 * 60_000;

/** More than anyone looks at in ten minutes, and far below the 10 MB that memory storage holds. */
export const MAX_ENTRIES = 200;

/** Requests to the platform at one time. */
export const MAX_AT_ONCE = 4;

/** From the first ask to the answer, the wait for a free place and all retries included. A view gives up at 14 s. */
export const LOOKUP_LIMIT_MS = 12_000;

/** Our own pause where the platform says 429 without saying for how long: 5 s, doubled each time in a row. */
export const FIRST_BACK_OFF_MS = 5_000;
export const LONGEST_BACK_OFF_MS = 60_000;
