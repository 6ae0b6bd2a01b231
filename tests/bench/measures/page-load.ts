import type { Page } from 'puppeteer-core';
import { siteUrl } from '../../platform/hosts.ts';
import type { Finding } from '../row.ts';
import { openSlowed, SLOWDOWN } from '../slowed.ts';
import { medianOf, show, spreadOf } from '../statistics.ts';
import { type Bench, withPage } from '../subjects.ts';

const PAGE = siteUrl('/links.asp?n=1000');
const ROUNDS = 40;
/** Parts of the run that are looked at by themselves, to show how far chance alone goes. */
const PARTS = 5;

/** How long one page took to load in one round, ms; `again` is a second load without an extension. */
interface Round {
  readonly ours: number;
  readonly naive: number;
  readonly none: number;
  readonly again: number;
}

/** How much longer a page takes with an extension than without. A second load without one shows what is mere noise. */
export function measurePageLoad({ ours, naive, none }: Bench): Promise<Finding> {
  return withPage(none, (bare) =>
    withPage(ours, (withOurs) =>
      withPage(naive, async (withNaive) => {
        const load = {
          none: await loader(bare),
          ours: await loader(withOurs),
          naive: await loader(withNaive),
        };
        const rounds: Round[] = [];
        for (let round = 0; round < ROUNDS; round++) rounds.push(await loadEach(load, round));
        return findingOf(rounds);
      }),
    ),
  );
}

type Load = () => Promise<number>;

async function loader(page: Page): Promise<Load> {
  const slowed = await openSlowed(page, PAGE);
  return async () => (await slowed.reload(() => timeOfLoad(page))) ?? Number.NaN;
}

/** None is always first, and none always after the same neighbour. */
async function loadEach(load: Record<'none' | 'ours' | 'naive', Load>, round: number): Promise<Round> {
  const took = { ours: 0, naive: 0, none: 0, again: 0 };
  const order = ['none', 'ours', 'again', 'naive'] as const;
  for (let n = 0; n < order.length; n++) {
    const subject = order[(n + round) % order.length] ?? 'none';
    took[subject] = await load[subject === 'again' ? 'none' : subject]();
  }
  return took;
}

/** From the start of the navigation to the end of the page's load event, ms. */
async function timeOfLoad(page: Page): Promise<number> {
  await page.reload();
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return entry?.loadEventEnd ?? Number.NaN;
  });
}

/**
 * One load takes anything from half to twice as long as the next, so a ratio of two says nothing: the medians of all are
 * compared.
 */
function findingOf(all: readonly Round[]): Finding {
  const rounds = all.filter((round) => Object.values(round).every(Number.isFinite));
  const parts = Array.from({ length: PARTS }, (_, part) => rounds.filter((_, n) => n % PARTS === part));
  const ratio = (of: keyof Round, to: (keyof Round)[]) => {
    const within = (some: readonly Round[]) => medianTime(some, [of]) / medianTime(some, to);
    const { min, max } = spreadOf(parts.map(within));
    const words = `${within(rounds).toFixed(3)} (in parts of the run ${min.toFixed(2)}–${max.toFixed(2)}, n ${rounds.length})`;
    return { value: within(rounds), words };
  };
  const ours = ratio('ours', ['none', 'again']);
  return {
    rows: [
      {
        measure: `page load with the extension ÷ without (same page, interleaved runs, CPU slowed ${SLOWDOWN}×)`,
        goal: '≤ 1.02',
        ours: ours.words,
        naive: ratio('naive', ['none', 'again']).words,
        met: ours.value <= 1.02,
      },
    ],
    details: [
      `without an extension: ${show(spreadOf(rounds.flatMap(({ none, again }) => [none, again])), 0, ' ms')}`,
      `without ÷ without, which is noise: ${ratio('again', ['none']).words}`,
      `rounds left out, since the browser did not slow the CPU in all of them: ${all.length - rounds.length}`,
    ],
  };
}

function medianTime(rounds: readonly Round[], subjects: readonly (keyof Round)[]): number {
  return medianOf(rounds.flatMap((round) => subjects.map((subject) => round[subject])));
}
