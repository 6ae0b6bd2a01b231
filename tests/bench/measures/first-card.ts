import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { cdpOf } from '../../harness/internals.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { bringCardPart, closeByKey, leaveCard, openByKey, openFrameOf } from '../cards.ts';
import { countInDocuments, readCounts, wordsOf } from '../counting.ts';
import { cardFrameOf, watchForCard } from '../painting.ts';
import type { Finding } from '../row.ts';
import { SLOWDOWN } from '../slowed.ts';
import { show, spreadOf } from '../statistics.ts';
import { type Bench, withPage } from '../subjects.ts';
import { longestTask } from '../trace.ts';

const PAGE = siteUrl('/links.asp?n=100');
const ROUNDS = 7;
const LONGEST_GOAL_MS = 100;

/** Until what a card has let go of is gone, ms. */
const SETTLE = 500;

/** What the first card of a page costs on its way: the longest wait that it puts on a page, its counts, and its memory. */
export async function measureFirstCard({ ours }: Bench): Promise<Finding> {
  const tasks: number[] = [];
  const counts = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    await withPage(ours, async (page) => {
      await countInDocuments(page);
      await page.goto(PAGE);
      const watch = await watchForCard(page);
      const longest = await longestTask(page, async () => {
        await page.hover('#link-1');
        await watch.painted();
      });
      tasks.push(longest * SLOWDOWN);
      const frame = cardFrameOf(page);
      if (frame) counts.add(wordsOf(await readCounts(frame)));
      await leaveCard(page);
    });
  }
  const spread = spreadOf(tasks);
  const memory = await withPage(ours, weigh);
  return {
    rows: [
      {
        measure: `longest task on the way to a page's first card, processor time × ${SLOWDOWN}`,
        goal: `≤ ${LONGEST_GOAL_MS} ms`,
        ours: `${show(spread, 0, ' ms')}; ${[...counts].join(' or ')}`,
        naive: '',
        met: spread.median <= LONGEST_GOAL_MS,
      },
      {
        measure: 'heap with a card less heap without: the page; the card’s own document',
        goal: 'shown',
        ours: `${kB(memory.page)}; ${kB(memory.card)}`,
        naive: '',
        met: true,
      },
    ],
    details: [],
  };
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;

async function weigh(page: Page): Promise<{ page: number; card: number }> {
  await page.goto(PAGE);
  await bringCardPart(page);
  await page.focus('#link-1');
  const heapOf = async (client = cdpOf(page.mainFrame())) => {
    for (let times = 0; times < 3; times++) await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize;
  };
  await sleep(SETTLE);
  const before = await heapOf();
  await openByKey(page);
  await sleep(SETTLE);
  const frame = openFrameOf(page);
  const found = { page: (await heapOf()) - before, card: await heapOf(cdpOf(frame)) };
  await closeByKey(page);
  return found;
}
