import { rm } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardOn } from '../harness/card.ts';
import { browserKind, launchBrowser } from '../harness/launch.ts';
import { clickByRole, fillByRole, getByRole, pageText, queryByRole, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { closeStage } from '../harness/stage.ts';
import { resize } from '../harness/viewport.ts';
import { ANDROID_LACKS, buildWithoutApis } from '../harness/without-apis.ts';
import { siteUrl } from '../platform/hosts.ts';
import { MANAGER, TOKENS } from '../platform/people.ts';
import { type Platform, startPlatform } from '../platform/platform.ts';

/** The journeys of Firefox for Android, in a Firefox from which the APIs are taken that it lacks. No phone is used. */

/** CSS pixels of a usual phone. */
const PHONE = [360, 780] as const;

describe.runIf(browserKind() === 'firefox')('a browser that lacks what Firefox for Android lacks', () => {
  let folder: string;
  let platform: Platform;
  let session: BrowserSession;
  let options: Page;

  beforeAll(async () => {
    folder = await buildWithoutApis(ANDROID_LACKS);
    platform = await startPlatform();
    session = await launchBrowser({ platform, extension: folder, firstRun: 'keep' });
  });
  afterAll(async () => {
    await closeStage({ platform, session });
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  async function openPopup(): Promise<Page> {
    const popup = await session.openPopup();
    await resize(popup, ...PHONE);
    await getByRole(popup, 'textbox', 'Booking ID');
    return popup;
  }

  async function lookUp(popup: Page, id: number): Promise<void> {
    await fillByRole(popup, 'Booking ID', String(id));
    await clickByRole(popup, 'button', 'Look up');
    await getByRole(popup, 'group', `PhoneChat booking ${id}`);
  }

  it('opens the options at the first run, and says there that it lets no extension sign in', async () => {
    await (await session.waitForPage(session.extensionUrl('options.html'))).close();
    options = await session.openOptions();
    await resize(options, ...PHONE);
    const left = await options.evaluate(
      (names) => names.filter((name) => Reflect.get(globalThis.browser, name) !== undefined),
      ANDROID_LACKS,
    );
    expect(left).toEqual([]);
    await waitForText(options, 'There is no token yet.');
    expect(await pageText(options)).toContain('This browser lets no extension sign in.');
    expect(await queryByRole(options, 'button', 'Sign in with AdultWork')).toBeNull();
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE[0]);
  });

  it('takes a token by hand', async () => {
    await fillByRole(options, 'Access token', TOKENS.manager);
    await clickByRole(options, 'button', 'Save token');
    await waitForText(options, `accepted for member ${MANAGER.userId}`);
  });

  it('looks a booking up in the popup, which fills the screen', async () => {
    const popup = await openPopup();
    await lookUp(popup, 101);
    await waitForText(popup, 'Please ring after the news.');
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE[0]);
    await popup.close();
  });

  it('opens a card by a long press, shows a number by a tap, and closes by a tap outside', async () => {
    const page = await session.openPage(siteUrl('/phonechat/bookings', 'm.adultwork.com'));
    await resize(page, ...PHONE);
    const card = cardOn(session, page);
    const box = await (await page.waitForSelector('#row-101 .shape'))?.boundingBox();
    if (!box) throw new Error('the link has no box');
    const finger = await page.touchscreen.touchStart(box.x + box.width / 2, box.y + box.height / 2);
    const { box: sheet } = await card.waitFor(101, 'Pending');
    await finger.end();
    expect(sheet.width).toBeGreaterThanOrEqual(344);
    expect(sheet.y + sheet.height).toBeGreaterThan(PHONE[1] - 20);

    await card.tap('Show phone number');
    await card.waitFor(101, '+44');
    await page.touchscreen.tap(20, 20);
    await card.waitUntilGone();
    expect(page.url()).toContain('/phonechat/bookings');
    await page.close();
  });

  it('forgets the token by one press, and the next lookup leads to the options', async () => {
    await options.bringToFront();
    await clickByRole(options, 'button', 'Forget token');
    await waitForText(options, 'There is no token yet.');
    const popup = await openPopup();
    await lookUp(popup, 101);
    await waitForText(popup, 'No access token yet');
    expect(await pageText(popup)).not.toContain('Please ring after the news.');
    await popup.close();
  });

  it('forgets everything by one press, asked once', async () => {
    await fillByRole(options, 'Access token', TOKENS.manager);
    await clickByRole(options, 'button', 'Save token');
    await waitForText(options, `accepted for member ${MANAGER.userId}`);
    await clickByRole(options, 'button', 'Forget everything');
    await clickByRole(options, 'button', 'Forget everything now');
    await waitForText(options, 'There is no token yet.');
  });
});
