import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'puppeteer-core';
import { leaveCard, openOnLinks } from '../cards.ts';
import { between, type Counts, countInDocuments, readCounts, wordsOf } from '../counting.ts';
import type { Finding } from '../row.ts';
import { show, spreadOf } from '../statistics.ts';
import { type Bench, withPage } from '../subjects.ts';

const PRESSES = 12;

/** A press counts only on a card that was seen for half a second, ms. */
const SEEN = 800;

/** Two refreshes of the screen and the page's say, ms. */
const GOAL_MS = 50;

/** How soon a press on the card shows, and what it has the card do. */
export function measurePress({ ours }: Bench): Promise<Finding> {
  return withPage(ours, async (page) => {
    await countInDocuments(page);
    const frame = await openOnLinks(page);
    const button = await frame.waitForSelector('::-p-aria([name="Keep open"][role="button"])');
    if (!button) throw new Error('the card has no such button');
    const times: number[] = [];
    let counts: Counts | null = null;
    for (let n = 0; n < PRESSES; n++) {
      await sleep(SEEN);
      await watchPress(frame);
      const before = await readCounts(frame);
      await button.click();
      await sleep(SEEN);
      counts = between(before, await readCounts(frame));
      times.push(await frame.evaluate(() => Reflect.get(globalThis, 'pressTook') as number));
    }
    await leaveCard(page);
    const spread = spreadOf(times);
    return {
      rows: [
        {
          measure: 'a press on the card: click to painted',
          goal: `≤ ${GOAL_MS} ms`,
          ours: `${show(spread, 0, ' ms')}; ${counts && wordsOf(counts)}`,
          naive: 'has no buttons',
          met: spread.median <= GOAL_MS,
        },
      ],
      details: [],
    };
  });
}

/** Notes the time from the next click of a person to the frame in which the card is written. */
function watchPress(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    Object.assign(globalThis, { pressTook: Number.NaN });
    const onClick = ({ isTrusted, timeStamp }: MouseEvent) => {
      if (!isTrusted) return;
      window.removeEventListener('click', onClick, true);
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            Object.assign(globalThis, { pressTook: performance.now() - timeStamp });
            port1.close();
          };
          port2.postMessage(null);
        });
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    };
    window.addEventListener('click', onClick, true);
  });
}
