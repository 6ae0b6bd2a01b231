import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { firefoxSurfaces } from '../../harness/firefox-surfaces.ts';
import { saveToken } from '../../harness/journeys.ts';
import { pressAltUp, pressEscape } from '../../harness/keys.ts';
import { onStage } from '../../harness/on-stage.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { tellWorker } from '../../harness/worker-events.ts';
import { nearestIn, travel } from '../../places/drawn.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** What a person holds stays, whatever the page does with its link. */

/** Long enough for a card to have gone that is going, ms. */
const LONG_ENOUGH = 1500;

let platform: Platform;
let session: BrowserSession;
let page: Page;
let card: CardOnPage;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
});
afterEach(async () => {
  await session.leave(page);
  platform.reset();
});

async function open(path: string): Promise<void> {
  page = await session.openPage(siteUrl(path));
  card = cardOn(session, page);
}

async function middleOf(selector: string) {
  const box = await (await page.waitForSelector(selector))?.boundingBox();
  if (!box) throw new Error(`${selector} has no box`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Points at the element, waits for its card, and goes onto that as a hand does. */
async function goOntoCardOf(selector: string, bookingId: number): Promise<void> {
  const from = await middleOf(selector);
  await page.mouse.move(from.x, from.y);
  const { box } = await card.waitForAnswer(bookingId);
  await travel(page, from, nearestIn(box, from, 30));
}

async function expectStays(bookingId: number): Promise<void> {
  await sleep(LONG_ENOUGH);
  expect((await card.read())?.bookingId).toBe(bookingId);
}

const focusedIn = (selector: string) =>
  page.evaluate((selector) => document.activeElement?.closest(selector) !== null, selector);

describe('a card that the pointer is on', () => {
  it('stays where its link shows only while the pointer is in its row', async () => {
    await open('/shy/PhoneChatBookings.asp');
    const row = await middleOf('#row-101 td');
    await page.mouse.move(row.x, row.y);
    await goOntoCardOf('#row-101 .act a', 101);
    await expectStays(101);
    await page.mouse.move(2, 2);
    await card.waitUntilGone();
  });

  it('stays where its row is rendered anew', async () => {
    await open('/rows.asp');
    await goOntoCardOf('#row-101 .shape', 101);
    await page.evaluate('renewRow(101)');
    await expectStays(101);
  });
});

describe('a card whose link the pointer rests on', () => {
  it('stays where its row is rendered anew, and goes when the new link is left', async () => {
    await open('/rows.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await page.evaluate('renewRow(101)');
    await expectStays(101);
    await page.mouse.move(2, 2);
    await card.waitUntilGone();
  });

  it('goes where another booking comes in its place', async () => {
    await open('/rows.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await page.evaluate('replaceRow(101, 108)');
    await card.waitUntilGone();
  });

  it('stays where that is a check box without colour over a drawn one', async () => {
    await open('/shy/PhoneChatBookings.asp');
    await page.hover('#row-104 .shape');
    await card.waitForAnswer(104);
    await expectStays(104);
  });
});

describe('a pinned card', () => {
  it('stays where it is while the page scrolls to something else', async () => {
    await open('/tall.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await card.keepOpen();
    const before = (await card.read())?.box;
    await page.evaluate(() => scrollTo(0, 2500));
    await expectStays(101);
    expect((await card.read())?.box).toEqual(before);
    await card.click('Close');
    await card.waitUntilGone();
  });

  it('stays where its row is rendered anew', async () => {
    await open('/rows.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await card.keepOpen();
    await page.mouse.move(2, 2);
    await page.evaluate('renewRow(101)');
    await expectStays(101);
  });
});

describe('a card that the keyboard is in', () => {
  async function enterCardOf101(): Promise<void> {
    await page.focus('#row-101 .shape');
    await pressAltUp(page);
    await card.waitForAnswer(101);
  }

  it('stays where its link is scrolled out of sight, and gives the focus back to it', async () => {
    await open('/tall.asp');
    await enterCardOf101();
    await page.evaluate(() => scrollTo(0, 2500));
    await expectStays(101);
    await pressEscape(page);
    await card.waitUntilGone();
    expect(await focusedIn('#row-101')).toBe(true);
  });

  it('leaves the next Tab near its row where that is taken away', async () => {
    await open('/rows.asp');
    await enterCardOf101();
    await page.evaluate('removeRow(101)');
    await card.waitUntilGone();
    await page.keyboard.press('Tab');
    expect(await focusedIn('#row-102')).toBe(true);
  });
});

describe('a card asked for by command', () => {
  /** In Chromium a test can press no key that is the browser's own: the worker is told what it would tell. */
  async function ask(): Promise<void> {
    if (session.kind === 'firefox') await (await firefoxSurfaces(session)).press('O', ['Alt', 'Shift']);
    else await tellWorker(session, 'commands.onCommand', 'open-focused-card');
  }

  it('goes with Tab to the next link, and for good with the pointer and the focus elsewhere', async () => {
    await open('/rows.asp');
    await page.evaluate(() =>
      document.body.insertAdjacentHTML('beforeend', '<button id="last">Last</button>'),
    );
    await page.focus('#row-102 .shape');
    await ask();
    await card.waitForAnswer(102);
    await page.keyboard.press('Tab');
    await card.waitForAnswer(123);
    await page.keyboard.press('Tab');
    await page.mouse.move(2, 2);
    await card.waitUntilGone();
    expect(await focusedIn('#last')).toBe(true);
  });
});
