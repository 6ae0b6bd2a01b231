/** The site's pages that the content scripts run on. */
export const SITE_HOSTS = ['www.adultwork.com', 'adultwork.com', 'm.adultwork.com'] as const;
export const SITE_MATCHES = SITE_HOSTS.map((host) => `*://${host}/*`);

/** What `location`, `URL` and a link have in common. A page's own location has no user info. */
export type Address = Pick<URL, 'protocol' | 'hostname' | 'port' | 'pathname'> &
  Partial<Pick<URL, 'username' | 'password'>>;

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
 * The address that a document counts under. A frame without one (`about:blank`, `about:srcdoc`) is part of the page that wrote it,
 * whose address is then its `base` (`document.baseURI`; HTML, section 2.4.3).
 */
export function addressOf(location: Address, base: string): Address {
  return (location.protocol === 'about:' && URL.parse(base)) || location;
}
