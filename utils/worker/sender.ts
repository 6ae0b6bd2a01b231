import { isSite } from '../booking/site.ts';

/** The part of the browser's own description of a sender that decides. The page cannot write any of it. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; incognito?: boolean | undefined } | undefined;
}

/** This extension, as the browser names it. */
export interface Self {
  id: string;
  /** `chrome-extension://…/` or `moz-extension://…/`. */
  baseUrl: string;
}

/**
 * Through which door a sender may speak; null: none. Each thing that the browser tells of it has to fit, its origin and its address: a
 * sandboxed document of the site has the site's address, but an opaque origin (`null`).
 *
 * - `page`: our own script in a tab, in a frame of one of the site's hosts. A frame without an address of its own
 *   (`about:blank`, `srcdoc`) counts by the origin that it inherited.
 * - `trusted`: one of our own pages, in its own top frame.
 */
export function doorFor(sender: Sender, self: Self): 'page' | 'trusted' | null {
  if (sender.id === undefined || sender.id !== self.id || sender.url === undefined) return null;
  const { origin } = sender;
  if (sender.url.startsWith(self.baseUrl)) {
    const isOurs = origin === undefined || `${origin}/` === self.baseUrl;
    return isOurs && (sender.frameId ?? 0) === 0 ? 'trusted' : null;
  }
  if (sender.tab?.id === undefined) return null;
  const isOfSite = sender.url.startsWith('about:')
    ? isSiteAddress(origin)
    : isSiteAddress(sender.url) && (origin === undefined || isSiteAddress(origin));
  // defence: sender-is-site
  return isOfSite ? 'page' : null;
}

function isSiteAddress(address: string | undefined): boolean {
  const url = address === undefined ? null : URL.parse(address);
  return url !== null && isSite(url);
}
