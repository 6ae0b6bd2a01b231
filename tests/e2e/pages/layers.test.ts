import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { onStage } from '../../harness/on-stage.ts';
import { HANG, poll } from '../../harness/poll.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { isShortRun } from '../../harness/short-run.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** Layers of the page's own, and other frames: a card is where the person is, and there is one. */

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

const isOpen = (selector: string) =>
  page.$eval(selector, (element) =>
    element.matches(':popover-open, [open], :not([hidden], dialog, [popover])'),
  );

async function pressInCardOf(selector: string, bookingId: number): Promise<void> {
  await page.hover(selector);
  await card.waitForAnswer(bookingId);
  await card.click('Show phone number');
  await card.waitFor(bookingId, '+44');
}

describe('a press in a card', () => {
  it('leaves open the menu that its link is in', async () => {
    await open('/PhoneChatLayers.asp');
    await page.evaluate(() => document.getElementById('menu')?.showPopover());
    await pressInCardOf('#row-101 .shape', 101);
    expect(await isOpen('#menu')).toBe(true);
  });

  it('leaves open a box that closes by a press outside of it', async () => {
    await open('/PhoneChatLayers.asp');
    await page.evaluate(() => document.getElementById('manual')?.removeAttribute('hidden'));
    await pressInCardOf('#row-111 .shape', 111);
    expect(await isOpen('#manual')).toBe(true);
  });

  it('leaves open a dialog that closes by a press on its backdrop', async () => {
    await open('/PhoneChatLayers.asp');
    await page.evaluate(() => (document.getElementById('backdrop') as HTMLDialogElement).showModal());
    await pressInCardOf('#modal-111 .shape', 111);
    expect(await isOpen('#backdrop')).toBe(true);
  });
});

describe('dialogs of the site', () => {
  it.skipIf(isShortRun)(
    'are no attack: after three over a pinned card each, the next link has a card',
    async () => {
      await open('/PhoneChatLayers.asp');
      for (const bookingId of [107, 108, 109]) {
        await page.hover(`#row-${bookingId} .shape`);
        await card.waitForAnswer(bookingId);
        await card.keepOpen();
        await sleep(2200);
        await page.evaluate('ask()');
        await sleep(2000);
        if (await card.read()) await card.click('Close');
        await card.waitUntilGone();
        await page.mouse.move(2, 2);
      }
      await page.hover('#row-102 .shape');
      await card.waitForAnswer(102);
    },
  );
});

describe('frames', () => {
  it('share one card: one that is pinned in a frame stays, and no other opens beside it', async () => {
    await open('/PhoneChatFrame.asp');
    const frame = await page.waitForFrame((one) => one.url().endsWith('frameInner.asp'));
    await (await frame.waitForSelector('#row-102 .shape'))?.hover();
    await card.waitForAnswer(102);
    await card.keepOpen();
    await page.hover('#row-101 .shape');
    await sleep(1500);
    await card.waitForAnswer(102);
    await card.click('Close');
    await card.waitUntilGone();
    await page.mouse.move(2, 2);
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
  });

  it('share one card: the next one takes over from one that is only open', async () => {
    await open('/PhoneChatFrame.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    const frame = await page.waitForFrame((one) => one.url().endsWith('frameInner.asp'));
    await (await frame.waitForSelector('#row-102 .shape'))?.hover();
    // The one hears of the other by way of the worker.
    const names = async () => (await session.findCards(page)).map(({ name }) => name).join();
    await poll(
      async () => (await names()) === 'PhoneChat booking 102',
      HANG,
      async () => `saw ${await names()}`,
    );
    await card.waitForAnswer(102);
  });
});
