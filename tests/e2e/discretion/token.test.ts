import type { Frame, Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { cardOn } from '../../harness/card.ts';
import { type Desk, openDesk } from '../../harness/desk.ts';
import { cdpOf } from '../../harness/internals.ts';
import { saveToken } from '../../harness/journeys.ts';
import { browserKind } from '../../harness/launch.ts';
import { onStage } from '../../harness/on-stage.ts';
import { inOwnWorld } from '../../harness/own-world.ts';
import { clickByRole, fillByRole, waitForText } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import type { FaultName } from '../../platform/faults.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** The token goes from the options page to the worker, from there to the platform, and nowhere else. */

const TOKEN = TOKENS.manager;

/** What booking 1 says, and the page with its link does not. */
const WORDS = 'You need to carry out the session';

let platform: Platform;
let session: BrowserSession;
let desk: Desk;
let site: Page;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKEN);
  desk = await openDesk(session);
  site = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
  await openCard();
});

async function openCard(): Promise<void> {
  await site.bringToFront();
  await site.mouse.move(2, 2);
  await site.hover('#row-1 .shape');
  await cardOn(session, site).waitFor(1, 'Confirmed');
}

/** All text in the memory of a frame's scripts, in a page its own and those of our content scripts (Chromium). */
async function memoryOf(frame: Frame): Promise<string> {
  const client = cdpOf(frame);
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  client.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  client.off('HeapProfiler.addHeapSnapshotChunk', keep);
  return chunks.join('');
}

/** The snapshot is too long to be shown where it is not as expected. */
const holds = (memory: string, words: string) => memory.includes(words);

it.runIf(browserKind() === 'chromium')(
  'is not in the memory of a page with a card, which has no word of the booking either, nor of the card or the popup',
  async () => {
    const ofSite = await memoryOf(site.mainFrame());
    expect(holds(ofSite, 'PhoneChatBookings.asp')).toBe(true);
    expect(holds(ofSite, WORDS)).toBe(false);
    expect(holds(ofSite, TOKEN)).toBe(false);
    const card = site.frames().find((frame) => frame.url().startsWith(session.extensionUrl('card.html')));
    const ofCard = card ? await memoryOf(card) : '';
    expect(holds(ofCard, WORDS)).toBe(true);
    expect(holds(ofCard, TOKEN)).toBe(false);
    const popup = await session.openPopup();
    await fillByRole(popup, 'Booking ID', '102');
    await clickByRole(popup, 'button', 'Look up');
    await waitForText(popup, 'You need to confirm the booking');
    const ofPopup = await memoryOf(popup.mainFrame());
    expect(holds(ofPopup, 'You need to confirm the booking')).toBe(true);
    expect(holds(ofPopup, TOKEN)).toBe(false);
    await popup.close();
  },
);

it('is in no message to a page, nor in the answer to the card that shows the ticket of one', async () => {
  await openCard();
  const heard = await inOwnWorld(desk.page, { tab: 'https://www.adultwork.com/*' }, async ({ runtime }) => {
    const messages: unknown[] = [];
    runtime.onMessage.addListener((message) => {
      messages.push(message);
    });
    const port = runtime.connect({ name: 'ticket' });
    const answer = await new Promise<{ ticket: string }>((resolve) => {
      port.onMessage.addListener(resolve);
      port.postMessage({ bookingId: 1, ahead: true });
    });
    // Closed, the port would make the ticket void.
    Object.assign(globalThis, { port, messages });
    return answer;
  });
  expect(heard).toEqual({ ticket: expect.stringMatching(/^[\w-]{16,}$/) });
  const answers = await cardOn(session, site).evaluate(async (_card, ticket) => {
    const all: unknown[] = [];
    await new Promise<void>((resolve) => {
      const port = browser.runtime.connect({ name: 'card' });
      port.onMessage.addListener((answer) => {
        all.push(answer);
        if (answer.final) resolve();
      });
      port.postMessage({ ticket, mode: 'show' });
    });
    return JSON.stringify(all);
  }, heard.ticket);
  expect(answers).toContain('BookedUser');
  expect(answers).not.toContain(TOKEN);
  // Pages that are open are told of another token.
  await desk.ask({ kind: 'save-token', token: TOKEN });
  const told = await inOwnWorld(desk.page, { tab: 'https://www.adultwork.com/*' }, () =>
    JSON.stringify(Reflect.get(globalThis, 'messages')),
  );
  expect(told).toContain('forget');
  expect(told).not.toContain(TOKEN);
});

it('is in no page of ours once it is saved: no text, no attribute, no field, no answer of the worker', async () => {
  const options = await session.openOptions();
  await fillByRole(options, 'Access token', TOKEN);
  await clickByRole(options, 'button', 'Save token');
  // "Accepted" was there before: that this one is saved, its field says by being empty.
  await options.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[type=password]')?.value === '',
  );
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
