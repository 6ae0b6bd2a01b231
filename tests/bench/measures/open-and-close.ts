import type { Page } from 'puppeteer-core';
import { siteUrl } from '../../platform/hosts.ts';
import { bringCardPart, closeByKey, openByKey, openByPointer } from '../cards.ts';
import { countObservers, type Holdings, readHoldings } from '../isolated-world.ts';
import { moveAway } from '../pointer.ts';
import type { Finding } from '../row.ts';
import { type Bench, type Subject, withPage } from '../subjects.ts';

const CYCLES = 1000;
/** Until the browser has made machine code of what it will: snapshots show nothing else that grows, and that no more after some 600 cards. */
const WARM_UP = 800;

/** The worker grants a tab so many lookups at once; ended and begun anew, it grants them again. */
const LOOKUPS_GRANTED = 40;

const HEAP_GOAL = 100_000;

/** What a thousand cards leave behind on the page. */
export async function measureOpenAndClose({ ours, naive }: Bench): Promise<Finding> {
  const our = await repeat(ours, openByKey, closeByKey);
  const theirs = await repeat(naive, openByPointer, moveAway);
  const cell = ({ after, growth }: typeof our) =>
    `${after.detached} detached nodes, ${(growth.heap / 1000).toFixed(0)} kB`;
  const detail = ({ growth, observers }: typeof our) =>
    `${growth.nodes} more nodes, ${growth.listeners} more listeners, ${observers} observers left`;
  return {
    rows: [
      {
        measure: '1,000 open/close: detached nodes, heap growth',
        goal: '0, < 100 kB',
        ours: cell(our),
        naive: cell(theirs),
        met: our.after.detached === 0 && our.growth.heap < HEAP_GOAL,
      },
    ],
    details: [`ours: ${detail(our)}`, `naive: ${detail(theirs)}`],
  };
}

type Step = (page: Page) => Promise<void>;

function repeat(subject: Subject, open: Step, close: Step) {
  return withPage(subject, async (page) => {
    await page.goto(siteUrl('/links.asp?n=100'));
    await bringCardPart(page);
    await page.focus('#link-1');
    const cycle = async (times: number) => {
      for (let n = 0; n < times; n++) {
        if (n % LOOKUPS_GRANTED === 0) await subject.session.killWorker();
        await open(page);
        await close(page);
      }
    };
    await cycle(WARM_UP);
    const before = await readHoldings(page);
    await cycle(CYCLES);
    const after = await readHoldings(page);
    const growth: Omit<Holdings, 'detached'> = {
      nodes: after.nodes - before.nodes,
      listeners: after.listeners - before.listeners,
      heap: after.heap - before.heap,
    };
    return { after, growth, observers: await countObservers(page) };
  });
}
