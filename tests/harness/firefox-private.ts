import type { Page } from 'puppeteer-core';
import { firefoxChrome } from './firefox-chrome.ts';
import { bidiContext } from './internals.ts';
import { HANG, poll } from './poll.ts';
import type { BrowserSession } from './session.ts';

/** A window of Firefox's own interface. */
interface BrowserWindow extends Window {
  gBrowser: {
    selectedTab: unknown;
    addTrustedTab(url: string): { linkedBrowser: unknown };
  };
  gBrowserInit: { delayedStartupFinished: boolean };
}

declare global {
  var OpenBrowserWindow: (options: { private: boolean }) => BrowserWindow;
}

/** What a person does in `about:addons`, and it starts the extension anew. Whether the extension is in private windows then. */
export async function allowInPrivateWindows(session: BrowserSession, addOnId: string): Promise<boolean> {
  const chrome = await firefoxChrome(session.browser);
  return chrome.run(async (id) => {
    const load = (name: string) => ChromeUtils.importESModule(`resource://gre/modules/${name}.sys.mjs`);
    await load('ExtensionPermissions').ExtensionPermissions.add(id, {
      permissions: ['internal:privateBrowsingAllowed'],
      origins: [],
    });
    await (await load('AddonManager').AddonManager.getAddonByID(id)).reload();
    return WebExtensionPolicy.getByID(id).privateBrowsingAllowed;
  }, addOnId);
}

/** Opens a page in a tab of the private window, in front; opens that window if there is none. */
export async function openPrivately(session: BrowserSession, url: string): Promise<Page> {
  const page =
    (await openPrivateTab(session, url)) ??
    (await openPrivateTab(session, url)) ??
    (await openPrivateTab(session, url));
  if (!page) throw new Error(`no private page ${url}`);
  await poll(
    () => page.evaluate(() => document.readyState === 'complete' && location.href !== 'about:blank'),
    HANG,
    () => `${url} does not load`,
  );
  return page;
}

/** Null: on a busy machine the protocol now and then tells of no such tab, however long one waits. */
async function openPrivateTab(session: BrowserSession, url: string): Promise<Page | null> {
  const chrome = await firefoxChrome(session.browser);
  const context = await chrome.run(async (address) => {
    const load = (path: string) => ChromeUtils.importESModule(path);
    const { PrivateBrowsingUtils } = load('resource://gre/modules/PrivateBrowsingUtils.sys.mjs');
    const { NavigableManager } = load('chrome://remote/content/shared/NavigableManager.sys.mjs');
    const open: BrowserWindow[] = [...Services.wm.getEnumerator('navigator:browser')];
    let found = open.find((one) => !one.closed && PrivateBrowsingUtils.isWindowPrivate(one));
    found ??= OpenBrowserWindow({ private: true });
    while (!found.gBrowserInit?.delayedStartupFinished) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const tab = found.gBrowser.addTrustedTab(address);
    found.gBrowser.selectedTab = tab;
    found.focus();
    return NavigableManager.getIdForBrowser(tab.linkedBrowser);
  }, url);
  return poll(
    async () => (await session.browser.pages()).find((one) => bidiContext(one) === context),
    HANG / 3,
    () => '',
  ).catch(() => null);
}

/** Closes all private windows. */
export async function closePrivately(session: BrowserSession): Promise<void> {
  const chrome = await firefoxChrome(session.browser);
  await chrome.run(async () => {
    const { PrivateBrowsingUtils } = ChromeUtils.importESModule(
      'resource://gre/modules/PrivateBrowsingUtils.sys.mjs',
    );
    for (const one of Services.wm.getEnumerator('navigator:browser')) {
      if (!PrivateBrowsingUtils.isWindowPrivate(one)) continue;
      one.close();
      while (!one.closed) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}
