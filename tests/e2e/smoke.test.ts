import { beforeEach, describe, expect, it } from 'vitest';
import { findAll } from '../harness/ax-tree.ts';
import { cardOn } from '../harness/card.ts';
import { saveToken } from '../harness/journeys.ts';
import { onStage } from '../harness/on-stage.ts';
import { clickByRole, fillByRole, getByRole, waitForNode } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { siteUrl } from '../platform/hosts.ts';
import { TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** The shortest walk through everything: the production build in a real browser on the stand-in platform. */

let platform: Platform;
let session: BrowserSession;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
});
beforeEach(() => platform.requests.clear());

describe('a booking on the page', () => {
  it('is read by pointing at its link', async () => {
    const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    const card = cardOn(session, page);
    await page.hover('#row-1 .shape');
    await card.waitFor(1, 'Confirmed');
    const tree = await card.tree();
    expect(tree).toMatchObject({ role: 'group', name: 'PhoneChat booking 1' });
    expect(findAll(tree, 'button', 'Close')).toHaveLength(1);
    const text = await card.text();
    for (const words of ['15 minutes', '8 credits', '22 January 2018', '21:30', 'BookedUser']) {
      expect(text).toContain(words);
    }
    expect(platform.requests.bookingRequests()).toHaveLength(1);

    await card.click('Close');
    await card.waitUntilGone();
    await page.close();
  });

  it('is read in a frame too', async () => {
    const page = await session.openPage(siteUrl('/frame.asp'));
    const frame = await page.waitForFrame((one) => one.url().endsWith('frameInner.asp'));
    await (await frame.waitForSelector('#row-102 .shape'))?.hover();
    await cardOn(session, page).waitFor(102, 'Accepted');
    await page.close();
  });

  it('is read although the worker was ended', async () => {
    const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    await session.killWorker();
    expect(await session.workerRuns()).toBe(false);
    await page.hover('#row-110 .shape');
    await cardOn(session, page).waitFor(110, '12.5 credits');
    await page.close();
  });
});

it('is looked up in the popup', async () => {
  const popup = await session.openPopup();
  await fillByRole(popup, 'Booking ID', '#105');
  await clickByRole(popup, 'button', 'Look up');
  await getByRole(popup, 'group', 'PhoneChat booking 105');
  await popup.close();
});

it("opens as the browser's own popup", async () => {
  const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
  const popup = await session.openRealPopup(page);
  await waitForNode(popup.tree, 'textbox', 'Booking ID');
  await popup.close();
  await page.close();
});

it('has options under the names that people rely on', async () => {
  const options = await session.openOptions();
  await getByRole(options, 'textbox', 'Access token');
  for (const name of ['Save token', 'Check token', 'Forget token', 'Forget everything']) {
    await getByRole(options, 'button', name);
  }
  await getByRole(options, 'radio', 'Production');
  await options.close();
});

it('sent no request outside the platform', () => {
  expect(session.network.outside).toEqual([]);
});
