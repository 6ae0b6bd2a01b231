/** Time before expiry at which a quiet renewal is tried: room for one failure and a slow platform. */
export const RENEW_BEFORE_MS = 90_000;

/** Only a member who has looked at a booking this recently is kept signed in. */
export const IN_USE_MS = 10 * 60_000;

/** How long a quiet renewal may take: a lookup waits for it, and has 12 s in all. */
export const QUIET_RENEWAL_LIMIT_MS = 5_000;

/**
 * How long Chromium waits, in all, for a sign-in page without a window to redirect. A person who is not signed in on the site waits
 * as long before being asked to sign in.
 */
export const QUIET_PAGE_LIMIT_MS = 3_000;

/** How long a check of a token may take. */
export const CHECK_LIMIT_MS = 10_000;

/** How long a token from a sign-in is held back until its owner is known. Lookups wait for it, and have 12 s in all. */
export const TAKE_OVER_LIMIT_MS = 5_000;

/** How long a lookup waits for the owner of a pasted token, or of one in an environment just chosen. */
export const OWNER_WAIT_MS = 2_000;

/**
 * How often the worker calls the browser while a person signs in in a tab. Firefox ends a worker 30 s after its last call
 * (`extensions.background.idle.timeout`), and no open port of a card keeps it.
 */
export const KEEP_AWAKE_MS = 10_000;
