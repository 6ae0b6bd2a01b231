import { rm } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardOn } from '../harness/card.ts';
import { browserKind, launchBrowser } from '../harness/launch.ts';
import { longPress, PHONE } from '../harness/phone.ts';
import { clickByRole, fillByRole, getByRole, pageText, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { resize } from '../harness/viewport.ts';
import { buildWithoutApis, EDGE_ANDROID_FAILS, EDGE_ANDROID_LACKS } from '../harness/without-apis.ts';
import { SIGN_IN_HOST, siteUrl } from '../platform/hosts.ts';
import { MANAGER, TOKENS } from '../platform/people.ts';
import { type Platform, startPlatform } from '../platform/platform.ts';
import { CLIENT_ID } from '../platform/sign-in.ts';

/** The journeys of Edge on Android, in a Chromium from which the APIs are taken that it lacks. No phone is used. */

describe.runIf(browserKind() === 'chromium')('a Chromium that lacks what Edge on Android lacks', () => {
  let folder: string;
  let platform: Platform;
  let session: BrowserSession;
  let options: Page;

  beforeAll(async () => {
    folder = await buildWithoutApis(EDGE_ANDROID_LACKS, EDGE_ANDROID_FAILS);
    platform = await startPlatform();
    session = await launchBrowser({ platform, extension: folder, firstRun: 'keep' });
  });
  afterAll(async () => {
    await session?.close();
    await platform?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('opens the options at the first run', async () => {
    options = await session.waitForPage(session.extensionUrl('options.html'));
    await resize(options, ...PHONE);
    const left = await options.evaluate(
      (names) => names.filter((name) => Reflect.get(globalThis.browser, name) !== undefined),
      EDGE_ANDROID_LACKS,
    );
    expect(left).toEqual([]);
    await waitForText(options, 'There is no token yet.');
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE[0]);
  });

  it('says that the sign-in failed, and takes a token by hand', async () => {
    await fillByRole(options, 'Client ID', CLIENT_ID);
    await clickByRole(options, 'button', 'Sign in with AdultWork');
    await waitForText(options, 'The sign-in page could not be reached');
    expect(platform.requests.toHost(SIGN_IN_HOST)).toEqual([]);
    await fillByRole(options, 'Access token', TOKENS.manager);
    await clickByRole(options, 'button', 'Save token');
    await waitForText(options, `accepted for member ${MANAGER.userId}`);
  });

  it('looks a booking up in the popup, which fills the screen', async () => {
    const popup = await session.openPopup();
    await resize(popup, ...PHONE);
    await fillByRole(popup, 'Booking ID', '101');
    await clickByRole(popup, 'button', 'Look up');
    await getByRole(popup, 'group', 'PhoneChat booking 101');
    await waitForText(popup, 'Please ring after the news.');
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE[0]);
    await popup.close();
  });

  it('opens a card by a long press, shows a number by a tap, and closes by a tap outside', async () => {
    const page = await session.openPage(siteUrl('/phonechat/bookings', 'm.adultwork.com'));
    await resize(page, ...PHONE);
    const card = cardOn(session, page);
    await longPress(page, card, 101);
    await card.waitFor(101, 'Pending');
    await card.tap('Show phone number');
    await card.waitFor(101, '+44');
    await page.touchscreen.tap(20, 20);
    await card.waitUntilGone();
    expect(page.url()).toContain('/phonechat/bookings');
    await page.close();
  });

  it('forgets the token by one press, and everything by another', async () => {
    await options.bringToFront();
    await clickByRole(options, 'button', 'Forget token');
    await waitForText(options, 'There is no token yet.');
    await fillByRole(options, 'Access token', TOKENS.manager);
    await clickByRole(options, 'button', 'Save token');
    await waitForText(options, `accepted for member ${MANAGER.userId}`);
    await clickByRole(options, 'button', 'Forget everything');
    await clickByRole(options, 'button', 'Forget everything now');
    await waitForText(options, 'There is no token yet.');
    expect(await pageText(options)).not.toContain(`member ${MANAGER.userId}`);
  });
});
