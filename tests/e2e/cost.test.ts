import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { between, type Counts, countInDocuments, readCounts } from '../bench/counting.ts';
import { recordFunctions } from '../bench/coverage.ts';
import { countObservers, listWindowListeners, readHoldings } from '../bench/isolated-world.ts';
import { cardFrameOf } from '../bench/painting.ts';
import { countFrames, recordCalls } from '../bench/trace.ts';
import { saveToken } from '../harness/journeys.ts';
import { pressAltUp, pressEscape } from '../harness/keys.ts';
import { browserKind } from '../harness/launch.ts';
import { onStage } from '../harness/on-stage.ts';
import { HANG, poll } from '../harness/poll.ts';
import type { BrowserSession } from '../harness/session.ts';
import { isShortRun } from '../harness/short-run.ts';
import { siteUrl } from '../platform/hosts.ts';
import { manyLinksPage } from '../platform/pages/hard-pages.ts';
import { TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/**
 * What the extension costs a page, in counts: they are the same on every machine. Times are in `docs/performance.md`. How
 * many requests a sweep and many tabs cost is told in `card.test.ts` and `road.test.ts`.
 */

const IN_CHROMIUM = browserKind() === 'chromium';

/**
 * One sees whether the page writes itself anew: an observer of the document's own children, which else never calls, and has a listener for its
 * own end.
 */
const OBSERVERS = 1;

/** So many cards come and go: one that left something behind would be seen at the first. */
const CARDS = isShortRun ? 5 : 40;

/** So long a card is left to come, now and then, ms. The others are closed on their way. */
const COMES = 200;

/** Enough for whatever was going to happen by itself, ms. */
const A_WHILE = 800;

let platform: Platform;
let session: BrowserSession;
let page: Page;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
});
beforeEach(async () => {
  page = await session.browser.newPage();
  platform.requests.clear();
});
afterEach(() => session.leave(page));

const markup = () => page.evaluate(() => document.documentElement.outerHTML);

/** A thousand changes of the page by its own script: links that come, change and go, and boxes that scroll and grow. */
const changeThePage = () =>
  page.evaluate(async () => {
    for (let n = 0; n < 250; n++) {
      const link = document.createElement('a');
      link.href = `PhoneChatBooking.asp?BookingID=${n + 1}`;
      link.textContent = `Booking #${n + 1}`;
      document.body.append(link);
      link.setAttribute('class', 'changed');
      scrollTo(0, n);
      document.body.style.paddingLeft = `${n % 50}px`;
      await new Promise((resolve) => setTimeout(resolve, 1));
      link.remove();
    }
  });

/** A card is seen by its host alone: to look into it would hold on to what is in it. */
const cardsNow = () => page.evaluate(() => document.querySelectorAll('html > div').length);
function waitForCards(count: number): Promise<boolean> {
  return poll(
    async () => (await cardsNow()) === count,
    HANG,
    () => `there were not ${count} cards`,
  );
}

/** The card part is there from now on, and no card is open. */
async function openFirstCard(): Promise<void> {
  await page.hover('#link-0');
  await waitForCards(1);
  await page.mouse.move(2, 2);
  await waitForCards(0);
}

/** With the way in by keyboard, which opens at once. Esc is heard by the page, or by the card once it has the focus. */
async function openAndClose(times: number): Promise<void> {
  await page.focus('#link-0');
  for (let n = 0; n < times; n++) {
    await pressAltUp(page);
    await waitForCards(1);
    if (n % 2 === 0) await sleep(COMES);
    await pressEscape(page);
    await waitForCards(0);
  }
}

describe('on a page of a thousand links, before anyone points at one, the extension', () => {
  beforeEach(() => session.goto(page, siteUrl('/links.asp?n=1000')));

  it('writes nothing into the page', async () => {
    await sleep(A_WHILE);
    const served = await page.evaluate(
      (html) => new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML,
      manyLinksPage(1000),
    );
    expect(await markup()).toBe(served);
  });

  it('sends no request', async () => {
    await sleep(A_WHILE);
    expect(platform.requests.all.map(({ path }) => path)).toEqual(['/links.asp']);
    expect(session.network.outside).toEqual([]);
  });

  it.runIf(IN_CHROMIUM)('observes nothing below the document, and listens on the window alone', async () => {
    expect(await countObservers(page)).toBe(OBSERVERS);
    const listeners = await listWindowListeners(page);
    expect(listeners).toContain('pointermove');
    expect((await readHoldings(page)).listeners).toBe(listeners.length + OBSERVERS);
    expect(listeners.length).toBeLessThan(15);
  });

  it.runIf(IN_CHROMIUM)('runs no function of its own, however the page changes', async () => {
    const functions = (happen: () => Promise<unknown>) =>
      recordFunctions(page, session.extensionUrl(''), happen);
    expect(await functions(() => changeThePage().then(() => sleep(A_WHILE)))).toEqual([]);
    // That it would be seen if it did:
    expect(await functions(() => page.mouse.move(400, 300))).not.toEqual([]);
  });
});

/**
 * What each may come to at most: what it came to when it was last looked at, and a redraw more for an answer that comes in two parts. The popup asks
 * for its words anew each time that it is drawn, which is as often as answers come; how many words those are hangs on nothing but a deadline's kind.
 */
const MOST = {
  'a first card': { formatters: 8, messages: 34, words: 34, layouts: 14, redraws: 8 },
  'a press on a card': { formatters: 0, messages: 0, words: 0, layouts: 6, redraws: 3 },
  'the popup with its list': { formatters: 7, messages: 80, words: 27, layouts: 0, redraws: 6 },
} satisfies Record<string, Counts>;

function expectAtMost(counts: Counts, what: keyof typeof MOST): void {
  for (const [name, most] of Object.entries(MOST[what])) {
    expect(counts[name as keyof Counts], `${name} of ${what}`).toBeLessThanOrEqual(most);
  }
}

describe.runIf(IN_CHROMIUM)('no more than it has to', () => {
  it('does a first card draw, measure and ask for words, and a press on it', async () => {
    await countInDocuments(page);
    await session.goto(page, siteUrl('/links.asp?n=10'));
    await page.hover('#link-3');
    await waitForCards(1);
    await sleep(A_WHILE);
    const frame = cardFrameOf(page);
    if (!frame) throw new Error('no card is open');
    const first = await readCounts(frame);
    expect(first.redraws).toBeGreaterThan(0);
    expectAtMost(first, 'a first card');
    const button = await frame.waitForSelector('::-p-aria([name="Keep open"][role="button"])');
    await button?.click();
    await sleep(A_WHILE);
    const press = between(first, await readCounts(frame));
    expect(press.redraws).toBeGreaterThan(0);
    expectAtMost(press, 'a press on a card');
  });

  it('does the popup load files before it is painted', async () => {
    await session.goto(page, session.extensionUrl('popup.html'));
    const files = await page.evaluate(() => document.querySelectorAll('script[src], link[href]').length);
    // One that asks the worker at once, its style, its own script, and what it shares with the card and with the options.
    expect(files).toBe(5);
  });

  it('does the popup draw, measure and ask for words until its list is there', async () => {
    for (const time of ['brings the list', 'has it at once']) {
      await countInDocuments(page);
      await session.goto(page, session.extensionUrl('popup.html'));
      await page.waitForSelector('[data-booking]');
      if (time === 'has it at once') expectAtMost(await readCounts(page), 'the popup with its list');
    }
  });
});

describe('an open card at which nothing happens', () => {
  it.runIf(IN_CHROMIUM)('has neither the page nor itself drawn anew', async () => {
    await session.goto(page, siteUrl('/links.asp?n=10'));
    await page.hover('#link-0');
    await waitForCards(1);
    await sleep(A_WHILE);
    // With an animation that runs it is every refresh of the screen.
    const frames = await countFrames(page, () => sleep(2 * A_WHILE));
    expect(frames).toBeLessThan(15);
    // That they would be seen:
    const drawn = await countFrames(page, () => changeThePage());
    expect(drawn).toBeGreaterThan(15);
  });

  it.runIf(IN_CHROMIUM)('is looked after now and then, and often once its link has moved', async () => {
    await session.goto(page, siteUrl('/links.asp?n=10'));
    await page.hover('#link-0');
    await waitForCards(1);
    await sleep(3 * A_WHILE);
    const countCalls = async (happen: () => Promise<unknown>) =>
      (await recordCalls({ scripts: session.extensionUrl('') }, page, happen)).length;
    // It would be 32 if it were looked after as often as while something happens.
    expect(await countCalls(() => sleep(5 * A_WHILE))).toBeLessThan(10);
    const moveLink = () =>
      page.$eval('#link-0', (link) => {
        (link as HTMLElement).style.cssText = 'position: relative; top: 9px';
      });
    expect(await countCalls(() => moveLink().then(() => sleep(A_WHILE)))).toBeGreaterThan(4);
  });
});

describe('once cards have come and gone, the extension', () => {
  beforeEach(async () => {
    await session.goto(page, siteUrl('/links.asp?n=10'));
    await openFirstCard();
  });

  it('has left the page as it was', async () => {
    const before = await markup();
    await openAndClose(CARDS);
    expect(await markup()).toBe(before);
  });

  it.runIf(IN_CHROMIUM)('runs no function of its own, however the page changes', async () => {
    const change = () => changeThePage().then(() => sleep(A_WHILE));
    expect(await recordFunctions(page, session.extensionUrl(''), change)).toEqual([]);
  });

  it.runIf(IN_CHROMIUM)('holds no more than after the first', async () => {
    await openAndClose(5);
    const { heap: _, ...before } = await readHoldings(page);
    const observers = await countObservers(page);
    await openAndClose(CARDS);
    const { heap: __, ...after } = await readHoldings(page);
    expect(after).toEqual(before);
    expect(after.detached).toBe(0);
    expect(await countObservers(page)).toBe(observers);
  });
});
