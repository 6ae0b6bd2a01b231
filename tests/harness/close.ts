import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import type { Network } from './network.ts';

const CLOSE_TIMEOUT = 10_000;

/** Closes the browser, which takes its profile along; one that does not close is killed. */
export async function closeBrowser(browser: Browser, network: Network): Promise<void> {
  const process = browser.process();
  const closed = browser.close().then(() => true);
  const inTime = await Promise.race([closed, sleep(CLOSE_TIMEOUT, false, { ref: false })]);
  if (!inTime) process?.kill('SIGKILL');
  await network.close();
}
