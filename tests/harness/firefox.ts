import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findAll } from './ax-tree.ts';
import { closeBrowser } from './close.ts';
import { requireBrowser } from './find-browsers.ts';
import { packForFirefox } from './firefox-archive.ts';
import { cardsInFrames } from './firefox-cards.ts';
import { type FirefoxChrome, firefoxChrome } from './firefox-chrome.ts';
import { keepAccessibilityOn, readAccessible, toAxNode } from './firefox-tree.ts';
import { bidiContext, sendBidi } from './internals.ts';
import { environmentFor, type LaunchOptions } from './launch-options.ts';
import type { Network } from './network.ts';
import { HANG, poll } from './poll.ts';
import type { BrowserSession, CardInPage, Emulation, RealPopup } from './session.ts';
import { SpareTabs } from './spare-tabs.ts';
import { VIEWPORT } from './viewport.ts';

/** What a person has set in the system, as Firefox's preferences. */
const PREFERENCES = {
  colorScheme: 'layout.css.prefers-color-scheme.content-override',
  reducedMotion: 'ui.prefersReducedMotion',
  forcedColors: 'browser.display.document_color_use',
};

/** A window of Firefox's own interface. */
interface XulPanel extends Element {
  hidePopup(): void;
}

export async function launchFirefox(options: LaunchOptions, network: Network): Promise<BrowserSession> {
  const { headless = true, args = [], userDataDir, lang, preferences } = options;
  const folder = options.extension === null ? null : resolve(options.extension ?? '.output/firefox-mv3');
  const addOnId = folder ? await readAddOnId(folder) : '';
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    headless,
    acceptInsecureCerts: true,
    defaultViewport: headless ? VIEWPORT : null,
    ...(userDataDir && { userDataDir }),
    // Without it, Firefox's own settings service ignores the preference that puppeteer silences it with.
    env: { ...environmentFor(options), MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    args: ['--remote-allow-system-access', ...args],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': network.port,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': network.port,
      'network.proxy.allow_hijacking_localhost': true,
      ...(lang && { 'intl.locale.requested': lang, 'intl.accept_languages': lang }),
      // An installation for good else needs the store's signature. Firefox ESR lets its owner do without.
      'xpinstall.signatures.required': false,
      ...preferences,
    },
  });
  try {
    const chrome = await firefoxChrome(browser);
    await chrome.run(keepAccessibilityOn);
    const session = new FirefoxSession(browser, network, chrome, folder, addOnId);
    if (folder && userDataDir) await installForGood(browser, chrome, { folder, addOnId, userDataDir });
    else if (folder) await browser.installExtension(folder);
    await session.readAddress();
    return session;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** As a store does it, so that it is there again, with what it kept, when the browser starts anew with this profile. */
async function installForGood(
  browser: Browser,
  chrome: FirefoxChrome,
  { folder, addOnId, userDataDir }: { folder: string; addOnId: string; userDataDir: string },
): Promise<void> {
  const isThere = await chrome.run(async (id) => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const addOn = await AddonManager.getAddonByID(id);
    await addOn?.startupPromise;
    return addOn !== null;
  }, addOnId);
  if (isThere) return;
  const extensionData = { type: 'archivePath', path: await packForFirefox(folder, userDataDir) };
  await sendBidi(browser, 'webExtension.install', { extensionData, 'moz:permanent': true });
}

async function readAddOnId(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}

class FirefoxSession implements BrowserSession {
  readonly kind = 'firefox';
  readonly browser: Browser;
  readonly network: Network;
  readonly #tabs: SpareTabs;
  readonly #chrome: FirefoxChrome;
  readonly #folder: string | null;
  readonly #addOnId: string;
  /** The host of the extension's pages: another one after each installation. */
  #uuid = '';

  constructor(
    browser: Browser,
    network: Network,
    chrome: FirefoxChrome,
    folder: string | null,
    addOnId: string,
  ) {
    this.browser = browser;
    this.#tabs = new SpareTabs(browser, (page) => page.goto('about:blank'));
    this.network = network;
    this.#chrome = chrome;
    this.#folder = folder;
    this.#addOnId = addOnId;
  }

  async readAddress(): Promise<void> {
    if (this.#folder === null) return;
    this.#uuid = await this.#chrome.run(
      (id) => WebExtensionPolicy.getByID(id).mozExtensionHostname,
      this.#addOnId,
    );
  }

  extensionUrl(path: string): string {
    return `moz-extension://${this.#uuid}/${path}`;
  }

  async openPage(url: string): Promise<Page> {
    const page = await this.#tabs.take(url);
    await this.goto(page, url);
    return page;
  }

  waitForPage(urlStart: string, timeout = HANG): Promise<Page> {
    return poll(
      async () => {
        const found = (await this.#contexts()).find(({ url }) => url.startsWith(urlStart));
        return found && (await this.browser.pages()).find((page) => bidiContext(page) === found.context);
      },
      timeout,
      async () => `no page ${urlStart} among ${await this.openUrls()}`,
    );
  }

  async openUrls(): Promise<string[]> {
    return (await this.#contexts()).map(({ url }) => url);
  }

  /** By BiDi, since puppeteer does not see where an extension's page has gone to. */
  async #contexts(): Promise<{ context: string; url: string }[]> {
    const tree = await sendBidi<{ contexts: { context: string; url: string }[] }>(
      this.browser,
      'browsingContext.getTree',
      { maxDepth: 0 },
    );
    return tree.contexts;
  }

  leave(page: Page | undefined): Promise<void> {
    return this.#tabs.leave(page);
  }

  async goto(page: Page, url: string): Promise<void> {
    if (!url.startsWith('moz-extension:')) {
      await page.goto(url);
      return;
    }
    // page.goto() would wait for events that Firefox does not send for an extension's page.
    await sendBidi(this.browser, 'browsingContext.navigate', {
      context: bidiContext(page),
      url,
      wait: 'complete',
    });
  }

  openPopup(): Promise<Page> {
    return this.openPage(this.extensionUrl('popup.html'));
  }

  openOptions(): Promise<Page> {
    return this.openPage(this.extensionUrl('options.html'));
  }

  async openRealPopup(page: Page): Promise<RealPopup> {
    await page.bringToFront();
    await this.#chrome.run((id) => {
      const { browserActionFor } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionParent.sys.mjs',
      ).ExtensionParent.apiManager.global;
      return browserActionFor(WebExtensionPolicy.getByID(id).extension).openPopup(window, false);
    }, this.#addOnId);
    return {
      page: null,
      tree: () => this.#tree(null),
      close: () =>
        this.#chrome.run(() =>
          document.querySelector<XulPanel>('panel:has(.webextension-popup-browser)')?.hidePopup(),
        ),
    };
  }

  async killWorker(): Promise<void> {
    await this.#chrome.run(
      // Also in the middle of its work, which the browser would else wait for.
      (id) =>
        WebExtensionPolicy.getByID(id).extension.terminateBackground({
          ignoreDevToolsAttached: true,
          disableResetIdleForTest: true,
        }),
      this.#addOnId,
    );
    await poll(
      async () => !(await this.workerRuns()),
      HANG,
      () => 'the worker still runs',
    );
  }

  workerRuns(): Promise<boolean> {
    return this.#chrome.run(
      (id) => WebExtensionPolicy.getByID(id).extension.backgroundState === 'running',
      this.#addOnId,
    );
  }

  async emulate(page: Page, emulation: Emulation): Promise<void> {
    const { colorScheme, reducedMotion, forcedColors } = emulation;
    const preferences: [name: string, value: number][] = [];
    if (colorScheme) {
      preferences.push([PREFERENCES.colorScheme, colorScheme === 'dark' ? 0 : 1]);
    }
    if (reducedMotion !== undefined) preferences.push([PREFERENCES.reducedMotion, reducedMotion ? 1 : 0]);
    if (forcedColors !== undefined) preferences.push([PREFERENCES.forcedColors, forcedColors ? 2 : 1]);
    await this.#chrome.run((list) => {
      for (const [name, value] of list) Services.prefs.setIntPref(name, value);
    }, preferences);
    // The pages hear of it a little later.
    const queries = [
      // Under forced colours it is they that say whether the scheme is dark.
      colorScheme && !forcedColors && `(prefers-color-scheme: ${colorScheme})`,
      reducedMotion !== undefined &&
        `(prefers-reduced-motion: ${reducedMotion ? 'reduce' : 'no-preference'})`,
      forcedColors !== undefined && `(forced-colors: ${forcedColors ? 'active' : 'none'})`,
    ].filter((query) => typeof query === 'string');
    await poll(
      () => page.evaluate((all) => all.every((query) => matchMedia(query).matches), queries),
      HANG,
      () => `not all of ${queries}`,
    );
  }

  async readTree(page: Page) {
    return this.#tree(bidiContext(page));
  }

  /** The tree comes from another process bit by bit: it is whole once two readings are alike. */
  async #tree(contextId: string | null) {
    let before = '';
    const root = await poll(
      async () => {
        const now = await this.#chrome.run(readAccessible, contextId);
        const same = JSON.stringify(now) === before;
        before = JSON.stringify(now);
        return same && now;
      },
      HANG,
      () => 'no accessible tree',
    );
    return toAxNode(root);
  }

  async findCards(page: Page): Promise<CardInPage[]> {
    const cards = await cardsInFrames(this.browser, page, this.extensionUrl('card.html'));
    return cards.map((card) => {
      const tree = () =>
        poll(
          async () => findAll(await this.readTree(page), 'group', card.name)[0],
          HANG,
          () => `no group "${card.name}" in the accessible tree`,
        );
      return { ...card, tree };
    });
  }

  async setOffline(offline: boolean): Promise<void> {
    // Offline or not, Firefox still reaches loopback, where the proxy is.
    this.network.set(offline ? 'refused' : 'up');
    await this.#chrome.run((value) => {
      Services.io.offline = value;
    }, offline);
  }

  readConsole(): Promise<string[]> {
    return this.#chrome.run(() => Services.console.getMessageArray().map((one: unknown) => String(one)));
  }

  async reinstall(): Promise<void> {
    if (this.#folder === null) throw new Error('no extension was installed');
    await this.browser.uninstallExtension(this.#addOnId);
    await this.#chrome.run((emulated) => {
      Services.console.reset();
      Services.io.offline = false;
      for (const name of emulated) Services.prefs.clearUserPref(name);
    }, Object.values(PREFERENCES));
    await this.browser.installExtension(this.#folder);
    await this.readAddress();
  }

  close(): Promise<void> {
    return closeBrowser(this.browser, this.network);
  }
}
