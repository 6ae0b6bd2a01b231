import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { cardOn } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { browserKind } from '../../harness/launch.ts';
import { onStage } from '../../harness/on-stage.ts';
import { HANG, poll } from '../../harness/poll.ts';
import { clickByRole, fillByRole } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { isShortRun } from '../../harness/short-run.ts';
import { MANY_COUNT, MANY_FIRST } from '../../platform/bookings.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';
import { stopWorkerAt } from './stop-worker.ts';

/** The browser ends the worker whenever it likes. A person who waits for a booking is not to notice. */

const DETAILS = /MadeBookingDetails$/;

/** Some thirty lookups, one after the other. */
const MANY_LOOKUPS = 150_000;

let platform: Platform;
let session: BrowserSession;
let page: Page;
let popup: Page;
let nextId = MANY_FIRST;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
  popup = await session.openPopup();
  page = await session.openPage(siteUrl(`/Links.asp?n=${MANY_COUNT}`));
});
beforeEach(async () => {
  nextId += 1;
  platform.requests.clear();
  await page.bringToFront();
  await page.mouse.move(2, 2);
  await cardOn(session, page).waitUntilGone();
});

const pointAt = (id: number) => page.hover(`#link-${id - MANY_FIRST}`);
const requests = (id: number) => platform.requests.bookingRequests(id).length;

async function lookUp(id: number): Promise<void> {
  await popup.bringToFront();
  await fillByRole(popup, 'Booking ID', String(id));
  await clickByRole(popup, 'button', 'Look up');
}

const bookingInPopup = async (id: number) => {
  const group = await popup.$(`::-p-aria([name="PhoneChat booking ${id}"][role="group"])`);
  return (await group?.evaluate((element) => (element as HTMLElement).innerText))?.includes('15 minutes');
};

describe('a worker that is killed', () => {
  it('before a lookup, is started for it, and remembers what was learned', async () => {
    await session.killWorker();
    await pointAt(nextId);
    await cardOn(session, page).waitFor(nextId, '15 minutes');
    await page.mouse.move(2, 2);
    await cardOn(session, page).waitUntilGone();
    await session.killWorker();
    await pointAt(nextId);
    await cardOn(session, page).waitFor(nextId, '15 minutes');
    expect(requests(nextId)).toBe(1);
  });

  it('after a lookup, leaves the card standing', async () => {
    await pointAt(nextId);
    const card = cardOn(session, page);
    await card.waitFor(nextId, '15 minutes');
    await session.killWorker();
    await card.click('Refresh');
    await platform.requests.waitFor((log) => log.bookingRequests(nextId), 2);
    await card.waitFor(nextId, '15 minutes');
  });

  it('while the platform is being asked, is asked again', async () => {
    const hold = platform.hold(DETAILS);
    await pointAt(nextId);
    await hold.arrived();
    await session.killWorker();
    await hold.arrived(2);
    hold.release();
    await cardOn(session, page).waitFor(nextId, '15 minutes');
    expect(requests(nextId)).toBe(2);
  });

  it('again and again, is given up in words after three times, and a press asks anew', async () => {
    const hold = platform.hold(DETAILS);
    await pointAt(nextId);
    for (let times = 1; times <= 3; times += 1) {
      await hold.arrived(times);
      await session.killWorker();
    }
    const card = cardOn(session, page);
    await card.waitFor(nextId, 'took too long');
    hold.release();
    expect(requests(nextId)).toBe(3);
    await card.click('Try again');
    await card.waitFor(nextId, '15 minutes');
    expect(requests(nextId)).toBe(4);
  });
});

describe.runIf(browserKind() === 'chromium' && !isShortRun)(
  'a worker that is killed at any step of a lookup',
  () => {
    it.each(['before', 'after'] as const)(
      '%s it is taken, still ends in the booking, for two requests at most',
      async (when) => {
        const steps: string[] = [];
        for (let n = 1; ; n += 1) {
          nextId += 1;
          // The worker that goes through all steps has not been killed.
          await session.killWorker();
          await popup.evaluate(() => browser.runtime.sendMessage({ kind: 'get-state' }));
          const stoppedAt = await stopWorkerAt(session, n, when);
          await lookUp(nextId);
          const end = await poll(
            async () => (await stoppedAt()) ?? ((await bookingInPopup(nextId)) && 'booking'),
            HANG,
            () => `neither stopped nor done at step ${n}`,
          );
          if (end === 'booking') break;
          steps.push(end);
          await session.killWorker();
          await poll(
            () => bookingInPopup(nextId),
            HANG,
            () => `no booking after a worker that was killed ${when} ${end}`,
          );
          expect(requests(nextId), `requests, killed ${when} ${end}`).toBeLessThanOrEqual(2);
        }
        // So it went all the way: the settings, the request, its answer, and what is remembered of it.
        expect(steps).toEqual(
          expect.arrayContaining(['session.get', 'disk.get', 'fetch', 'a piece of the body']),
        );
        // A view that is told of it may ask for this or that afterwards.
        expect(steps.lastIndexOf('session.set')).toBeGreaterThan(steps.lastIndexOf('a piece of the body'));
      },
      MANY_LOOKUPS,
    );
  },
);
