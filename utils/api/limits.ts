/** The pause before the one retry, drawn anew each time so that callers that failed together do not return together. */
export const RETRY_PAUSE_MS = { least: 300, most: 800 } as const;

/** The longest pause that is kept. A `Retry-After` further away than this counts as this. */
export const LONGEST_RETRY_AFTER_MS = 24 * 60 * 60_000;
