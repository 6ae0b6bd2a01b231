import type { Page } from 'puppeteer-core';
import { siteUrl } from '../../platform/hosts.ts';
import { bringCardPart } from '../cards.ts';
import { middlesOfLinks, moveAway, sweep } from '../pointer.ts';
import type { Finding } from '../row.ts';
import { medianOf, show, spreadOf } from '../statistics.ts';
import { type Bench, type Subject, withPage } from '../subjects.ts';
import { cpuOf, recordCalls } from '../trace.ts';

const FEW = 10;
const MANY = 100_000;
const LINKS_IN_SIGHT = 10;
/** The reference takes about a second for each link of the large page. */
const EFFORT = { ours: { rounds: 6, sweeps: 5 }, naive: { rounds: 3, sweeps: 1 } } as const;

/** How the cost of a moving pointer depends on the number of links on the page. The pointer goes over the same ten. */
export async function measureHoverCost({ ours, naive }: Bench): Promise<Finding> {
  const our = await compare(ours, EFFORT.ours);
  const theirs = await compare(naive, EFFORT.naive);
  return {
    rows: [
      {
        measure: 'hover handler on 100,000 links ÷ on 10 links',
        goal: '≤ 1.2',
        ours: show(our.ratio, 2),
        naive: show(theirs.ratio, 2),
        met: our.ratio.median <= 1.2,
      },
    ],
    details: [`ours: ${our.perLink} µs a link crossed`, `naive: ${theirs.perLink} µs a link crossed`],
  };
}

function compare(subject: Subject, { rounds, sweeps }: { rounds: number; sweeps: number }) {
  return withPage(subject, (few) =>
    withPage(subject, async (many) => {
      await few.goto(siteUrl(`/links.asp?n=${FEW}`));
      await many.goto(siteUrl(`/links.asp?n=${MANY}`), { timeout: 120_000 });
      for (const page of [few, many]) await bringCardPart(page);
      const costs: { few: number; many: number }[] = [];
      for (let round = 0; round < rounds; round++) {
        costs.push({
          few: await costOfLink(subject, few, sweeps),
          many: await costOfLink(subject, many, sweeps),
        });
      }
      return {
        ratio: spreadOf(costs.map((cost) => cost.many / cost.few)),
        perLink: (medianOf(costs.map((cost) => cost.few)) * 1000).toFixed(0),
      };
    }),
  );
}

/** Processor time of the extension's scripts for each link that the pointer crosses, ms. */
async function costOfLink(subject: Pick<Subject, 'scripts'>, page: Page, sweeps: number): Promise<number> {
  await page.bringToFront();
  const links = await middlesOfLinks(page, LINKS_IN_SIGHT);
  const calls = await recordCalls(subject, page, async () => {
    for (let times = 0; times < sweeps; times++) await sweep(page, links, 0);
    await moveAway(page);
  });
  return cpuOf(calls) / (sweeps * links.length);
}
