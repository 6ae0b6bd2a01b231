import { maskDigits } from '../booking/mask-digits.ts';
import { type Address, addressOf, isMobile, isPhoneChat, isSite, pathOf } from '../booking/site.ts';
import type { OwnRules, TaughtRule } from '../settings/page-settings.ts';

/** What the rules need to know of the page that shows a link or text. */
export interface Page {
  /** What relative links are relative to. */
  base: string;
  /** Its path, with the route that a mobile page's fragment holds. */
  path: string;
  /** The host, where it is the mobile site's. */
  host: string | undefined;
  /** The page's name, as rules that were taught know it: its file, or on the mobile site its path with runs of digits as `*`. */
  name: string;
  /** One of the site's three hosts. No rule holds anywhere else. */
  site: boolean;
  /** A page about PhoneChat. */
  phoneChat: boolean;
  /** The list of one's PhoneChat bookings. */
  bookingsList: boolean;
}

/**
 * Describes the page at `location`, whose links are relative to `base` (`document.baseURI`); see `addressOf` for frames without an address.
 */
export function readPage(location: Address, base: string): Page {
  const address = addressOf(location, base);
  const phoneChat = isPhoneChat(address);
  const path = pathOf(address);
  const mobile = isMobile(address);
  return {
    base,
    path,
    host: mobile ? address.hostname : undefined,
    name: maskDigits(mobile ? path : path.slice(path.lastIndexOf('/') + 1)) || '/',
    site: isSite(address),
    phoneChat,
    bookingsList: phoneChat && /\/phonechatbookings\.asp$/i.test(address.pathname),
  };
}

/** Whether a rule that was taught finds anything on a page at all. */
export function holdsOn({ host, path, paused }: TaughtRule, page: Page): boolean {
  return page.site && !paused && host === page.host && path.toLowerCase() === page.name.toLowerCase();
}

/** Whether text on a page may name a booking: on pages about PhoneChat, and where the user taught words. */
export function mayNameBooking(page: Page, { taughtRules }: OwnRules): boolean {
  return page.phoneChat || taughtRules.some((rule) => rule.place.kind === 'words' && holdsOn(rule, page));
}
