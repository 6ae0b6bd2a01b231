import type { Page } from 'puppeteer-core';
import { DEFAULT_PAGE_SETTINGS } from '../../../utils/settings/page-settings.ts';
import { MANY_FIRST } from '../../platform/bookings.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { bringCardPart, leaveCard } from '../cards.ts';
import { watchForCard } from '../painting.ts';
import type { Finding } from '../row.ts';
import { medianOf, show, spreadOf } from '../statistics.ts';
import { type Bench, type Subject, withPage } from '../subjects.ts';

const PAGE = siteUrl('/links.asp?n=100');

/** The first link that no measure before this one has pointed at, so that its booking is not remembered. */
const FIRST_LINK = 40;
const ROUNDS = 7;

const DWELL = DEFAULT_PAGE_SETTINGS.showDelay;

interface Wait {
  /** From the pointer on the link to the request at the platform, ms. */
  readonly asked: number;
  /** From the end of the dwell to the booking on the screen, ms. */
  readonly late: number;
  /** The card opened with the booking in it. */
  readonly atOnce: boolean;
}

/** What it costs that browsers end an idle worker: cold and warm by turns, on a page's later cards and on its first. */
export async function measureColdWorker(bench: Bench): Promise<Finding> {
  let link = FIRST_LINK;
  const byTurns = (subject: Subject, first: boolean) =>
    withPage(subject, async (page) => {
      const waits = { warm: [] as Wait[], cold: [] as Wait[] };
      await page.goto(PAGE);
      await bringCardPart(page);
      for (let round = 0; round < ROUNDS; round++) {
        for (const kind of round % 2 ? (['warm', 'cold'] as const) : (['cold', 'warm'] as const)) {
          if (first) await page.goto(PAGE);
          if (kind === 'cold') await subject.session.killWorker();
          else await wake(subject, page);
          waits[kind].push(await wait(bench, page, link++));
        }
      }
      const extra = waits.cold.map(({ asked }, round) => asked - (waits.warm[round]?.asked ?? Number.NaN));
      return { ...waits, extra: spreadOf(extra) };
    });
  const later = await byTurns(bench.ours, false);
  const first = await byTurns(bench.ours, true);
  const naive = await byTurns(bench.naive, false);
  const colds = [...later.cold, ...first.cold];
  const complete = colds.filter(({ atOnce }) => atOnce).length;
  const late = (waits: readonly Wait[]) => show(spreadOf(waits.map((one) => one.late)), 0, ' ms');
  return {
    rows: [
      {
        measure: 'worker cold: extra over warm, until the request is at the platform',
        goal: 'shown; hidden inside the dwell',
        ours: `${show(later.extra, 0, ' ms')}; ${complete} of ${colds.length} cards opened with the booking in them`,
        naive: show(naive.extra, 0, ' ms'),
        met: complete === colds.length,
      },
    ],
    details: [
      `a page's first card: extra ${show(first.extra, 0, ' ms')}`,
      `end of dwell to painted, worker warm: ${late(later.warm)}, a page's first card ${late(first.warm)}`,
      `end of dwell to painted, worker cold: ${late(later.cold)}, a page's first card ${late(first.cold)}`,
      `pointer on the link to request at the platform, warm: ours ${ms(later.warm)}, of which 150 ms are meant; naive ${ms(naive.warm)}`,
    ],
  };
}

const ms = (waits: readonly Wait[]) => `${medianOf(waits.map(({ asked }) => asked)).toFixed(0)} ms`;

async function wait({ platform }: Bench, page: Page, link: number): Promise<Wait> {
  const watch = await watchForCard(page);
  await page.hover(`#link-${link}`);
  const { over, opened, shown, painted } = await watch.painted();
  const pageStart = await page.evaluate(() => performance.timeOrigin);
  const [request] = platform.requests.bookingRequests(MANY_FIRST + link);
  await leaveCard(page);
  return {
    asked: (request?.time ?? Number.NaN) - pageStart - over,
    late: painted - over - DWELL,
    atOnce: shown - opened < 1,
  };
}

/** A card of a booking that is remembered, or asked for again: either way the worker is up. */
async function wake(subject: Subject, page: Page): Promise<void> {
  if (await subject.session.workerRuns()) return;
  await bringCardPart(page);
}
