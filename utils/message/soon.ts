/**
 * Bookings that are asked for within so long of one another are one popup's, ms: the browser may still be opening it, and opens no second one. The
 * last of them is shown.
 */
export const SOON_MS = 2_000;
