import { cdpOf } from '../../harness/internals.ts';
import { siteUrl } from '../../platform/hosts.ts';
import type { Finding } from '../row.ts';
import { show, spreadOf } from '../statistics.ts';
import { type Bench, type Subject, withPage } from '../subjects.ts';

const PAGE = siteUrl('/links.asp?n=1000');
const SLOWDOWN = 4;
const ROUNDS = 24;

/** How much longer a page takes with an extension than without. A second load without one shows what is mere noise. */
export async function measurePageLoad({ ours, naive, none }: Bench): Promise<Finding> {
  const ratios = { ours: [] as number[], naive: [] as number[], noise: [] as number[] };
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const order = [ours, naive, none, none];
    // Nobody is always first, and nobody always after the same neighbour.
    if (round % 2) order.reverse();
    const took = new Map<Subject, number[]>();
    for (const subject of order) took.set(subject, [...(took.get(subject) ?? []), await load(subject)]);
    // The first round warms caches.
    if (round < 0) continue;
    const [first = 0, second = 0] = took.get(none) ?? [];
    const without = (first + second) / 2;
    times.push(without);
    ratios.ours.push((took.get(ours)?.[0] ?? 0) / without);
    ratios.naive.push((took.get(naive)?.[0] ?? 0) / without);
    ratios.noise.push(first / second);
  }
  const spread = spreadOf(ratios.ours);
  return {
    rows: [
      {
        measure: 'page load with the extension ÷ without (same page, interleaved runs, CPU slowed 4×)',
        goal: '≤ 1.02',
        ours: show(spread, 3),
        naive: show(spreadOf(ratios.naive), 3),
        met: spread.median <= 1.02,
      },
    ],
    details: [
      `without an extension: ${show(spreadOf(times), 0, ' ms')}`,
      `without ÷ without, which is noise: ${show(spreadOf(ratios.noise), 3)}`,
    ],
  };
}

/** From the start of the navigation to the end of the page's load event, ms. */
function load(subject: Subject): Promise<number> {
  return withPage(subject, async (page) => {
    await cdpOf(page.mainFrame()).send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.goto(PAGE);
    return page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return entry?.loadEventEnd ?? Number.NaN;
    });
  });
}
