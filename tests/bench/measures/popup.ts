import type { Page } from 'puppeteer-core';
import { HANG, poll } from '../../harness/poll.ts';
import { countInDocuments, readCounts, wordsOf } from '../counting.ts';
import type { Finding } from '../row.ts';
import { medianOf, show, spreadOf } from '../statistics.ts';
import { type Bench, type Subject, withPage } from '../subjects.ts';

const ROUNDS = 15;
const RATIO_GOAL = 1.1;
const FRAMES_GOAL = 2;
const FRAME = 1000 / 60;

/** Is in the list of bookings, and nowhere else in the popup. */
const LIST = '[data-booking]';

interface Opening {
  /** From the navigation to the first paint with content, ms. */
  readonly first: number;
  /** To the frame with the list in it, ms. */
  readonly list: number;
  readonly counts: string;
}

/** How soon the popup is there, and the list that is remembered, beside a page of an extension with nothing in it. */
export async function measurePopup({ ours, naive }: Bench): Promise<Finding> {
  // The first of all brings the list.
  await open(ours, 'popup.html', LIST);
  const popups: Opening[] = [];
  const bares: Opening[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    popups.push(await open(ours, 'popup.html', LIST));
    bares.push(await open(naive, 'bare.html', 'h1'));
  }
  const ratio = medianOf(popups.map(({ first }) => first)) / medianOf(bares.map(({ first }) => first));
  const late = spreadOf(popups.map(({ first, list }) => Math.max(0, (list - first) / FRAME)));
  const spread = (openings: readonly Opening[], moment: 'first' | 'list') =>
    show(spreadOf(openings.map((one) => one[moment])), 0, ' ms');
  const counts = [...new Set(popups.map((one) => one.counts))].slice(0, 2).join(' or ');
  return {
    rows: [
      {
        measure: 'popup opening to first paint ÷ the same of a bare page of an extension',
        goal: `≤ ${RATIO_GOAL}`,
        ours: `${ratio.toFixed(2)}: ${spread(popups, 'first')}; bare ${spread(bares, 'first')}`,
        naive: '',
        met: ratio <= RATIO_GOAL,
      },
      {
        measure: 'popup: first paint to the remembered list painted, frames',
        goal: `≤ ${FRAMES_GOAL}`,
        ours: `${show(late)}; ${counts}`,
        naive: '',
        met: late.median <= FRAMES_GOAL,
      },
    ],
    details: [`popup opening to the list: ${spread(popups, 'list')}`],
  };
}

function open(subject: Subject, file: string, selector: string): Promise<Opening> {
  return withPage(subject, async (page) => {
    await countInDocuments(page);
    await page.evaluateOnNewDocument(lookFor, selector);
    await page.goto(subject.session.extensionUrl(file));
    await poll(
      () =>
        page.evaluate(
          () =>
            Number(Reflect.get(globalThis, 'listAt')) > 0 &&
            performance.getEntriesByName('first-contentful-paint').length > 0,
        ),
      HANG,
      () => `${file} did not show ${selector}`,
    );
    return readOpening(page);
  });
}

async function readOpening(page: Page): Promise<Opening> {
  const times = await page.evaluate(() => ({
    first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    list: Reflect.get(globalThis, 'listAt') as number,
  }));
  return { ...times, counts: wordsOf(await readCounts(page)) };
}

/** Notes, in the document, when the frame with the element in it was done. */
function lookFor(selector: string): void {
  requestAnimationFrame(function look() {
    if (!document.querySelector(selector)) {
      requestAnimationFrame(look);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      Object.assign(globalThis, { listAt: performance.now() });
      port1.close();
    };
    port2.postMessage(null);
  });
}
