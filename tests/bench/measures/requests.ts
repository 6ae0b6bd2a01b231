import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { siteUrl } from '../../platform/hosts.ts';
import { middlesOfLinks, moveAway, sweep } from '../pointer.ts';
import type { Finding } from '../row.ts';
import { type Bench, type Subject, withPage } from '../subjects.ts';

const PAGE = siteUrl('/links.asp?n=100');
const LINKS = 100;
const SWEEP = 2000;
const ROUNDS = 3;
const TABS = 10;

/** A link that no measure before this one has pointed at. */
const FRESH_LINK = 99;

/** Long enough for every request that was to be sent, ms. */
const SETTLE = 1200;

/** Requests to the platform that a person would not have wanted. */
export async function measureRequests(bench: Bench): Promise<Finding> {
  const swept = { ours: await countSwept(bench, bench.ours), naive: await countSwept(bench, bench.naive) };
  const tabs = { ours: await countInTabs(bench, bench.ours), naive: await countInTabs(bench, bench.naive) };
  const range = (counts: readonly number[]) =>
    [...new Set([Math.min(...counts), Math.max(...counts)])].join('–');
  return {
    rows: [
      {
        measure: `pointer swept over ${LINKS} booking links in 2 s: requests`,
        goal: '0',
        ours: `${range(swept.ours)} (n ${ROUNDS})`,
        naive: `${range(swept.naive)} (n ${ROUNDS})`,
        met: Math.max(...swept.ours) === 0,
      },
      {
        measure: `same booking hovered in ${TABS} tabs at once: requests`,
        goal: '1',
        ours: String(tabs.ours),
        naive: String(tabs.naive),
        met: tabs.ours === 1,
      },
    ],
    details: [],
  };
}

function countSwept({ platform }: Bench, subject: Subject): Promise<number[]> {
  return withPage(subject, async (page) => {
    await page.goto(PAGE);
    const links = await middlesOfLinks(page, LINKS);
    const counts: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      platform.requests.clear();
      await sweep(page, links, SWEEP);
      await moveAway(page);
      await sleep(SETTLE);
      counts.push(platform.requests.bookingRequests().length);
    }
    return counts;
  });
}

/** All tabs believe that they are in front, so that no pointer leaves by the tab being left. */
async function countInTabs({ platform }: Bench, subject: Subject): Promise<number> {
  const pages: Page[] = [];
  for (let tab = 0; tab < TABS; tab++) {
    const page = await subject.session.openPage(PAGE);
    await page.emulateFocusedPage(true);
    pages.push(page);
  }
  platform.requests.clear();
  const hold = platform.hold(/MadeBookingDetails/i);
  await Promise.all(pages.map((page) => page.hover(`#link-${FRESH_LINK}`)));
  await sleep(SETTLE);
  hold.release();
  await sleep(SETTLE);
  const { length } = platform.requests.bookingRequests();
  for (const page of pages) await page.close();
  return length;
}
