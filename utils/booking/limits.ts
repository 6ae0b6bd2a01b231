/**
 * How much is kept of each thing, and how long it may be. Forms, the worker's doors, what is stored and the page's own reader all read
 * these, so that nothing is taken in one place and refused, or lost, in the next. Lengths are UTF-16 code units, as `maxLength` counts them.
 */

/** Tokens are opaque to us (RFC 6749, section 1.4); JSON Web Tokens with many claims stay well below this. */
export const MAX_TOKEN_LENGTH = 10_000;
export const MAX_CLIENT_ID_LENGTH = 200;

export const MAX_MEMBERS = 500;
export const MAX_NAME_LENGTH = 80;
/** Bookings looked up by hand that the popup offers again. */
export const MAX_RECENT = 8;

/** Bookings of which it is remembered under which member they were found. */
export const MAX_FOUND_UNDER = 200;

/** Rest before a card shows, milliseconds: less opens cards unasked, more feels broken. */
export const MIN_SHOW_DELAY_MS = 150;
export const MAX_SHOW_DELAY_MS = 2000;

/** Pages on which cards are switched off. */
export const MAX_DISABLED_PAGES = 200;
/** A page's host and path. */
export const MAX_PAGE_NAME_LENGTH = 300;

/** A person's own detection rules. Each is tried on each link that is pointed at. */
export const MAX_RULES = 50;
/** Kinds of link that a person taught. */
export const MAX_TAUGHT_RULES = 50;
/** What names such a kind. */
export const MAX_TAUGHT_KEY_LENGTH = 4_000;
/** Either half of a rule, and any text of one that was taught. */
export const MAX_RULE_TEXT_LENGTH = 200;

/** The name by which a frame tells its own words from another's: as long as `newSecret` makes it. */
export const MAX_FRAME_NAME_LENGTH = 32;
