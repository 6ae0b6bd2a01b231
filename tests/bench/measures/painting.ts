import type { Page } from 'puppeteer-core';
import { DEFAULT_PAGE_SETTINGS } from '../../../utils/settings/page-settings.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { bringCardPart, leaveCard } from '../cards.ts';
import { framesSince, type Painting, watchForCard } from '../painting.ts';
import { listenForReplies } from '../replies.ts';
import type { Finding } from '../row.ts';
import { type Spread, show, spreadOf } from '../statistics.ts';
import { type Bench, type Subject, withPage } from '../subjects.ts';

/** Links 1 to … of the page, each to a booking of its own; 0 is for warming up. */
const CARDS = 24;

/** From the pointer on a link to the card, as the settings have it, ms. */
const DWELL = DEFAULT_PAGE_SETTINGS.showDelay;

/** How soon a card is on the screen: one that has to be asked for, and then the same one, remembered. */
export async function measurePainting(bench: Bench): Promise<Finding> {
  const our = await withPage(bench.ours, async (page) => {
    await makeReady(page);
    const uncached = await paintUncached(bench, bench.ours, page);
    return { uncached, cached: await paintCached(page) };
  });
  const theirs = await withPage(bench.naive, async (page) => {
    await makeReady(page);
    return paintUncached(bench, bench.naive, page);
  });
  const cell = ({ p95, median, min, max, n }: Spread) =>
    `${p95} at p95 (median ${median}, ${min}–${max}, n ${n})`;
  return {
    rows: [
      {
        measure: 'cached card: end of dwell to painted, frames',
        goal: '1 at p95',
        ours: cell(our.cached.frames),
        naive: 'remembers none',
        met: our.cached.frames.p95 <= 1,
      },
      {
        measure: 'uncached card: painted minus reply at the worker, frames',
        goal: '≤ 2 at p95',
        ours: cell(our.uncached.frames),
        naive: cell(theirs.frames),
        met: our.uncached.frames.p95 <= 2,
      },
    ],
    details: [
      `cached, ours: ${show(our.cached.times, 1, ' ms')}`,
      `uncached, ours: ${show(our.uncached.times, 1, ' ms')}`,
      `uncached, naive: ${show(theirs.times, 1, ' ms')}`,
    ],
  };
}

async function makeReady(page: Page): Promise<void> {
  await page.goto(siteUrl('/links.asp?n=100'));
  await bringCardPart(page);
}

/** The platform answers only once the card is there and waits. */
async function paintUncached({ platform }: Bench, subject: Subject, page: Page) {
  const replies = await listenForReplies(subject, page);
  const paintings: { painting: Painting; from: number }[] = [];
  for (let n = 1; n <= CARDS; n++) {
    const hold = platform.hold(/MadeBookingDetails/i);
    const watch = await watchForCard(page);
    await page.hover(`#link-${n}`);
    await hold.arrived();
    await watch.opened();
    const reply = replies.next();
    hold.release();
    paintings.push({ painting: await watch.painted(), from: await reply });
    await leaveCard(page);
  }
  await replies.stop();
  return summary(paintings);
}

async function paintCached(page: Page) {
  const paintings: { painting: Painting; from: number }[] = [];
  for (let n = 1; n <= CARDS; n++) {
    const watch = await watchForCard(page);
    await page.hover(`#link-${n}`);
    const painting = await watch.painted();
    paintings.push({ painting, from: painting.over + DWELL });
    await leaveCard(page);
  }
  return summary(paintings);
}

function summary(paintings: readonly { painting: Painting; from: number }[]) {
  return {
    frames: spreadOf(paintings.map(({ painting, from }) => framesSince(from, painting))),
    times: spreadOf(paintings.map(({ painting, from }) => painting.painted - from)),
  };
}
