import { type Address, addressOf, isPhoneChat, isSite, pathOf } from '../booking/site.ts';

/** What the rules need to know of the page on which something stands. */
export interface Page {
  /** What relative links are relative to. */
  base: string;
  /** Its path, with the route that a mobile page's fragment holds. */
  path: string;
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
  return {
    base,
    path: pathOf(address),
    site: isSite(address),
    phoneChat,
    bookingsList: phoneChat && /\/phonechatbookings\.asp$/i.test(address.pathname),
  };
}
