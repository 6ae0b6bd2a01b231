import type { Browser, WebRequest } from 'webextension-polyfill';
import type { Setting } from '../settings/setting.ts';
import { nearestTab } from '../windows/tabs.ts';
import type { IdentityApi } from './sign-in.ts';
import { KEEP_AWAKE_MS } from './timings.ts';

/** A tab in which the person signs in. */
export interface SignInTab {
  tabId: number;
  /** The tab that was in front when it was opened, and is so again afterwards; null: none. */
  cameFrom: number | null;
  /** What the reply has to bring back. */
  state: string;
}

/** What the person has to allow before a sign-in by a tab can be seen to end. */
export interface SignInAccess {
  permissions: ('webRequest' | 'webRequestBlocking')[];
  origins: string[];
}

export interface TabSignInDeps {
  browser: Pick<Browser, 'tabs' | 'permissions'> & Partial<Pick<Browser, 'webRequest'>>;
  /** Where the platform sends a sign-in back to: the address that `identity` would give. */
  home: string;
  /** In memory, so that a worker that starts meanwhile still knows the tab. */
  tab: Setting<SignInTab | null>;
  /** Whether the tab is to be in a private window. */
  isPrivate: () => boolean;
  /** The tab of a worker that is gone came to its end. */
  onLateRedirect: (redirect: string, state: string) => Promise<void>;
}

/**
 * Signing in without `identity`: a tab of the same window goes to the platform's sign-in page. The request for the address that it is
 * sent back to is stopped before it is sent, so that the token in it comes neither to a server nor into history or session (measured:
 * `docs/decisions/sign-in-by-tab.md`), and the tab is closed.
 */
export interface TabSignIn extends IdentityApi {
  access: SignInAccess;
  hasAccess(): Promise<boolean>;
  /** Hears of the redirect from now on, if the browser lets it. To be called at the worker's start and when access was given. */
  listen(): void;
  /** The windows in which a tab could be are closed: hears of none any more, and waits for none. */
  end(): void;
  onTabRemoved(tabId: number): Promise<void>;
  /** Brings an open tab to the front. */
  show(): Promise<void>;
  /** Closes an open tab: what it would bring is not wanted any more. */
  abandon(): Promise<void>;
}

export function createTabSignIn({ browser, home, tab, isPrivate, onLateRedirect }: TabSignInDeps): TabSignIn {
  const { tabs, permissions } = browser;
  const access: SignInAccess = {
    permissions: ['webRequest', 'webRequestBlocking'],
    origins: [`${home}*`],
  };
  const hasAccess = () => permissions.contains(access).catch(() => false);
  /** The tab whose end this worker waits for. */
  let waiting: { tabId: number; ended: PromiseWithResolvers<string> } | null = null;
  let opening: Promise<unknown> = Promise.resolve();
  let isListening = false;

  /** Takes the open tab off the record. Null: it is another one, or there is none. */
  async function take(tabId: number): Promise<SignInTab | null> {
    // A platform that redirects at once may be faster than the record of its tab.
    await opening;
    const open = await tab.get();
    if (open?.tabId !== tabId) return null;
    await tab.set(null);
    return open;
  }

  async function onRequest(details: { tabId: number; url: string }): Promise<WebRequest.BlockingResponse> {
    const open = await take(details.tabId);
    // defence: only-own-sign-in-tab
    if (!open) return {};
    void finish(open, details.url).catch(() => {});
    return { cancel: true };
  }

  async function finish(open: SignInTab, redirect: string): Promise<void> {
    if (open.cameFrom !== null) await tabs.update(open.cameFrom, { active: true }).catch(() => {});
    await tabs.remove(open.tabId).catch(() => {});
    if (waiting?.tabId === open.tabId) waiting.ended.resolve(redirect);
    else await onLateRedirect(redirect, open.state);
  }

  async function open(url: string): Promise<{ ended: Promise<string> }> {
    const near = await nearestTab(tabs, isPrivate());
    // Without a window of that kind it would open in one of the other.
    if (!near && isPrivate()) throw new Error('there is no private window');
    const { id: tabId } = await tabs.create({ url, ...(near && { windowId: near.windowId }) });
    if (tabId === undefined) throw new Error('the tab has no ID');
    const ended = Promise.withResolvers<string>();
    waiting = { tabId, ended };
    const awake = setInterval(() => tabs.get(tabId).catch(() => {}), KEEP_AWAKE_MS);
    ended.promise.catch(() => {}).finally(() => clearInterval(awake));
    await tab.set({ tabId, cameFrom: near?.id ?? null, state: new URL(url).searchParams.get('state') ?? '' });
    return { ended: ended.promise };
  }

  function listen(): void {
    if (isListening || !browser.webRequest?.onBeforeRequest) return;
    isListening = true;
    const only: WebRequest.RequestFilter = { urls: access.origins, types: ['main_frame'] };
    browser.webRequest.onBeforeRequest.addListener(onRequest, only, ['blocking']);
  }

  function end(): void {
    if (isListening) browser.webRequest?.onBeforeRequest.removeListener(onRequest);
    waiting?.ended.reject(new Error('cancelled: the window was closed'));
  }

  async function abandon(): Promise<void> {
    await opening;
    const open = await tab.get();
    if (open) await tabs.remove(open.tabId).catch(() => {});
  }

  return {
    access,
    hasAccess,
    getRedirectURL: () => home,

    listen,
    end,

    async launchWebAuthFlow({ url, interactive }) {
      if (!interactive) throw new Error('a tab is opened for a press alone');
      listen();
      // One that a worker has left behind.
      await abandon();
      const opened = open(url);
      opening = opened.catch(() => {});
      return (await opened).ended;
    },

    async onTabRemoved(tabId) {
      const closed = await take(tabId);
      if (closed && waiting?.tabId === tabId)
        waiting.ended.reject(new Error('cancelled: the tab was closed'));
    },

    async show() {
      const open = await tab.get();
      if (open) await tabs.update(open.tabId, { active: true }).catch(() => {});
    },

    abandon,
  };
}
