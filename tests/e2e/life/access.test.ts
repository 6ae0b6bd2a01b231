import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cardOn } from '../../harness/card.ts';
import { type Desk, openDesk } from '../../harness/desk.ts';
import { saveToken } from '../../harness/journeys.ts';
import { launchBrowser } from '../../harness/launch.ts';
import { clickByRole, fillByRole, getByRole, waitForText } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import { type Platform, startPlatform } from '../../platform/platform.ts';

/** The person takes the extension's leave to reach site and platform away, and gives it back. */

interface Browser {
  permissions: { remove(permissions: { origins: string[] }): Promise<boolean> };
  runtime: { getManifest(): { host_permissions: string[] } };
}

declare const chrome: {
  developerPrivate: {
    updateExtensionConfiguration(update: { extensionId: string; hostAccess: string }): Promise<void>;
  };
};

/** The options, without the notice that access is withheld. */
const ALLOWED = /^(?![\s\S]*keeps Booking Peek away)[\s\S]*You are signed in/;

let platform: Platform;
let session: BrowserSession;
let desk: Desk;

beforeAll(async () => {
  platform = await startPlatform();
  session = await launchBrowser({
    platform,
    // Firefox grants without asking; its question could not be pressed here.
    preferences: { 'extensions.webextOptionalPermissionPrompts': false },
  });
  await saveToken(session, TOKENS.manager);
  desk = await openDesk(session);
});
afterAll(async () => {
  await session?.close();
  await platform?.close();
});

async function withhold(): Promise<void> {
  if (session.kind === 'chromium') return setHostAccess('ON_CLICK');
  await desk.page.evaluate(async () => {
    const { permissions, runtime } = browser as unknown as Browser;
    await permissions.remove({ origins: runtime.getManifest().host_permissions });
  });
}

/** Chromium asks in a window of its own, which cannot be pressed here; its page of extensions does the same. */
async function grant(options: Page): Promise<void> {
  if (session.kind === 'chromium') return setHostAccess('ON_ALL_SITES');
  await clickByRole(options, 'button', 'Grant access');
}

async function setHostAccess(hostAccess: string): Promise<void> {
  const page = await session.openPage('chrome://extensions');
  const extensionId = new URL(session.extensionUrl('')).host;
  await page.evaluate((update) => chrome.developerPrivate.updateExtensionConfiguration(update), {
    extensionId,
    hostAccess,
  });
  await page.close();
}

it('access that is withheld is told as such, with the way to grant it, and then the card goes on', async () => {
  const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
  const card = cardOn(session, page);
  await page.hover('#row-1 .shape');
  await card.waitFor(1, 'Confirmed');
  const options = await session.openOptions();
  await waitForText(options, ALLOWED);
  await withhold();
  // Pages that are open are told.
  await waitForText(options, 'keeps Booking Peek away');
  await options.close();

  platform.requests.clear();
  await page.bringToFront();
  await page.mouse.move(2, 2);
  await page.hover('#row-110 .shape');
  await card.waitFor(110, 'holds Booking Peek back');
  await desk.page.bringToFront();
  await waitForText(desk.page, 'keeps this extension away');
  await fillByRole(desk.page, 'Booking ID', '105');
  await clickByRole(desk.page, 'button', 'Look up');
  await waitForText(desk.page, 'holds Booking Peek back');
  // Chromium knocks at the platform's door without the token; nothing is asked there.
  expect(platform.requests.bookingRequests().filter(({ method }) => method !== 'OPTIONS')).toEqual([]);
  expect(platform.requests.apiRequests().filter(({ headers }) => headers.authorization)).toEqual([]);

  await page.bringToFront();
  await page.mouse.move(2, 2);
  await page.hover('#row-110 .shape');
  await card.click('Grant access');
  const opened = await session.waitForPage(session.extensionUrl('options.html'));
  await getByRole(opened, 'button', 'Grant access');
  await grant(opened);
  await waitForText(opened, ALLOWED);

  await page.bringToFront();
  await card.waitFor(110, '12.5 credits');
});
