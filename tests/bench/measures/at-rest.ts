import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { cdpOf } from '../../harness/internals.ts';
import { closeByKey, leaveCard, openByPointer, openFrameOf, openOnLinks } from '../cards.ts';
import type { Finding } from '../row.ts';
import { SLOWDOWN } from '../slowed.ts';
import { type Bench, withPage } from '../subjects.ts';
import { threadTime } from '../thread.ts';
import { countFrames } from '../trace.ts';

/** So long the card is looked at, s; long enough for a minute to turn, with which a word may change. */
const SECONDS = 20;
const GOAL_MS = 15;

/** What an open card costs while nothing happens, on a processor that is slowed: its own document, and the page that it is on. */
export async function measureAtRest({ ours }: Bench): Promise<Finding> {
  const { pointed, entered } = await withPage(ours, watchCards);
  const { card, page, writes, frames } = pointed;
  const quiet = writes.filter((count) => count === 0).length;
  return {
    rows: [
      {
        measure: `open card at rest, the pointer on its link, processor slowed ${SLOWDOWN}×: its main thread in a second, and the page’s, on average`,
        goal: `≤ ${GOAL_MS} ms in all`,
        ours: `${card.toFixed(1)} and ${page.toFixed(1)} ms (over ${SECONDS} s)`,
        naive: 'does not tick',
        met: card + page <= GOAL_MS,
      },
      {
        measure: 'the same with the keyboard in the card, where presses may come at any time',
        goal: 'shown',
        ours: `${entered.card.toFixed(1)} and ${entered.page.toFixed(1)} ms`,
        naive: 'does not tick',
        met: true,
      },
      {
        measure: 'the first: seconds without a DOM write; documents made ready to be drawn in a second',
        goal: 'all in which no word changes; ≤ 2',
        ours: `${quiet} of ${SECONDS}; ${(frames / SECONDS).toFixed(1)}`,
        naive: 'does not tick',
        met: quiet >= SECONDS - 1 && frames <= 2 * SECONDS,
      },
    ],
    details: [`writes in each second: ${writes.join(' ')}`],
  };
}

async function watchCards(page: Page) {
  const entered = await watchCard(page, await openOnLinks(page));
  await closeByKey(page);
  await openByPointer(page);
  const pointed = await watchCard(page, openFrameOf(page));
  await leaveCard(page);
  return { pointed, entered };
}

async function watchCard(page: Page, frame: Frame) {
  const frames = await countFrames(page, () => sleep(SECONDS * 1_000));
  for (const one of [frame, page.mainFrame()]) await slowDown(one, SLOWDOWN);
  await noteWrites(frame);
  let card = Number.NaN;
  // Nothing is read meanwhile: each reading would be work of these threads too.
  const ofPage = await threadTime(page.mainFrame(), async () => {
    card = await threadTime(frame, () => sleep(SECONDS * 1_000));
  });
  const writes = await writesBySecond(frame);
  for (const one of [frame, page.mainFrame()]) await slowDown(one, 1);
  return { card: card / SECONDS, page: ofPage / SECONDS, writes, frames };
}

const slowDown = (frame: Frame, rate: number) =>
  cdpOf(frame).send('Emulation.setCPUThrottlingRate', { rate });

/** Has the frame's document note when something is written into it. */
function noteWrites(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const noted = { since: performance.now(), at: [] as number[] };
    Object.assign(globalThis, { noted });
    new MutationObserver((records) => {
      for (const _ of records) noted.at.push(performance.now());
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

/** How many writes there were in each second since. */
function writesBySecond(frame: Frame): Promise<number[]> {
  return frame.evaluate((seconds) => {
    const { since, at } = Reflect.get(globalThis, 'noted') as { since: number; at: number[] };
    return Array.from(
      { length: seconds },
      (_, second) => at.filter((time) => Math.floor((time - since) / 1_000) === second).length,
    );
  }, SECONDS);
}
