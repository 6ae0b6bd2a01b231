import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cardOn } from '../../harness/card.ts';
import { type Desk, openDesk } from '../../harness/desk.ts';
import { browserKind } from '../../harness/launch.ts';
import { inOwnWorld } from '../../harness/own-world.ts';
import { clickByRole, fillByRole, waitForText } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { closeStage, openStage } from '../../harness/stage.ts';
import type { FaultName } from '../../platform/faults.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** The token goes from the options page to the worker, from there to the platform, and nowhere else. */

const TOKEN = TOKENS.manager;

let platform: Platform;
let session: BrowserSession;
let desk: Desk;
let site: Page;

beforeAll(async () => {
  ({ platform, session } = await openStage(TOKEN));
  desk = await openDesk(session);
  site = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
  await site.hover('#row-1 .shape');
  await cardOn(session, site).waitFor(1, 'BookedUser');
});
afterAll(() => closeStage({ platform, session }));

/** All text in the memory of a page's process, its own and that of our content scripts (Chromium). */
async function memoryOf(page: Page): Promise<string> {
  const client = await page.createCDPSession();
  const chunks: string[] = [];
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await client.detach();
  return chunks.join('');
}

it.runIf(browserKind() === 'chromium')(
  'is not in the memory of a page that shows a booking, or of the popup',
  async () => {
    const ofSite = await memoryOf(site);
    expect(ofSite).toContain('BookedUser');
    expect(ofSite).not.toContain(TOKEN);
    const popup = await session.openPopup();
    await fillByRole(popup, 'Booking ID', '102');
    await clickByRole(popup, 'button', 'Look up');
    await waitForText(popup, 'You need to confirm the booking');
    const ofPopup = await memoryOf(popup);
    expect(ofPopup).toContain('You need to confirm the booking');
    expect(ofPopup).not.toContain(TOKEN);
    await popup.close();
  },
);

it('is in no message to a page', async () => {
  const heard = await inOwnWorld(desk.page, { tab: 'https://www.adultwork.com/*' }, async ({ runtime }) => {
    const messages: unknown[] = [];
    runtime.onMessage.addListener((message) => {
      messages.push(message);
    });
    for (const mode of ['show', 'refresh', 'renew']) {
      await new Promise<void>((resolve) => {
        const port = runtime.connect({ name: 'lookup' });
        port.onMessage.addListener((answer) => {
          messages.push(answer);
          if (answer.final) resolve();
        });
        port.postMessage({ id: 1, mode });
      });
    }
    return JSON.stringify(messages);
  });
  expect(heard).toContain('BookedUser');
  expect(heard).not.toContain(TOKEN);
});

it('is in no page of ours once it is saved: no text, no attribute, no field, no answer of the worker', async () => {
  const options = await session.openOptions();
  await fillByRole(options, 'Access token', TOKEN);
  await clickByRole(options, 'button', 'Save token');
  await waitForText(options, /\baccepted\b/);
  const popup = await session.openPopup();
  for (const page of [options, popup]) {
    const shown = await page.evaluate(() => [
      document.documentElement.outerHTML,
      document.title,
      location.href,
      ...[...document.querySelectorAll('input')].map(({ value, defaultValue }) => `${value} ${defaultValue}`),
      JSON.stringify({ ...localStorage, ...sessionStorage }),
    ]);
    expect(shown.join('\n')).not.toContain(TOKEN);
    await page.close();
  }
  expect(JSON.stringify(await desk.ask({ kind: 'get-state' }))).not.toContain(TOKEN);
  expect(JSON.stringify([await desk.stored('local'), await desk.stored('disk')])).not.toContain(TOKEN);
  // It is where it should be, so the search could find it.
  expect(JSON.stringify(await desk.stored('session'))).toContain(TOKEN);
});

it('is in no words about a failure, and in no log', async () => {
  const faults: FaultName[] = ['400', '500', 'html-200', 'wrong-types'];
  const popup = await session.openPopup();
  for (const [n, fault] of faults.entries()) {
    platform.setFault(fault, { path: /MadeBookingDetails/i });
    await fillByRole(popup, 'Booking ID', String(1000 + n));
    await clickByRole(popup, 'button', 'Look up');
    await popup.waitForSelector(`[aria-label="PhoneChat booking ${1000 + n}"]`);
    await popup.waitForFunction(() => !document.body.innerText.includes('Loading…'));
    expect(await popup.evaluate(() => document.documentElement.outerHTML)).not.toContain(TOKEN);
    platform.clearFaults();
  }
  platform.data.tokens.delete(TOKEN);
  await fillByRole(popup, 'Booking ID', '1050');
  await clickByRole(popup, 'button', 'Look up');
  await waitForText(popup, 'Please sign in again');
  expect(await popup.evaluate(() => document.documentElement.outerHTML)).not.toContain(TOKEN);
  expect(platform.requests.all.filter(({ path, host }) => `${host}${path}`.includes(TOKEN))).toEqual([]);
  expect((await session.readConsole()).join('\n')).not.toContain(TOKEN);
});
