import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { bookingWords, compareWords } from '../harness/booking-words.ts';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import { type Desk, openDesk } from '../harness/desk.ts';
import { onStage } from '../harness/on-stage.ts';
import { HANG, poll } from '../harness/poll.ts';
import { clickByRole, fillByRole, getByRole, pageText, queryByRole } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { isShortRun, someOf } from '../harness/short-run.ts';
import { API_HOST, SANDBOX_API_HOST, siteUrl } from '../platform/hosts.ts';
import { TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** From the link to the card: what the platform is asked, how often, and what is shown of its answer. */

const DETAILS = /MadeBookingDetails/;

let platform: Platform;
let session: BrowserSession;
let desk: Desk;
let page: Page;
let card: CardOnPage;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  desk = await openDesk(session);
  page = await session.openPage(siteUrl('/rows.asp'));
  card = cardOn(session, page);
});
beforeEach(async () => {
  platform.reset();
  await page.bringToFront();
  // Who still points at a link would have its card anew.
  await page.mouse.move(2, 2);
  await desk.ask({ kind: 'forget-everything' });
  await desk.ask({ kind: 'save-token', token: TOKENS.manager });
  // The shortest rest that one can choose: many cards are read here.
  await desk.ask({ kind: 'change-page-settings', change: { showDelay: 150 } });
  platform.requests.clear();
});

/** Rests the pointer on a link that leads to this booking. Before, nothing was open or about to be. */
async function pointAt(id: number): Promise<void> {
  await page.bringToFront();
  await page.mouse.move(2, 2);
  await card.waitUntilGone();
  await point(page, id);
}

/** Rests the pointer on the page's first link, once it leads to this booking. */
async function point(tab: Page, id: number): Promise<void> {
  const { x, y } = await tab.evaluate((to) => {
    (globalThis as unknown as { replaceRow(id: number, by: number): void }).replaceRow(101, to);
    const box = document.querySelector('#row-101 .shape')?.getBoundingClientRect() ?? new DOMRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, id);
  await tab.mouse.move(x, y);
}

/** Shows that nothing has been asked for beyond `expected` by something that is asked for, and answered, later. */
async function expectRequests(expected: number[]): Promise<void> {
  await pointAt(1099);
  await card.waitFor(1099, 'Confirmed');
  const asked = platform.requests.bookingRequests().map(({ query }) => Number(query.get('BookingID')));
  expect(asked).toEqual([...expected, 1099]);
}

async function openPopup(): Promise<Page> {
  const popup = await session.openPopup();
  await getByRole(popup, 'textbox', 'Booking ID');
  return popup;
}

/** Looks a booking up in the popup and gives what its card says once it has an answer. */
async function readInPopup(popup: Page, id: number): Promise<string> {
  await fillByRole(popup, 'Booking ID', String(id));
  await popup.keyboard.press('Enter');
  let text = 'no card';
  return poll(
    async () => {
      const group = await queryByRole(popup, 'group', `PhoneChat booking ${id}`);
      text = group ? await group.evaluate((element) => (element as HTMLElement).innerText) : 'no card';
      return group !== null && !text.includes('Loading…') && text;
    },
    HANG,
    () => `saw ${text}`,
  );
}

describe('every kind of booking', () => {
  // One of each status and method, and of the others some.
  const KINDS = [
    101,
    102,
    103,
    104,
    105,
    ...someOf([1, 106, 107, 109, 110, 111, 112, 113, 114, 115, 116, 123], 2),
  ];

  it('is read whole on the page and in the popup: each status, method and null', async () => {
    const wrong: Record<string, unknown> = {};
    const note = (where: string, id: number, text: string) => {
      const stored = platform.data.bookings.get(id);
      if (!stored) throw new Error(`there is no booking ${id}`);
      const { missing, tooMuch } = compareWords(text, bookingWords(stored.booking));
      if (missing.length + tooMuch.length > 0) wrong[`${where} ${id}`] = { missing, tooMuch, text };
    };
    for (const id of KINDS) {
      await pointAt(id);
      note('page', id, (await card.waitForAnswer(id)).text);
    }
    const popup = await openPopup();
    for (const id of KINDS) note('popup', id, await readInPopup(popup, id));
    await popup.close();
    expect(wrong).toEqual({});

    const kinds = KINDS.map((id) => platform.data.bookings.get(id)?.booking);
    expect(new Set(kinds.map((booking) => booking?.Status)).size).toBe(5);
    expect(new Set(kinds.map((booking) => booking?.Method)).size).toBe(3);
  }, 90_000);

  it('says the same where the platform answers in XML', async () => {
    const read = async (id: number) => {
      await pointAt(id);
      const { text } = await card.waitForAnswer(id);
      // What ticks: "12 seconds ago", "2 days, 5 hours left".
      return text.replace(/\d+ (second|minute|hour)s?/g, '…');
    };
    for (const id of someOf([1, 101, 105, 110], 2)) {
      const asJson = await read(id);
      platform.setFault('xml-reply');
      await page.mouse.move(2, 2);
      await desk.ask({ kind: 'save-token', token: TOKENS.manager });
      expect(await read(id), `booking ${id}`).toBe(asJson);
      expect(platform.requests.bookingRequests(id)).toHaveLength(2);
      platform.clearFaults();
    }
  });
});

describe('the request', () => {
  it('holds the token, the ID, and nothing that the browser would add', async () => {
    await pointAt(101);
    await card.waitFor(101, 'Pending');
    const [request] = platform.requests.bookingRequests();
    expect(request?.host).toBe(API_HOST);
    expect(request?.method).toBe('GET');
    expect(request?.path).toBe('/v1/PhoneChat/MadeBookingDetails');
    expect([...(request?.query ?? [])]).toEqual([['BookingID', '101']]);
    expect(request?.headers.authorization).toBe(`bearer ${TOKENS.manager}`);
    expect(request?.headers.accept).toBe('application/json');
    // The site has set a cookie for the whole domain.
    expect(await page.evaluate(() => navigator.cookieEnabled)).toBe(true);
    for (const header of ['cookie', 'origin', 'referer', 'x-apikey']) {
      expect(request?.headers, header).not.toHaveProperty(header);
    }
    expect(session.network.outside).toEqual([]);
  });

  it('goes to the sandbox from the moment it is chosen, and nothing of the other is shown', async () => {
    await pointAt(101);
    await card.waitFor(101, 'BookedUser');
    await card.keepOpen();
    const popup = await openPopup();
    await readInPopup(popup, 1);

    const options = await session.openOptions();
    await clickByRole(options, 'radio', 'Sandbox');
    await platform.requests.waitFor((log) => log.toHost(SANDBOX_API_HOST), 2);
    await poll(
      async () => !(await pageText(popup)).includes('BookedUser'),
      HANG,
      () => 'the popup still shows the booking of the other environment',
    );
    await page.bringToFront();
    await card.waitUntilGone();

    platform.requests.clear();
    await pointAt(101);
    expect((await card.waitForAnswer(101)).text).toContain('SandboxUser');
    expect(platform.requests.bookingRequests().map(({ host }) => host)).toEqual([SANDBOX_API_HOST]);

    await options.bringToFront();
    await clickByRole(options, 'radio', 'Production');
    await options.close();
    await pointAt(101);
    expect((await card.waitForAnswer(101)).text).toContain('BookedUser');
    await popup.close();
  });

  it('that is under way when the environment changes is not shown', async () => {
    const hold = platform.hold(DETAILS);
    await pointAt(101);
    await hold.arrived();
    await card.waitFor(101, 'Loading…');
    await desk.ask({ kind: 'set-environment', environment: 'sandbox' });
    hold.release();
    await pointAt(101);
    expect((await card.waitForAnswer(101)).text).toContain('SandboxUser');
  });
});

describe('one booking', () => {
  it('is asked for once, however many tabs point at it', async () => {
    // Each in a window of its own, so that all are in sight at once.
    const tabs = await Array.fromAsync(Array.from({ length: isShortRun ? 4 : 10 }), async () => {
      const tab = await session.browser.newPage({ type: 'window' });
      await tab.goto(siteUrl('/rows.asp'));
      return tab;
    });
    // Who asks while the first request is under way shares it; who asks later finds its answer.
    const hold = platform.hold(DETAILS);
    await Promise.all(tabs.map((tab) => point(tab, 110)));
    await hold.arrived();
    hold.release();
    for (const tab of tabs) await cardOn(session, tab).waitFor(110, '12.5 credits');
    await Promise.all(tabs.map((tab) => tab.close()));
    await expectRequests([110]);
  }, 60_000);

  it('that is remembered costs no request, not even once the worker was ended', async () => {
    await pointAt(102);
    await card.waitFor(102, 'Accepted');
    await session.killWorker();
    await pointAt(102);
    await card.waitFor(102, 'Accepted');
    await expectRequests([102]);
  });

  it('is still shown when the worker is ended before the lookup, and in the midst of it', async () => {
    await session.killWorker();
    const hold = platform.hold(DETAILS);
    await pointAt(102);
    await hold.arrived();
    await session.killWorker();
    await hold.arrived(2);
    hold.release();
    await card.waitFor(102, 'Accepted');
    await expectRequests([102, 102]);
  });

  it('that failed for any other reason is asked for again by the next lookup', async () => {
    platform.setFault('500', { times: 1, path: DETAILS });
    platform.setFault('html-200', { times: 1, path: DETAILS });
    for (const words of ['error 500', 'error 200', 'Accepted']) {
      await pointAt(102);
      await card.waitFor(102, words);
    }
    await expectRequests([102, 102, 102]);
  });
});

describe('a lookup that is refused', () => {
  it('is for want of the scope where GetPermissions says so', async () => {
    await desk.ask({ kind: 'save-token', token: TOKENS.withoutScope });
    platform.requests.clear();
    await pointAt(102);
    const { text } = await card.waitForAnswer(102);
    expect(text).toContain('Your token may not read PhoneChat bookings');
    expect(text).toContain('Sign in again');
    const asked = platform.requests.apiRequests().map(({ path }) => path);
    expect(platform.requests.bookingRequests()).toHaveLength(1);
    expect(asked).toContain('/v1/Account/GetPermissions');
  });

  it('is for want of a right to the booking where the scope is granted', async () => {
    platform.setFault('403', { path: DETAILS });
    await pointAt(102);
    expect((await card.waitForAnswer(102)).text).toContain('Not a PhoneChat booking you made');
  });
});

it.skipIf(isShortRun)('ends a lookup that waits behind four others that get no answer', async () => {
  platform.setFault('slow-headers', { path: DETAILS });
  await desk.page.evaluate(() => {
    for (const id of [1000, 1001, 1002, 1003]) {
      browser.runtime.connect({ name: 'lookup' }).postMessage({ id, mode: 'show' });
    }
  });
  await platform.requests.waitFor((log) => log.bookingRequests(), 4);
  await pointAt(102);
  await card.waitFor(102, 'Loading…');
  await card.waitFor(102, 'AdultWork took too long');
});

it('leaves nothing on the page, and nothing behind, once the token is forgotten', async () => {
  await pointAt(102);
  await card.waitFor(102, 'Accepted');
  await card.keepOpen();
  const options = await session.openOptions();
  await clickByRole(options, 'button', 'Forget token');
  await poll(
    async () => (await pageText(options)).includes('There is no token yet.'),
    HANG,
    () => 'the options do not say that the token is gone',
  );
  await options.close();
  await page.bringToFront();
  await card.waitUntilGone();
  expect(Object.keys(await desk.stored('session')).filter((key) => key.startsWith('cache:'))).toEqual([]);
  expect(JSON.stringify(await desk.stored('session'))).not.toContain(TOKENS.manager);

  platform.requests.clear();
  await pointAt(102);
  await card.waitFor(102, 'No access token yet');
  // Who still points at it would have its booking.
  await page.mouse.move(2, 2);
  await card.waitUntilGone();
  await desk.ask({ kind: 'save-token', token: TOKENS.manager });
  await expectRequests([]);
});
