import type { CDPSession, Page } from 'puppeteer-core';
import type { BrowserSession } from '../harness/session.ts';

/** Megabytes of JavaScript objects that are still in use once the rest was thrown away. Chromium. */
async function usedHeap(client: CDPSession): Promise<number> {
  // What the first run lets go of may hold on to more, which the second takes.
  await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

/** The heap of the page's process part: the page's own world and that of our scripts in it. */
export async function pageHeap(page: Page): Promise<number> {
  const client = await page.createCDPSession();
  try {
    return await usedHeap(client);
  } finally {
    await client.detach();
  }
}

/** Null where no worker runs. */
export async function workerHeap(session: BrowserSession): Promise<number | null> {
  const target = session.browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().startsWith(session.extensionUrl('')));
  const worker = await target?.worker();
  return worker ? usedHeap(worker.client) : null;
}
