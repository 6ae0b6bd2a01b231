import { isSite } from '../booking/site.ts';
import { CARD_PAGE } from '../message/contract.ts';

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
 * - `page`: our own script in a tab, in a frame of one of the site's hosts. A frame without an address of its own
 *   (`about:blank`, `srcdoc`, `blob:`) counts by the origin that it inherited.
 * - `card`: the card page, in a frame of a tab. It still has to show a ticket.
 * - `trusted`: any other of our own pages, in its own top frame.
 */
export type Door = 'page' | 'card' | 'trusted';

/**
 * Through which door a sender may speak; null: none. Each thing that the browser tells of it has to fit, its origin and its address: a
 * sandboxed document of the site has the site's address, but an opaque origin (`null`).
 */
export function doorFor(sender: Sender, self: Self): Door | null {
  const { id, url, tab, origin } = sender;
  if (id === undefined || id !== self.id || url === undefined) return null;
  if (url.startsWith(self.baseUrl)) return ownDoorFor(url.slice(self.baseUrl.length), sender, self);
  if (tab?.id === undefined) return null;
  // defence: sender-is-site
  if (!isOfSite(/^(about|blob):/.test(url) ? origin : url)) return null;
  // defence: page-door
  return origin === undefined || isOfSite(origin) ? 'page' : null;
}

/** The card page is never trusted, wherever it is open: it is the one page of ours that the site can load. */
function ownDoorFor(path: string, { tab, origin, frameId = 0 }: Sender, self: Self): Door | null {
  if (origin !== undefined && `${origin}/` !== self.baseUrl) return null;
  if (path.split(/[?#]/)[0] !== CARD_PAGE) return frameId === 0 ? 'trusted' : null;
  return tab?.id !== undefined && frameId !== 0 ? 'card' : null;
}

function isOfSite(address: string | undefined): boolean {
  const url = address === undefined ? null : URL.parse(address);
  return url !== null && isSite(url);
}
