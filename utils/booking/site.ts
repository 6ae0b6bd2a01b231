/** The site's pages that the content scripts run on, by `http:` too: `docs/decisions/http-pages.md`. */
export const SITE_HOSTS = ['www.adultwork.com', 'adultwork.com', 'm.adultwork.com'] as const;
export const SITE_MATCHES = /* @__PURE__ */ SITE_HOSTS.map((host) => `*://${host}/*`);

/** What `location`, `URL` and a link have in common. A page's own location has no user info. */
export type Address = Pick<URL, 'protocol' | 'hostname' | 'port' | 'pathname'> &
  Partial<Pick<URL, 'username' | 'password' | 'hash'>>;

/** Kinds of booking with ID spaces of their own. */
export const OTHER_KIND = /cam|escort|direct/i;

/** How the site writes PhoneChat in addresses: `PhoneChatBookings.asp`, `/account/phone-chat`. */
export const PHONE_CHAT = /phone-?chat/i;

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

/** Whether a link or a fragment is a route of a single-page app, which is a path of its own: `#/account`, `#!/account`. */
export function isHashRoute(link: string): boolean {
  return /^#!?\//.test(link);
}

/** Whether an address is on the mobile site, a single-page app. */
export function isMobile({ hostname }: Address): boolean {
  return hostname.startsWith('m.');
}

/** The path of an address. On the mobile site, a route in the fragment belongs to it. */
export function pathOf(address: Address): string {
  const { pathname, hash = '' } = address;
  return isMobile(address) && isHashRoute(hash) ? pathname + hash.replace(/\?.*$/, '') : pathname;
}

/**
 * Whether an address is one of the site's pages about PhoneChat. The file's name says so
 * (`/dlgPhoneChatBooking.asp`); the mobile site may say it anywhere in its path.
 */
export function isPhoneChat(address: Address): boolean {
  const path = pathOf(address);
  const file = path.slice(path.lastIndexOf('/'));
  const name = isMobile(address) ? path : /\.asp$/i.test(file) ? file : '';
  return isSite(address) && PHONE_CHAT.test(name) && !OTHER_KIND.test(name);
}

/**
 * The address that a document counts under. A frame without one (`about:blank`, `about:srcdoc`) is part of the page that wrote it,
 * whose address is then its `base` (`document.baseURI`; HTML, section 2.4.3). One that a page has made (`blob:`) has no path of the site's, but
 * its origin.
 */
export function addressOf(location: Address, base: string): Address {
  return (!location.hostname && URL.parse(base.replace('blob:', ''))) || location;
}
