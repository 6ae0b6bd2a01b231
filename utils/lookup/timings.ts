/** A cached booking younger than this is shown as it is; an older one is shown and refreshed behind the card. */
export const FRESH_MS = 60_000;

/** A cached booking older than this is removed: the platform asks its callers not to keep data for long. */
export const KEEP_MS = 10 * 60_000;

/** "Not a booking you made" will hardly change; it is asked again after this, or on refresh. */
export const KEEP_NOT_FOUND_MS = 5 * 60_000;

/** More than anyone looks at in ten minutes, and far below the 10 MB that memory storage holds. */
export const MAX_ENTRIES = 200;
