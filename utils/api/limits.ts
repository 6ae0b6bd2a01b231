/**
 * Milliseconds from a question to the end of its answer's body, the retry and the explanation of a 403 included.
 * Less than a lookup has in all, so that there is time left to wait for a free place.
 */
export const REQUEST_LIMIT_MS = 10_000;

/** A booking with long comments is a few kilobytes; whatever is longer than this is none. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/** The pause before the one retry, drawn anew each time so that callers that failed together do not return together. */
export const RETRY_PAUSE_MS = { least: 300, most: 800 } as const;

/** A `Retry-After` further away than this is taken for a mistake. */
export const LONGEST_RETRY_AFTER_MS = 24 * 60 * 60_000;
