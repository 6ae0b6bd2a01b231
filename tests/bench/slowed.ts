import type { Page } from 'puppeteer-core';
import { cdpOf } from '../harness/internals.ts';

/** How much slower than the machine's own the CPU is made to seem. */
export const SLOWDOWN = 4;

/** A slow-down that is at least so much is taken to be in force: a busy machine blurs both. */
const IN_FORCE = 2.5;

const TRIES = 4;

/** A page on which the CPU is slowed. The browser forgets that now and then when a page is loaded, so each load is looked at. */
export interface SlowedPage {
  /** Loads the page again, slowed. `happen` does so, and is done over where the browser forgot. Null: it always did. */
  reload<T>(happen: () => Promise<T>): Promise<T | null>;
}

/** Opens the address and slows the CPU of the process that shows it; one that shows nothing yet is soon another. */
export async function openSlowed(page: Page, url: string): Promise<SlowedPage> {
  await page.goto(url);
  const usual = await timeOfWork(page);
  return {
    async reload(happen) {
      for (let tries = 0; tries < TRIES; tries++) {
        await cdpOf(page.mainFrame()).send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
        const found = await happen();
        if ((await timeOfWork(page)) > usual * IN_FORCE) return found;
      }
      return null;
    },
  };
}

/** Time that a fixed piece of work takes on the page, ms; the best of several. */
function timeOfWork(page: Page): Promise<number> {
  return page.evaluate(() => {
    const times = Array.from({ length: 6 }, () => {
      const start = performance.now();
      let sum = 0;
      for (let n = 0; n < 1e6; n++) sum += Math.sqrt(n);
      return sum && performance.now() - start;
    });
    return Math.min(...times);
  });
}
