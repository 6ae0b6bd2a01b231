import type { Browser, Page } from 'puppeteer-core';
import { VIEWPORT } from './viewport.ts';

/**
 * Tabs that tests are done with, kept for the next web page. A page in a tab that is there costs the machine a third of what it costs in a new
 * one, whose processes have to be started first.
 */
export class SpareTabs {
  readonly #browser: Browser;
  readonly #empty: (page: Page) => Promise<unknown>;
  readonly #lent = new WeakSet<Page>();
  readonly #spare: Page[] = [];

  /** @param empty takes all that is in a page out of it */
  constructor(browser: Browser, empty: (page: Page) => Promise<unknown>) {
    this.#browser = browser;
    this.#empty = empty;
  }

  /** A tab in front for that address. */
  async take(url: string): Promise<Page> {
    const isWeb = /^https?:/.test(url);
    for (let spare = isWeb && this.#spare.pop(); spare; spare = this.#spare.pop()) {
      if (await takesThePointer(spare).catch(() => false)) return spare;
      await spare.close().catch(() => {});
    }
    const page = await this.#browser.newPage();
    if (isWeb) this.#lent.add(page);
    return page;
  }

  /** Gives a page back. One that did not come from here may have been altered for good, and is closed. */
  async leave(page: Page | undefined): Promise<void> {
    if (!page || page.isClosed()) return;
    const isEmpty = this.#lent.has(page) && (await this.#makeEmpty(page).catch(() => false));
    if (isEmpty) this.#spare.push(page);
    else await page.close();
  }

  async #makeEmpty(page: Page): Promise<true> {
    await this.#empty(page);
    await page.setViewport(VIEWPORT);
    return true;
  }
}

/** Brings it to the front. False: a dialog of the browser's own is over it, which the test before has left there. */
async function takesThePointer(page: Page): Promise<boolean> {
  // No press reaches a page that is not in front, and the test would wait for it to arrive.
  await page.bringToFront();
  await page.mouse.reset();
  await page.evaluate(() => {
    globalThis.isReached = false;
    addEventListener('mousemove', () => {
      globalThis.isReached = true;
    });
  });
  await page.mouse.move(3, 3);
  await page.mouse.reset();
  return page.evaluate(() => globalThis.isReached === true);
}

declare global {
  var isReached: boolean | undefined;
}
