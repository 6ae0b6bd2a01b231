/** Requests to the platform at one time. */
export const MAX_AT_ONCE = 4;

/**
 * Milliseconds from sending a question to the end of its answer's body, the retry and the explanation of a 403 included.
 * Less than `ANSWER_LIMIT_MS`, so that there is time left to wait for a free place.
 */
export const REQUEST_LIMIT_MS = 10_000;

/** Milliseconds in all: the wait for a free place, a quiet renewal and both questions included. A view gives up at 14 s. */
export const ANSWER_LIMIT_MS = 12_000;

/** Our own pause where the platform says 429 without saying for how long: doubled for each pause in a row. */
export const FIRST_PAUSE_MS = 5_000;
export const LONGEST_OWN_PAUSE_MS = 60_000;
