/**
 * What the page's own part needs to know before it may act. It is the only thing a content script reads
 * from storage, so nothing personal may ever stand in it.
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
  /** The user's own detection rules. */
  extraRules: ExtraRule[];
}

/** "On pages whose path holds `where`, a link that holds `pattern` is a booking; `{id}` stands for its number." */
export interface ExtraRule {
  /** Text that the link's URL (its own text, not decoded) has to hold, any case, with `{id}` once: `booking.asp?no={id}`. */
  pattern: string;
  /** Text that the page's path has to hold, any case; empty: every page. */
  where: string;
}

/** The storage.local key under which they stand. */
export const PAGE_SETTINGS_KEY = 'page';

export const DEFAULT_PAGE_SETTINGS: PageSettings = {
  hover: true,
  showDelay: 450,
  theme: 'auto',
  disabledPages: [],
  extraRules: [],
};
