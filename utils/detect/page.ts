import { SITE_HOSTS } from '../api/environments.ts';

/** What `location`, `URL` and a link have in common. A page's own location has no user info. */
export type Address = Pick<URL, 'protocol' | 'hostname' | 'port' | 'pathname'> &
  Partial<Pick<URL, 'username' | 'password'>>;

/** What the rules need to know of the page on which something stands. */
export interface Page {
  /** What relative links are relative to. */
  base: string;
  path: string;
  /** One of the site's three hosts. No rule holds anywhere else. */
  site: boolean;
  /** A page about PhoneChat. */
  phoneChat: boolean;
  /** The list of one's PhoneChat bookings. */
  bookingsList: boolean;
}

/** Kinds of booking with ID spaces of their own. */
export const OTHER_KIND = /cam|escort|direct/i;

/** Whether an address is one of the site's: its hosts exactly, http or https, no port and no user info. */
export function isSite(address: Address): boolean {
  return (
    /^https?:$/.test(address.protocol) &&
    (SITE_HOSTS as readonly string[]).includes(address.hostname) &&
    !address.port &&
    !address.username &&
    !address.password
  );
}

/**
 * Whether an address is one of the site's pages about PhoneChat. The file's name says so
 * (`/dlgPhoneChatBooking.asp`); the mobile site, a single-page app, may say it anywhere in its path.
 */
export function isPhoneChat(address: Address): boolean {
  const path = address.pathname;
  const file = path.slice(path.lastIndexOf('/'));
  const name = address.hostname.startsWith('m.') ? path : /\.asp$/i.test(file) ? file : '';
  return isSite(address) && /phonechat/i.test(name) && !OTHER_KIND.test(name);
}

/**
 * Describes the page at `location`, whose links are relative to `base` (`document.baseURI`). A frame without an address
 * (`about:blank`, `about:srcdoc`) is part of the page that wrote it, whose address is then its base.
 */
export function readPage(location: Address, base: string): Page {
  const address = (location.protocol === 'about:' && URL.parse(base)) || location;
  const phoneChat = isPhoneChat(address);
  return {
    base,
    path: address.pathname,
    site: isSite(address),
    phoneChat,
    bookingsList: phoneChat && /\/phonechatbookings\.asp$/i.test(address.pathname),
  };
}
