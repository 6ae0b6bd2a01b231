/** A person who has not pointed at anything by then does something else, ms. */
export const POINTING_LASTS_MS = 120_000;
