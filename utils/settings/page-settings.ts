/**
 * What the page's own part needs to know before it may act. It is the only thing a content script reads
 * from storage, so it never holds anything personal.
 */
export interface PageSettings {
  /** Whether pointing and focusing open cards at all. */
  hover: boolean;
  /** Milliseconds of rest before a card shows. */
  showDelay: number;
  /** `auto`: as light or dark as the page is. */
  theme: 'auto' | 'light' | 'dark';
  /** Pages on which cards are off: host and path, runs of digits as `*` (`www.adultwork.com/phonechatbookings.asp`). */
  disabledPages: string[];
  /** The user's own detection rules, written as patterns. */
  extraRules: ExtraRule[];
  /** The kinds of link that the user taught by the list of bookings or by pointing at one. */
  taughtRules: TaughtRule[];
}

/** What a page needs to know of them for any card; what it needs for the user's own rules comes with the part that reads those. */
export type CardSettings = Omit<PageSettings, 'extraRules' | 'taughtRules'>;

/** Both kinds of rules of the user's own. */
export type OwnRules = Readonly<Pick<PageSettings, 'extraRules' | 'taughtRules'>>;

/** "On pages whose path holds `where`, a link that holds `pattern` is a booking; `{id}` is its number." */
export interface ExtraRule {
  /** Text that the link's URL (its own text, not decoded) has to hold, any case, with `{id}` once: `booking.asp?no={id}`. */
  pattern: string;
  /** Text that the page's path has to hold, any case; empty: every page. */
  where: string;
}

/**
 * "On this page, the number in this place is a booking's ID." Structure alone: it is on the disk, so it holds no ID, no member's number
 * and no name. All names are whole, and compared in any case.
 */
export interface TaughtRule {
  /** The mobile site's host; absent: the other two, which are one site. */
  host?: string | undefined;
  /** The page, as `pageNameOf` names it: `PhoneChatBookings.asp`. */
  path: string;
  place: TaughtPlace;
  /** Other values beside the number that have to be as they are here, by argument, query key or attribute: `{ 2: 'P' }`. */
  literals: Record<string, string>;
  /** The day on which it was taught, `2026-11-25`. */
  taughtOn?: string | undefined;
  /** Whether it finds nothing for now, since what it found again and again was no booking. */
  paused?: boolean | undefined;
}

/** Where the number is. `before` and `after`: what is around it in the same text, runs of digits as `*`. */
export type TaughtPlace = { before: string; after: string } & (
  | { kind: 'call'; fn: string; arg: number; of: number }
  | { kind: 'query'; file: string; key: string }
  | { kind: 'path' }
  | { kind: 'attribute'; name: string; on: string }
  | { kind: 'field'; name: string }
  | { kind: 'words' }
);

/** For what is to be read by the built-in rules alone. */
export const NO_RULES: OwnRules = { extraRules: [], taughtRules: [] };

/** The storage.local key under which they are. */
export const PAGE_SETTINGS_KEY = 'page';

export const DEFAULT_CARD_SETTINGS: CardSettings = {
  hover: true,
  showDelay: 450,
  theme: 'auto',
  disabledPages: [],
};

/** By a call, which a build leaves out where nothing uses it: what is spread it keeps in the pages' parts. */
export const DEFAULT_PAGE_SETTINGS: PageSettings = /* @__PURE__ */ withoutRules(DEFAULT_CARD_SETTINGS);

function withoutRules(cards: CardSettings): PageSettings {
  return { ...cards, extraRules: [], taughtRules: [] };
}
