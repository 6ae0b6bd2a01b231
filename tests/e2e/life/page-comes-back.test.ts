import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { openDesk } from '../../harness/desk.ts';
import { saveToken } from '../../harness/journeys.ts';
import { browserKind } from '../../harness/launch.ts';
import { onStage } from '../../harness/on-stage.ts';
import { HANG, poll } from '../../harness/poll.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** Pages that the browser put aside and brought back. */

const LIST = siteUrl('/PhoneChatBookings.asp');
/** Long enough for any card that was to come to have come, ms. */
const LONG_ENOUGH = 1200;
const DETAILS = /MadeBookingDetails$/;

declare global {
  /** Set in a page, to be known by later. */
  var known: boolean | undefined;
}

let platform: Platform;
let session: BrowserSession;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
});
beforeEach(() => platform.requests.clear());

describe('a page that one comes back to', () => {
  it('as it was left, shows no card of its own accord, and then each that is asked for', async () => {
    const page = await session.openPage(LIST);
    await page.evaluate(() => {
      globalThis.known = true;
    });
    const card = cardOn(session, page);
    await page.hover('#row-1 .shape');
    await card.waitFor(1, 'Confirmed');
    // It is left with one card open and the answer to another lookup under way.
    const hold = platform.hold(DETAILS);
    await card.click('Refresh');
    await hold.arrived();
    // As a link does it. A browser that is sent elsewhere from outside keeps no page that has a card open.
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate(() => {
        location.href = '/Home.asp';
      }),
    ]);
    await page.evaluate(() => history.back());
    await poll(
      () => page.evaluate(() => globalThis.known).catch(() => false),
      HANG,
      () => 'the page came back from the network instead of from memory',
    );
    hold.release();
    expect(await card.read()).toBeNull();

    await page.mouse.move(2, 2);
    await page.hover('#row-110 .shape');
    await card.waitFor(110, '12.5 credits');
    await page.close();
  });

  describe('shows no card of its own accord to a pointer that', () => {
    let page: Page;
    let card: CardOnPage;
    beforeEach(async () => {
      page = await session.openPage(LIST);
      card = cardOn(session, page);
      await page.evaluate(() => {
        globalThis.known = true;
        document.body.insertAdjacentHTML('afterbegin', '<p><span id="words">Booking #106</span></p>');
      });
    });
    afterEach(() => page.close());

    /** Goes on to another page, as `go` begins it, and back, where it scrolls by itself a little. No card and no request follows. */
    async function goAndComeBack(go: () => Promise<unknown>): Promise<void> {
      await Promise.all([page.waitForNavigation(), go()]);
      await page.evaluate(() => history.back());
      await poll(
        () => page.evaluate(() => globalThis.known).catch(() => false),
        HANG,
        () => 'the page came back from the network instead of from memory',
      );
      platform.requests.clear();
      await page.evaluate(() => scrollBy(0, 1));
      await sleep(LONG_ENOUGH);
      expect(await card.read()).toBeNull();
      expect(platform.requests.bookingRequests()).toHaveLength(0);
    }

    it('has clicked a link there', async () => {
      await page.hover('#row-1 .shape');
      await card.waitFor(1, 'Confirmed');
      await goAndComeBack(() => page.click('#row-1 .shape'));
    });

    it('has rested on a link there while the page went on', async () => {
      await page.hover('#row-1 .shape');
      await card.waitFor(1, 'Confirmed');
      await goAndComeBack(() =>
        page.evaluate(() => {
          location.href = '/Home.asp';
        }),
      );
    });

    it('had just come to words that name a booking as the page went on', async () => {
      await page.hover('#words');
      await card.waitForAnswer(106);
      await page.mouse.move(2, 2);
      await card.waitUntilGone();
      await page.evaluate(() => {
        document.querySelector('#words')?.addEventListener('pointermove', () => {
          location.href = '/Home.asp';
        });
      });
      await goAndComeBack(() => page.hover('#words'));
    });
  });

  it('has no cards where they were turned off meanwhile, and has them again once they are on', async () => {
    const desk = await openDesk(session);
    const page = await session.openPage(LIST);
    const card = cardOn(session, page);
    await page.evaluate(() => {
      globalThis.known = true;
    });
    await page.hover('#row-1 .shape');
    await card.waitFor(1, 'Confirmed');
    await page.mouse.move(2, 2);
    await card.waitUntilGone();
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate(() => {
        location.href = '/Home.asp';
      }),
    ]);
    await desk.ask({ kind: 'change-page-settings', change: { hover: false } });
    await page.evaluate(() => history.back());
    await poll(
      () => page.evaluate(() => globalThis.known).catch(() => false),
      HANG,
      () => 'the page came back from the network instead of from memory',
    );
    await page.hover('#row-110 .shape');
    await sleep(LONG_ENOUGH);
    expect(await card.read()).toBeNull();
    await page.mouse.move(2, 2);
    await desk.ask({ kind: 'change-page-settings', change: { hover: true } });
    await page.hover('#row-110 .shape');
    await card.waitFor(110, '12.5 credits');
    await page.close();
    await desk.page.close();
  });

  it.runIf(browserKind() === 'chromium')('after its tab was discarded', async () => {
    const { page: own } = await openDesk(session);
    const page = await session.openPage(LIST);
    await page.hover('#row-1 .shape');
    await cardOn(session, page).waitFor(1, 'Confirmed');
    await own.bringToFront();
    await own.evaluate(async (url) => {
      const { tabs } = browser as unknown as {
        tabs: Record<'query' | 'discard' | 'update', (...args: unknown[]) => Promise<{ id: number }>>;
      };
      const [tab] = (await tabs.query({ url })) as unknown as { id: number }[];
      const { id } = await tabs.discard(tab?.id);
      await tabs.update(id, { active: true });
    }, LIST);
    const restored = await session.waitForPage(LIST);
    await restored.bringToFront();
    await restored.waitForSelector('#row-102 .shape');
    await restored.mouse.move(2, 2);
    await restored.hover('#row-102 .shape');
    await cardOn(session, restored).waitFor(102, 'Accepted');
  });
});
