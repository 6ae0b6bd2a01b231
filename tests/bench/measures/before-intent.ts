import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { cdpOf } from '../../harness/internals.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { countObservers, readHoldings } from '../isolated-world.ts';
import type { Finding } from '../row.ts';
import { SLOWDOWN } from '../slowed.ts';
import { type Bench, type Subject, withPage } from '../subjects.ts';
import { type Call, cpuOf, recordCalls } from '../trace.ts';

const PAGE = siteUrl('/links.asp?n=10000');

/** A task that holds the page's main thread for so long is a long one (W3C, Long Tasks API), ms. */
const LONG = 50;

/** Time after load for whatever an extension may still want to do, ms. */
const AFTER_LOAD = 500;

interface Traces {
  /** Changes of the document while it loaded, the parser's own included. */
  readonly writes: number;
  readonly observers: number;
  readonly listeners: number;
  readonly longTasks: number;
  /** Processor time of the extension's scripts on the main thread, ms. */
  readonly cpu: number;
  readonly requests: number;
}

/** What an extension does to a page of 10,000 links on which nothing is pointed at. */
export async function measureBeforeIntent(bench: Bench): Promise<Finding> {
  const look = (subject: Subject) => withPage(subject, (page) => readTraces(bench, subject, page));

  async function readTraces({ platform }: Bench, subject: Subject, page: Page): Promise<Traces> {
    await cdpOf(page.mainFrame()).send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.evaluateOnNewDocument(() => {
      const seen = { writes: 0 };
      Object.assign(globalThis, { seen });
      new MutationObserver((records) => {
        seen.writes += records.length;
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    platform.requests.clear();
    const calls = await recordCalls(subject, page, async () => {
      await page.goto(PAGE);
      await sleep(AFTER_LOAD);
    });
    const writes = await page.evaluate(() => Reflect.get(globalThis, 'seen').writes as number);
    return {
      writes,
      observers: subject.name === 'none' ? 0 : await countObservers(page),
      listeners: (await readHoldings(page)).listeners,
      longTasks: countLong(calls),
      cpu: cpuOf(calls),
      requests: platform.requests.all.length,
    };
  }

  const none = await look(bench.none);
  const ours = await look(bench.ours);
  const naive = await look(bench.naive);
  const counts = (of: Traces) => [
    of.writes - none.writes,
    of.observers,
    of.longTasks,
    of.requests - none.requests,
  ];
  const detail = (name: string, { listeners, cpu }: Traces) =>
    `${name}: ${listeners - none.listeners} listeners, ${cpu.toFixed(1)} ms of processor time in its scripts`;
  return {
    rows: [
      {
        measure: 'before intent, 10,000-link page: DOM writes, observers, long tasks, requests',
        goal: '0, 0, 0, 0',
        ours: counts(ours).join(', '),
        naive: counts(naive).join(', '),
        met: counts(ours).every((count) => count === 0),
      },
    ],
    details: [detail('ours', ours), detail('naive', naive)],
  };
}

/** Tasks of the page's main thread in which the extension alone took as long as makes a task a long one. */
function countLong(calls: readonly Call[]): number {
  const byTask = Map.groupBy(calls, ({ task }) => task);
  return [...byTask.values()].filter((inTask) => inTask.reduce((sum, { wall }) => sum + wall, 0) >= LONG)
    .length;
}
