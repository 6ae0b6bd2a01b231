import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { siteUrl } from '../../platform/hosts.ts';
import type { Finding } from '../row.ts';
import { medianOf, show, spreadOf, turned } from '../statistics.ts';
import type { Bench, Subject } from '../subjects.ts';
import { mainThreadTime } from '../trace.ts';

const PAGE = siteUrl('/links.asp?n=1000');
const ROUNDS = 40;
/** Parts of the run that are looked at by themselves, to show how far chance alone goes. */
const PARTS = 5;
const GOAL = 1.02;

/** Time after load for whatever an extension may still want to do, ms. */
const AFTER_LOAD = 200;

/** What one load came to, ms: of the main thread's own time until a moment after it, and by the clock until the end of the load event. */
interface Load {
  readonly thread: number;
  readonly clock: number;
}

/** One round; `again` is a second load without an extension. */
type Round = Readonly<Record<'ours' | 'empty' | 'naive' | 'none' | 'again', Load>>;

/** How much more work a page's load is with an extension than without. A second load without one shows what is mere noise. */
export async function measurePageLoad({ ours, empty, naive, none }: Bench): Promise<Finding> {
  const bare = await open(none);
  const pages = {
    none: bare,
    again: bare,
    ours: await open(ours),
    empty: await open(empty),
    naive: await open(naive),
  };
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await loadEach(pages, round));
  for (const page of new Set(Object.values(pages))) await page.close();
  return findingOf(rounds);
}

async function open({ session }: Subject): Promise<Page> {
  const page = await session.browser.newPage();
  await page.goto(PAGE);
  return page;
}

async function loadEach(pages: Readonly<Record<keyof Round, Page>>, round: number): Promise<Round> {
  const took: Partial<Record<keyof Round, Load>> = {};
  const order = ['none', 'ours', 'again', 'empty', 'naive'] as const;
  for (const subject of turned(order, round)) took[subject] = await load(pages[subject]);
  return took as Round;
}

async function load(page: Page): Promise<Load> {
  await page.bringToFront();
  const thread = await mainThreadTime(page, async () => {
    await page.reload();
    await sleep(AFTER_LOAD);
  });
  const clock = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return entry?.loadEventEnd ?? Number.NaN;
  });
  return { thread, clock };
}

/** By the clock one load takes anything from half to twice as long as the next, so the goal is for the thread's own time, and medians are compared. */
function findingOf(rounds: readonly Round[]): Finding {
  const parts = Array.from({ length: PARTS }, (_, part) => rounds.filter((_, n) => n % PARTS === part));
  const ratio = (what: keyof Load, of: keyof Round, to: (keyof Round)[]) => {
    const within = (some: readonly Round[]) => medianTime(what, some, [of]) / medianTime(what, some, to);
    const { min, max } = spreadOf(parts.map(within));
    const words = `${within(rounds).toFixed(3)} (in parts of the run ${min.toFixed(2)}–${max.toFixed(2)}, n ${rounds.length})`;
    return { value: within(rounds), words };
  };
  const bare = ['none', 'again'] as const;
  const ours = ratio('thread', 'ours', [...bare]);
  const times = (what: keyof Load) =>
    show(spreadOf(rounds.flatMap(({ none, again }) => [none[what], again[what]])), 1, ' ms');
  return {
    rows: [
      {
        measure:
          'page load with the extension ÷ without (same page, interleaved runs): the main thread’s own time',
        goal: `≤ ${GOAL}`,
        ours: ours.words,
        naive: ratio('thread', 'naive', [...bare]).words,
        met: ours.value <= GOAL,
      },
      {
        measure: 'the same ÷ with an extension whose script is empty',
        goal: 'shown',
        ours: ratio('thread', 'ours', ['empty']).words,
        naive: ratio('thread', 'naive', ['empty']).words,
        met: true,
      },
    ],
    details: [
      `without an extension: ${times('thread')}; by the clock ${times('clock')}`,
      `without ÷ without, which is noise: ${ratio('thread', 'again', ['none']).words}; by the clock ${ratio('clock', 'again', ['none']).words}`,
      `ours ÷ without by the clock: ${ratio('clock', 'ours', [...bare]).words}`,
    ],
  };
}

function medianTime(what: keyof Load, rounds: readonly Round[], subjects: readonly (keyof Round)[]): number {
  return medianOf(rounds.flatMap((round) => subjects.map((subject) => round[subject][what])));
}
