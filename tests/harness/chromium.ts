import { resolve } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page, type Target } from 'puppeteer-core';
import { cardsInFrames } from './chromium-cards.ts';
import { readFrameTree } from './chromium-tree.ts';
import { closeBrowser } from './close.ts';
import { requireBrowser } from './find-browsers.ts';
import { cdpOf, targetId } from './internals.ts';
import { environmentFor, type LaunchOptions } from './launch-options.ts';
import { type Network, SILENCED_HOST } from './network.ts';
import { HANG, poll } from './poll.ts';
import type { BrowserSession, CardInPage, Emulation, RealPopup } from './session.ts';
import { SpareTabs } from './spare-tabs.ts';
import { VIEWPORT } from './viewport.ts';

export async function launchChromium(options: LaunchOptions, network: Network): Promise<BrowserSession> {
  const { platform, headless = true, args = [], userDataDir, lang } = options;
  const browser = await puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: headless ? VIEWPORT : null,
    ...(userDataDir && { userDataDir }),
    env: environmentFor(options),
    args: [
      '--no-sandbox',
      '--no-first-run',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-domain-reliability',
      // Clock, updates and account list, which puppeteer leaves on.
      '--disable-features=NetworkTimeServiceQuerying',
      `--component-updater=url-source=http://${SILENCED_HOST}/`,
      `--gaia-url=https://${SILENCED_HOST}/`,
      `--ignore-certificate-errors-spki-list=${platform.certificate.spkiHash}`,
      `--proxy-server=127.0.0.1:${network.port}`,
      // Loopback goes through the proxy too: nothing but the proxy is ever connected to.
      '--proxy-bypass-list=<-loopback>',
      ...(lang ? [`--lang=${lang}`, `--accept-lang=${lang}`] : []),
      ...args,
    ],
  });
  try {
    const folder = options.extension === null ? null : resolve(options.extension ?? '.output/chrome-mv3');
    const id = folder === null ? '' : await browser.installExtension(folder);
    return new ChromiumSession(browser, network, folder, id);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

class ChromiumSession implements BrowserSession {
  readonly kind = 'chromium';
  readonly browser: Browser;
  readonly network: Network;
  readonly #folder: string | null;
  readonly #id: string;
  readonly #tabs: SpareTabs;
  readonly #console: string[] = [];
  readonly #emulations = new WeakMap<Page, Emulation>();
  #browserClient: Promise<CDPSession> | undefined;

  constructor(browser: Browser, network: Network, folder: string | null, id: string) {
    this.browser = browser;
    this.#tabs = new SpareTabs(browser, takeAllOut);
    this.network = network;
    this.#folder = folder;
    this.#id = id;
    browser.on('targetcreated', (target) => void this.#listen(target));
    for (const target of browser.targets()) void this.#listen(target);
  }

  extensionUrl(path: string): string {
    return `chrome-extension://${this.#id}/${path}`;
  }

  async openPage(url: string): Promise<Page> {
    if (this.#id && url.startsWith(this.extensionUrl(''))) return this.#openOwn(url);
    const page = await this.#tabs.take(url);
    await page.goto(url);
    return page;
  }

  async waitForPage(urlStart: string, timeout = HANG): Promise<Page> {
    const target = await this.browser.waitForTarget(
      (one) => one.type() === 'page' && one.url().startsWith(urlStart),
      { timeout },
    );
    const page = await target.asPage();
    await untilLoaded(page, urlStart, timeout);
    return page;
  }

  /** In a tab that begins with that page: for an empty one first another process would be started, which is a third of what a page costs. */
  async #openOwn(url: string): Promise<Page> {
    // Kept: with a session of the browser that ends, puppeteer now and then loses sight of the browser itself.
    this.#browserClient ??= this.browser.target().createCDPSession();
    const created = await (await this.#browserClient).send('Target.createTarget', { url });
    const target = await this.browser.waitForTarget((one) => targetId(one) === created.targetId);
    const page = await target.page();
    if (!page) throw new Error(`no page came for ${url}`);
    await untilLoaded(page, url, HANG);
    return page;
  }

  async openUrls(): Promise<string[]> {
    return (await this.browser.pages()).map((page) => page.url());
  }

  leave(page: Page | undefined): Promise<void> {
    return this.#tabs.leave(page);
  }

  async goto(page: Page, url: string): Promise<void> {
    await page.goto(url);
  }

  openPopup(): Promise<Page> {
    return this.openPage(this.extensionUrl('popup.html'));
  }

  openOptions(): Promise<Page> {
    return this.openPage(this.extensionUrl('options.html'));
  }

  async openRealPopup(page: Page): Promise<RealPopup> {
    const extension = (await this.browser.extensions()).get(this.#id);
    if (!extension) throw new Error('the extension is not installed');
    const known = new Set(this.browser.targets());
    await extension.triggerAction(page);
    const target = await this.browser.waitForTarget(
      (one) => !known.has(one) && one.url().startsWith(this.extensionUrl('popup.html')),
      { timeout: HANG },
    );
    const popup = await target.asPage();
    return { page: popup, tree: () => this.readTree(popup), close: () => popup.close() };
  }

  async killWorker(): Promise<void> {
    const target = this.#workerTarget();
    if (!target) return;
    const worker = await target.worker();
    const connection = worker?.client.connection();
    if (!worker || !connection) throw new Error('the worker cannot be reached');
    const id = targetId(target);
    // Left before its end, and not after: a worker that is started again at once would go on under the same name.
    await connection.send('Target.detachFromTarget', { sessionId: worker.client.id() });
    await poll(
      async () => {
        // Again where it was asked too early: a worker that is still starting stays.
        await connection.send('Target.closeTarget', { targetId: id }).catch(() => {});
        const { targetInfos } = await connection.send('Target.getTargets');
        return !targetInfos.some((one) => one.targetId === id);
      },
      HANG,
      () => 'the worker still runs',
    );
  }

  async workerRuns(): Promise<boolean> {
    return this.#workerTarget() !== undefined;
  }

  #workerTarget(): Target | undefined {
    return this.browser
      .targets()
      .find((target) => target.type() === 'service_worker' && target.url().startsWith(this.extensionUrl('')));
  }

  async emulate(page: Page, emulation: Emulation): Promise<void> {
    const all = { ...this.#emulations.get(page), ...emulation };
    this.#emulations.set(page, all);
    await cdpOf(page.mainFrame()).send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: all.colorScheme ?? '' },
        { name: 'prefers-reduced-motion', value: all.reducedMotion ? 'reduce' : '' },
        { name: 'forced-colors', value: all.forcedColors ? 'active' : '' },
      ],
    });
  }

  readTree(page: Page) {
    return readFrameTree(page.mainFrame());
  }

  findCards(page: Page): Promise<CardInPage[]> {
    return cardsInFrames(page, this.extensionUrl('card.html'));
  }

  async setOffline(offline: boolean): Promise<void> {
    this.network.set(offline ? 'refused' : 'up');
    for (const page of await this.browser.pages()) await page.setOfflineMode(offline);
    const worker = await this.#workerTarget()?.worker();
    await worker?.client.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  }

  async readConsole(): Promise<string[]> {
    return [...this.#console];
  }

  async reinstall(): Promise<void> {
    if (this.#folder === null) throw new Error('no extension was installed');
    await this.browser.uninstallExtension(this.#id);
    this.#console.length = 0;
    // Its ID comes from the folder's path, and stays.
    await this.browser.installExtension(this.#folder);
  }

  async #listen(target: Target): Promise<void> {
    try {
      const client = await clientFor(target);
      client?.on('Runtime.consoleAPICalled', ({ args }) => {
        this.#console.push(args.map((arg) => String(arg.value ?? arg.description)).join(' '));
      });
      client?.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
        this.#console.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
      });
      await client?.send('Runtime.enable');
    } catch {
      // It went away before it could be listened to.
    }
  }

  close(): Promise<void> {
    return closeBrowser(this.browser, this.network);
  }
}

/** Until then, what is asked of a page would be lost with the blank one that it replaces. */
async function untilLoaded(page: Page, urlStart: string, timeout: number): Promise<void> {
  await page.waitForFunction(
    (start) => location.href.startsWith(start) && document.readyState === 'complete',
    { timeout },
    urlStart,
  );
}

/** An empty page of another site would need a process of its own. With its links the page loses its card. */
function takeAllOut(page: Page): Promise<void> {
  return page.evaluate(() => document.documentElement.replaceChildren());
}

/**
 * A page is listened to by a session of its own, since puppeteer tells nothing of the worlds of content scripts. A
 * worker must not have a second one: it would outlive its end.
 */
async function clientFor(target: Target): Promise<CDPSession | undefined> {
  switch (target.type()) {
    case 'page':
      return target.createCDPSession();
    case 'service_worker':
      return (await target.worker())?.client;
    default:
      return undefined;
  }
}
