import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import { saveToken } from '../harness/journeys.ts';
import { onStage } from '../harness/on-stage.ts';
import type { BrowserSession } from '../harness/session.ts';
import { siteUrl } from '../platform/hosts.ts';
import { TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** Places that show a booking and are hard to see: in shadow roots, drawings, frames without an address, routes. */

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

async function open(address: string): Promise<void> {
  page = await session.openPage(address);
  card = cardOn(session, page);
}

describe('a card opens', () => {
  it('for a link in an open shadow root, by pointer and by keyboard', async () => {
    await open(siteUrl('/PhoneChatHidden.asp'));
    await page.hover('x-booking >>> a');
    await card.waitForAnswer(101);
    await page.mouse.move(1, 1);
    await card.waitUntilGone();
    await page.evaluate(() => document.querySelector<HTMLElement>('x-booking')?.scrollIntoView());
    for (let presses = 0; presses < 20 && !(await card.read()); presses++) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(() => document.activeElement?.localName === 'x-booking');
      if (inside) break;
    }
    await card.waitForAnswer(101);
  });

  it('for the link of a component around what is slotted into it', async () => {
    await open(siteUrl('/PhoneChatHidden.asp'));
    await page.hover('#row-102 .shape');
    await card.waitForAnswer(102);
  });

  it('for a link in a drawing', async () => {
    await open(siteUrl('/PhoneChatHidden.asp'));
    await page.hover('#drawn text');
    await card.waitForAnswer(103);
  });
});

describe('on the mobile site', () => {
  it.each(['/account/phone-chat', '/#/account/phone-chat'])(
    'at %s, a card opens for each kind of booking link and for nothing else',
    async (path) => {
      await open(siteUrl(path, 'm.adultwork.com'));
      await page.waitForSelector('#row-1');
      for (const id of [1, 101, 102, 123]) {
        await page.hover(`#row-${id} .shape`);
        await card.waitForAnswer(id);
        // Away from the card as well, which may cover the next row.
        await page.mouse.move(1, 1);
        await card.waitUntilGone();
      }
      for (const id of [66644, 66645, 66646]) {
        await page.hover(`#row-${id} .shape`);
        await card.waitUntilGone();
        expect(platform.requests.bookingRequests(id)).toEqual([]);
      }
    },
  );
});
