import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardOn } from '../../harness/card.ts';
import { firefoxChrome } from '../../harness/firefox-chrome.ts';
import { saveToken } from '../../harness/journeys.ts';
import { browserKind } from '../../harness/launch.ts';
import { clickByRole, fillByRole, getByRole, pageText, waitForText } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { closeStage, openStage } from '../../harness/stage.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { LONER, MANAGER, TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** Private windows share nothing personal with others: in Chromium by a memory of their own, in Firefox by not having us. */

let platform: Platform;
let session: BrowserSession;

beforeAll(async () => {
  ({ platform, session } = await openStage());
});
afterAll(() => closeStage({ platform, session }));

describe.runIf(browserKind() === 'chromium')('a private window of Chromium', () => {
  let privately: BrowserContext;

  beforeAll(async () => {
    await allowPrivately(session);
    await saveToken(session, TOKENS.manager);
    privately = await session.browser.createBrowserContext();
  });

  async function openPrivately(url: string): Promise<Page> {
    const page = await privately.newPage();
    await page.goto(url);
    return page;
  }

  async function lookUp(popup: Page, id: number): Promise<void> {
    await fillByRole(popup, 'Booking ID', String(id));
    await clickByRole(popup, 'button', 'Look up');
    await getByRole(popup, 'group', `PhoneChat booking ${id}`);
  }

  it('knows neither token nor lookups of the others, and the others none of its own', async () => {
    const popup = await session.openPopup();
    await lookUp(popup, 101);
    await waitForText(popup, 'Please ring after the news.');

    const page = await openPrivately(siteUrl('/PhoneChatBookings.asp'));
    const card = cardOn(session, page);
    await page.hover('#row-101 .shape');
    await card.waitFor(101, 'No access token yet');

    const options = await openPrivately(session.extensionUrl('options.html'));
    await waitForText(options, 'There is no token yet.');
    await fillByRole(options, 'Access token', TOKENS.loner);
    await clickByRole(options, 'button', 'Save token');
    await waitForText(options, `accepted for member ${LONER.userId}`);
    const privatePopup = await openPrivately(session.extensionUrl('popup.html'));
    await lookUp(privatePopup, 301);
    await waitForText(privatePopup, 'ForOtto');
    expect(await pageText(privatePopup)).not.toContain('101');

    const others = await session.openOptions();
    await waitForText(others, `accepted for member ${MANAGER.userId}`);
    const again = await session.openPopup();
    expect(await waitForText(again, '101')).not.toContain('301');

    await privately.close();
    privately = await session.browser.createBrowserContext();
    await waitForText(await openPrivately(session.extensionUrl('options.html')), 'There is no token yet.');
    await privately.close();
  });
});

it.runIf(browserKind() === 'firefox')(
  'is not in private windows of Firefox, even where a person once allowed it',
  async () => {
    // The extension's own pages close as it starts anew, and a window goes with its last page.
    await session.openPage(siteUrl('/Home.asp'));
    const chrome = await firefoxChrome(session.browser);
    const allowed = await chrome.run(async (id) => {
      const load = (name: string) => ChromeUtils.importESModule(`resource://gre/modules/${name}.sys.mjs`);
      await load('ExtensionPermissions').ExtensionPermissions.add(id, {
        permissions: ['internal:privateBrowsingAllowed'],
        origins: [],
      });
      await (await load('AddonManager').AddonManager.getAddonByID(id)).reload();
      return WebExtensionPolicy.getByID(id).privateBrowsingAllowed;
    }, 'booking-peek@booking-peek.example');
    expect(allowed).toBe(false);
  },
);

/** What a person does on `chrome://extensions`. It starts the extension anew. */
async function allowPrivately(session: BrowserSession): Promise<void> {
  const extensions = await session.browser.newPage();
  await extensions.goto('chrome://extensions');
  await extensions.evaluate(
    `(async (extensionId) => {
      const { developerPrivate } = chrome;
      // Else Chromium switches an unpacked extension off as it starts anew.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
    })(${JSON.stringify(new URL(session.extensionUrl('')).host)})`,
  );
  await extensions.close();
}
