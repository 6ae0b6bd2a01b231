import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'puppeteer-core';
import { cdpOf } from '../../harness/internals.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { bringCardPart, closeByKey, openByKey } from '../cards.ts';
import { cardFrameOf } from '../painting.ts';
import type { Finding } from '../row.ts';
import { SLOWDOWN } from '../slowed.ts';
import { medianOf } from '../statistics.ts';
import { type Bench, withPage } from '../subjects.ts';

/** So long the card is looked at, s; long enough for a minute to turn, with which a word may change. */
const SECONDS = 20;
const GOAL_MS = 15;

/** What an open card costs while nothing happens, on a processor that is slowed. */
export async function measureAtRest({ ours }: Bench): Promise<Finding> {
  const { costs, writes } = await withPage(ours, async (page) => {
    await page.goto(siteUrl('/links.asp?n=100'));
    await bringCardPart(page);
    await page.focus('#link-2');
    await openByKey(page);
    const frame = cardFrameOf(page);
    if (!frame) throw new Error('no card is open');
    const found = await watchSeconds(frame);
    await closeByKey(page);
    return found;
  });
  const median = medianOf(costs);
  const quiet = writes.filter((count) => count === 0).length;
  return {
    rows: [
      {
        measure: `open card at rest, processor slowed ${SLOWDOWN}×: main thread in a second; seconds without a DOM write`,
        goal: `≤ ${GOAL_MS} ms; all in which no word changes`,
        ours: `${median.toFixed(1)} ms (at most ${Math.max(...costs).toFixed(1)}, n ${SECONDS}); ${quiet} of ${SECONDS}`,
        naive: 'does not tick',
        met: median <= GOAL_MS && quiet >= SECONDS - 1,
      },
    ],
    details: [`writes in each second: ${writes.join(' ')}`],
  };
}

/** For each second, the time of the frame's main thread that was spent on tasks, ms, and how often its document was written. */
async function watchSeconds(frame: Frame): Promise<{ costs: number[]; writes: number[] }> {
  const client = cdpOf(frame);
  await client.send('Performance.enable');
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await frame.evaluate(() => {
    const counted = { writes: 0 };
    Object.assign(globalThis, { counted });
    new MutationObserver((records) => {
      counted.writes += records.length;
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    const tasks = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    const writes = await frame.evaluate(() => Reflect.get(globalThis, 'counted').writes as number);
    return { tasks: tasks * 1000, writes };
  };
  const costs: number[] = [];
  const writes: number[] = [];
  let last = await read();
  for (let second = 0; second < SECONDS; second++) {
    await sleep(1_000);
    const now = await read();
    costs.push(now.tasks - last.tasks);
    writes.push(now.writes - last.writes);
    last = now;
  }
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return { costs, writes };
}
