import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { openDownloads } from '../../harness/downloads.ts';
import { firefoxChrome } from '../../harness/firefox-chrome.ts';
import { saveToken } from '../../harness/journeys.ts';
import { pressAltUp, pressEscape } from '../../harness/keys.ts';
import { browserKind } from '../../harness/launch.ts';
import { onStage } from '../../harness/on-stage.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** Kinds of document, and of browser, in which a card opens like in any other. */

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

async function open(url: string): Promise<void> {
  page = await session.openPage(url);
  card = cardOn(session, page);
}

/** Points at the booking, and shows its number by one press. */
async function showNumber(frame: Frame): Promise<void> {
  await (await frame.waitForSelector('#row-101 .shape'))?.hover();
  await card.waitForAnswer(101);
  await card.click('Show phone number');
  await card.waitFor(101, '+44');
}

describe('a document', () => {
  it('in XML has its card', async () => {
    await open(siteUrl('/PhoneChatXml.asp'));
    await showNumber(page.mainFrame());
  });

  it('in a frameset has its card', async () => {
    await open(siteUrl('/PhoneChatFrameset.asp'));
    await showNumber(await page.waitForFrame((one) => one.url().endsWith('/rows.asp')));
  });

  it.runIf(browserKind() === 'firefox')(
    'that came by http has its card, whose number is copied and whose session goes into a calendar',
    async () => {
      const downloads = await openDownloads(session);
      try {
        await open(siteUrl('/rows.asp').replace('https:', 'http:'));
        expect(await page.evaluate(() => location.protocol)).toBe('http:');
        await showNumber(page.mainFrame());
        await card.click(/^Copy .*number/);
        await card.waitFor(101, /\bCopied\b/);
        await card.click('Add to calendar');
        await downloads.waitFor(1, 'END:VCALENDAR');
      } finally {
        await downloads.remove();
      }
    },
  );
});

describe.runIf(browserKind() === 'firefox')('Firefox that resists fingerprinting', () => {
  it('has its cards by pointer, Tab and Alt+ArrowUp', async () => {
    const chrome = await firefoxChrome(session.browser);
    const resist = (on: boolean) =>
      chrome.run((value) => Services.prefs.setBoolPref('privacy.resistFingerprinting', value), on);
    await resist(true);
    try {
      await open(siteUrl('/rows.asp'));
      await showNumber(page.mainFrame());
      await page.mouse.move(2, 2);
      await card.waitUntilGone();
      await page.focus('#row-101 .shape');
      await page.keyboard.press('Tab');
      await card.waitForAnswer(102);
      await pressAltUp(page);
      await sleep(800);
      await card.waitForAnswer(102);
      await pressEscape(page);
      await card.waitUntilGone();
      expect(await page.evaluate(() => document.activeElement?.closest('#row-102') !== null)).toBe(true);
    } finally {
      await resist(false);
    }
  });
});
