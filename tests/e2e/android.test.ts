import { rm } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardOn } from '../harness/card.ts';
import { answerPrompt, readTraces } from '../harness/firefox-prompt.ts';
import { lookUp } from '../harness/journeys.ts';
import { browserKind, launchBrowser } from '../harness/launch.ts';
import { longPress, PHONE } from '../harness/phone.ts';
import { HANG, poll } from '../harness/poll.ts';
import { clickByRole, fillByRole, getByRole, pageText, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { isShortRun, someOf } from '../harness/short-run.ts';
import { resize } from '../harness/viewport.ts';
import { ANDROID_LACKS, buildWithoutApis } from '../harness/without-apis.ts';
import { SIGN_IN_HOST, siteUrl } from '../platform/hosts.ts';
import { LONER, MANAGER, TOKENS } from '../platform/people.ts';
import { type Platform, startPlatform } from '../platform/platform.ts';
import { CLIENT_ID } from '../platform/sign-in.ts';

/** The journeys of Firefox for Android, in a Firefox from which the APIs are taken that it lacks. No phone is used. */

describe.runIf(browserKind() === 'firefox')('a browser that lacks what Firefox for Android lacks', () => {
  let folder: string;
  let platform: Platform;
  let session: BrowserSession;
  let options: Page;

  beforeAll(async () => {
    folder = await buildWithoutApis(ANDROID_LACKS);
    platform = await startPlatform();
    session = await launchBrowser({
      platform,
      extension: folder,
      firstRun: 'keep',
      // A prompt takes no press within half a second of its coming up.
      preferences: { 'security.notification_enable_delay': 0 },
    });
  });
  afterAll(async () => {
    await session?.close();
    await platform?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  async function openPopup(): Promise<Page> {
    const popup = await session.openPopup();
    await resize(popup, ...PHONE);
    await getByRole(popup, 'textbox', 'Booking ID');
    return popup;
  }

  /** The tab that a press on a sign-in has opened. */
  const signInTab = () => session.waitForPage(`https://${SIGN_IN_HOST}/OAuth/Authorize`);

  it('opens the options at the first run, and offers there to set up the sign-in', async () => {
    await (await session.waitForPage(session.extensionUrl('options.html'))).close();
    options = await session.openOptions();
    await resize(options, ...PHONE);
    const left = await options.evaluate(
      (names) => names.filter((name) => Reflect.get(globalThis.browser, name) !== undefined),
      ANDROID_LACKS,
    );
    expect(left).toEqual([]);
    await waitForText(options, 'There is no token yet.');
    await getByRole(options, 'button', 'Set up sign-in');
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE[0]);
  });

  it('begins no sign-in where the person does not allow what it needs, and says so', async () => {
    await fillByRole(options, 'Client ID', CLIENT_ID);
    await clickByRole(options, 'button', 'Sign in with AdultWork');
    await answerPrompt(session, 'refuse');
    await waitForText(options, 'The sign-in was not begun');
    expect(platform.requests.toHost(SIGN_IN_HOST)).toEqual([]);
  });

  it('signs in by a tab, which closes; then a card opens by a long press', async () => {
    await clickByRole(options, 'button', 'Sign in with AdultWork');
    await answerPrompt(session, 'allow');
    const tab = await signInTab();
    await tab.click('button[value=allow]');
    await waitForText(options, 'You are signed in.');
    await waitForText(options, `accepted for member ${MANAGER.userId}`);
    expect((await session.openUrls()).filter((url) => url.includes(SIGN_IN_HOST))).toEqual([]);
    expect(await options.evaluate(() => document.visibilityState)).toBe('visible');
    // The address that is led back to was never asked for.
    expect(session.network.outside).toEqual([]);

    const page = await session.openPage(siteUrl('/phonechat/bookings', 'm.adultwork.com'));
    await resize(page, ...PHONE);
    const card = cardOn(session, page);
    await longPress(page, card, 101);
    await card.waitFor(101, 'Pending');
    await page.close();
  });

  it('leaves the token in no history, in no closed tab and in no log', async () => {
    expect(platform.signIn.issued).toHaveLength(1);
    const kept = await readTraces(session);
    expect(kept).toContain('/OAuth/Authorize');
    for (const token of platform.signIn.issued) expect(kept).not.toContain(token);
    expect((await session.readConsole()).join('\n')).not.toContain(platform.signIn.issued[0]);
  });

  it('says how a sign-in by a tab ended that came to nothing, and keeps the token that it had', async () => {
    const endings = [
      ['deny', null, 'Access was not granted'],
      ['cancel', null, 'You cancelled the sign-in'],
      ['allow', 'wrong-state', 'did not belong to this sign-in'],
      ['allow', 'no-token', 'held no access token'],
      ['close', null, 'The sign-in page was closed'],
    ] as const;
    for (const [decision, misbehaviour, words] of someOf(endings, 2)) {
      platform.signIn.misbehaviour = misbehaviour;
      await options.bringToFront();
      await clickByRole(options, 'button', 'Sign in with AdultWork');
      const tab = await signInTab();
      if (decision === 'close') await tab.close();
      else await tab.click(`button[value=${decision}]`);
      await waitForText(options, words);
      expect(await pageText(options)).toContain(`accepted for member ${MANAGER.userId}`);
    }
    platform.signIn.misbehaviour = null;
    expect((await session.openUrls()).filter((url) => url.includes(SIGN_IN_HOST))).toEqual([]);
  });

  it('signs in although the worker was lost behind the tab, and asks nothing again for the next sign-in', async () => {
    platform.signIn.userId = LONER.userId;
    // Firefox keeps for a worker that is gone what the worker listened to as it started: here, after access was given.
    await session.killWorker();
    await options.bringToFront();
    await clickByRole(options, 'button', 'Sign in with AdultWork');
    const tab = await signInTab();
    await session.killWorker();
    await tab.click('button[value=allow]');
    await waitForText(options, `accepted for member ${LONER.userId}`);
    expect((await session.openUrls()).filter((url) => url.includes(SIGN_IN_HOST))).toEqual([]);
    platform.reset();
  });

  it('signs in again from a card whose token is over, and the card goes on', async () => {
    const page = await session.openPage(siteUrl('/phonechat/bookings', 'm.adultwork.com'));
    await resize(page, ...PHONE);
    platform.data.tokens.clear();
    await longPress(page, cardOn(session, page), 1);
    const card = cardOn(session, page);
    await card.waitFor(1, 'Please sign in again');
    await card.tap('Sign in again');
    const tab = await signInTab();
    await tab.click('button[value=allow]');
    await card.waitFor(1, 'Confirmed');
    platform.reset();
    await page.close();
  });

  it('closes the tab of a sign-in where the token is forgotten meanwhile', async () => {
    await options.bringToFront();
    await clickByRole(options, 'button', 'Sign in with AdultWork');
    await signInTab();
    await options.bringToFront();
    await clickByRole(options, 'button', 'Forget token');
    await waitForText(options, 'There is no token yet.');
    await poll(
      async () => !(await session.openUrls()).some((url) => url.includes(SIGN_IN_HOST)),
      HANG,
      () => 'the tab is open still',
    );
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
    const { box: sheet } = await longPress(page, card, 101);
    await card.waitFor(101, 'Pending');
    expect(sheet.width).toBeGreaterThanOrEqual(344);
    expect(sheet.y + sheet.height).toBeGreaterThan(PHONE[1] - 20);

    await card.tap('Show phone number');
    await card.waitFor(101, '+44');
    await page.touchscreen.tap(20, 20);
    await card.waitUntilGone();
    expect(page.url()).toContain('/phonechat/bookings');
    await page.close();
  });

  it.skipIf(isShortRun)('forgets the token by one press, and the next lookup asks to sign in', async () => {
    await options.bringToFront();
    await clickByRole(options, 'button', 'Forget token');
    await waitForText(options, 'There is no token yet.');
    const popup = await openPopup();
    await lookUp(popup, 101);
    await waitForText(popup, 'Please sign in');
    expect(await pageText(popup)).not.toContain('Please ring after the news.');
    await popup.close();
  });

  it.skipIf(isShortRun)('forgets everything by one press, asked once', async () => {
    await fillByRole(options, 'Access token', TOKENS.manager);
    await clickByRole(options, 'button', 'Save token');
    await waitForText(options, `accepted for member ${MANAGER.userId}`);
    await clickByRole(options, 'button', 'Forget everything');
    await clickByRole(options, 'button', 'Forget everything now');
    await waitForText(options, 'There is no token yet.');
  });
});
