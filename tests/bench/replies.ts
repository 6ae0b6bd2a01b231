import type { Page } from 'puppeteer-core';
import { cdpOf } from '../harness/internals.ts';
import type { Subject } from './subjects.ts';

/** Tells when replies of the platform are whole at the subject's worker, in ms of the page's `performance.now()`. */
export async function listenForReplies({ session }: Subject, page: Page) {
  const target = await session.browser.waitForTarget((one) => one.type() === 'service_worker');
  const client = (await target.worker())?.client;
  if (!client) throw new Error('the worker does not run');
  const pageStart = await startOf(page);
  let arrived: (at: number) => void = () => {};
  const onFinished = ({ timestamp }: { timestamp: number }) => arrived((timestamp - pageStart) * 1000);
  client.on('Network.loadingFinished', onFinished);
  await client.send('Network.enable');
  return {
    next: () =>
      new Promise<number>((resolve) => {
        arrived = resolve;
      }),
    async stop(): Promise<void> {
      client.off('Network.loadingFinished', onFinished);
      await client.send('Network.disable');
    },
  };
}

/** The start of the page's own time on the clock that all of Chromium's processes share, s. */
async function startOf(page: Page): Promise<number> {
  const client = cdpOf(page.mainFrame());
  await client.send('Performance.enable');
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'NavigationStart')?.value ?? Number.NaN;
}
