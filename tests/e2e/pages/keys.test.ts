import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { pressEscape } from '../../harness/keys.ts';
import { browserKind } from '../../harness/launch.ts';
import { onStage } from '../../harness/on-stage.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** Keys that are meant for the page, and buttons whose release is never heard. */

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

/** A page with a field that counts its Esc keys, and a card that is pinned. */
async function openPinned(): Promise<void> {
  page = await session.openPage(siteUrl('/rows.asp'));
  card = cardOn(session, page);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('afterbegin', '<input id="field">');
    const field = document.getElementById('field') as HTMLInputElement;
    field.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') field.dataset.escapes = String(Number(field.dataset.escapes ?? 0) + 1);
    });
  });
  await page.hover('#row-101 .shape');
  await card.waitForAnswer(101);
  await card.keepOpen();
}

const escapesOfField = () => page.$eval('#field', (field) => (field as HTMLElement).dataset.escapes);

describe('Esc', () => {
  it('is left to a text field that has the focus, and the pinned card stays', async () => {
    await openPinned();
    await page.focus('#field');
    await pressEscape(page);
    await sleep(300);
    expect(await escapesOfField()).toBe('1');
    expect((await card.read())?.bookingId).toBe(101);
  });

  it('closes a card that is only open, and is left to the field all the same', async () => {
    page = await session.openPage(siteUrl('/rows.asp'));
    card = cardOn(session, page);
    await page.evaluate(() => document.body.insertAdjacentHTML('afterbegin', '<input id="field">'));
    await page.focus('#field');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await pressEscape(page);
    await card.waitUntilGone();
  });

  it('closes a pinned card from anywhere else', async () => {
    await openPinned();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.mouse.click(2, 400);
    await pressEscape(page);
    await card.waitUntilGone();
  });

  it.skipIf(browserKind() === 'firefox')('is left to an input method that composes', async () => {
    await openPinned();
    await page.focus('#field');
    const client: CDPSession = await page.createCDPSession();
    await client.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await pressEscape(page);
    await sleep(300);
    expect((await card.read())?.bookingId).toBe(101);
  });
});

describe('a button that went down', () => {
  it('and was never heard to come up does not keep the keyboard from opening a card', async () => {
    page = await session.openPage(siteUrl('/rows.asp'));
    card = cardOn(session, page);
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await page.mouse.move(2, 2);
    await card.waitUntilGone();
    await page.evaluate(() =>
      addEventListener('pointerup', (event) => event.stopImmediatePropagation(), { capture: true }),
    );
    await page.mouse.move(2, 300);
    await page.mouse.down();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.closest('#row-101') !== null)) break;
    }
    await card.waitForAnswer(101);
    await page.mouse.up();
  });
});
