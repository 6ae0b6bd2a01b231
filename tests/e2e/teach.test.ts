import type { Page, Target } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROWS } from '../../utils/teach/testing/shapes.ts';
import { findAll } from '../harness/ax-tree.ts';
import { cardOn } from '../harness/card.ts';
import { type Desk, openDesk } from '../harness/desk.ts';
import { saveToken } from '../harness/journeys.ts';
import { browserKind } from '../harness/launch.ts';
import { onStage } from '../harness/on-stage.ts';
import { inOwnWorld } from '../harness/own-world.ts';
import { pointingOf, untilPointing } from '../harness/pointing.ts';
import { HANG, poll } from '../harness/poll.ts';
import { openPopupOver, type PopupOver, popupOn } from '../harness/popup-over.ts';
import { waitForNode, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { someOf } from '../harness/short-run.ts';
import { makeBooking, wallTime } from '../platform/api-booking.ts';
import { siteUrl } from '../platform/hosts.ts';
import { MANAGER, TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** Where no card opens: the popup says so, and learns which links are bookings. */

const IN = browserKind();
const IDS = ROWS.map(({ id }) => id);

/** Shapes of each kind of place: calls, addresses, buttons, rows, attributes, fields, words. */
const TEN = [
  'a call with the member first',
  'a call with a kind',
  'a key that ends like another',
  'a window in a script',
  'a path with an end',
  'a button',
  'a row that acts',
  'an attribute beside a kind',
  'a hidden field',
  'reference words',
];

let platform: Platform;
let session: BrowserSession;
let desk: Desk;
let page: Page;
let popup: PopupOver;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
  for (const id of IDS) addBooking(id);
  desk = await openDesk(session);
});
beforeEach(() => platform.requests.clear());
afterEach(async () => {
  await popup?.close().catch(() => {});
  await session.leave(page);
  const { pageSettings } = await desk.ask({ kind: 'get-state' });
  if (pageSettings.taughtRules.length) await desk.ask({ kind: 'unlearn', rules: pageSettings.taughtRules });
});

/** A booking of the member's that lies two days ahead. */
function addBooking(id: number): void {
  const booking = makeBooking(id, { SessionDate: wallTime(new Date(Date.now() + 172_800_000)) });
  platform.data.bookings.set(id, { madeBy: MANAGER.userId, booking });
}

const shapeUrl = (shape: string) => siteUrl(`/PhoneChatShape.asp?as=${encodeURIComponent(shape)}`);

/** The requests that the platform got for lists and for bookings. */
const asked = () => platform.requests.apiRequests().map(({ path }) => path.split('/').at(-1));

/** The things to press on the page, one a row. */
const shapes = () => page.$$('.shape');

async function expectCardOnRow(row: number): Promise<void> {
  const card = cardOn(session, page);
  await (await shapes())[row]?.hover();
  await card.waitForAnswer(IDS[row] ?? 0);
  await page.mouse.move(1, 1);
  await card.waitUntilGone();
}

/** What the popup lists of the page: each link that opens a card, and so no look-alike. */
async function expectListOf(ids: readonly number[]): Promise<void> {
  for (const id of ids) await waitForText(popup.page, `#${id}`);
  const chips = await popup.page.$$eval('.chip', (all) => all.map((one) => one.textContent));
  expect(chips.filter((chip) => /#\d{4,}/.test(chip))).toEqual(ids.map((id) => `#${id}`));
}

describe(`a page on which no booking is recognised, in ${IN}`, () => {
  it('has that said in the popup', async () => {
    page = await session.openPage(siteUrl('/Home.asp'));
    const real = await session.openRealPopup(page);
    await waitForNode(real.tree, 'StaticText', /^No booking was recognised on this page/);
    expect(findAll(await real.tree(), 'status')).not.toEqual([]);
    await real.close();
  });
});

describe(`the list of bookings, in ${IN}`, () => {
  it.each(someOf(TEN, 2))(
    'teaches %s with one press, without a reload and without a request',
    async (shape) => {
      page = await session.openPage(shapeUrl(shape));
      popup = await openPopupOver(session, page);
      await waitForText(popup.page, '4 links on this page carry the numbers of your bookings.');
      platform.requests.clear();
      await popup.press('Open cards on them');
      await waitForText(popup.page, 'Cards open on links like these now (4 on this page).');
      await expectListOf(IDS);
      expect(asked()).toEqual([]);
      await popup.close();
      await expectCardOnRow(IDS.length - 1);
    },
  );

  it('is undone at once', async () => {
    page = await session.openPage(shapeUrl('a call'));
    popup = await openPopupOver(session, page);
    await popup.press('Open cards on them');
    await expectListOf(IDS);
    await popup.press('Undo');
    await waitForText(popup.page, 'No booking was recognised on this page');
    await waitForText(popup.page, '4 links on this page carry the numbers of your bookings.');
    expect((await desk.ask({ kind: 'get-state' })).pageSettings.taughtRules).toEqual([]);
  });
});

describe(`a kind of link that was taught, in ${IN}`, () => {
  it('is turned off on a card that it opened, and then opens none, without a reload', async () => {
    page = await session.openPage(shapeUrl('a call'));
    popup = await openPopupOver(session, page);
    await popup.press('Open cards on them');
    await waitForText(popup.page, 'Cards open on links like these now');
    await popup.close();
    const card = cardOn(session, page);
    const [first, second] = await shapes();
    await first?.hover();
    await card.waitForAnswer(IDS[0] ?? 0);
    await card.click('Not a booking?');
    await card.waitUntilGone();
    const paused = async () => {
      const { pageSettings } = await desk.ask({ kind: 'get-state' });
      return pageSettings.taughtRules.map((rule) => rule.paused);
    };
    // The worker is told by the card, which is gone before it has heard.
    await expect.poll(paused, { timeout: HANG }).toEqual([true]);
    await page.mouse.move(1, 1);
    await second?.hover();
    popup = await openPopupOver(session, page);
    await waitForText(popup.page, 'No booking was recognised on this page');
    expect(await card.read()).toBeNull();
  });
});

describe(`pointing at a link, in ${IN}`, () => {
  /** What a person has pressed since the popup said that no booking was recognised. */
  let presses = 0;

  // What was looked up for the test before is not remembered.
  beforeEach(async () => {
    await desk.ask({ kind: 'forget-token' });
    await desk.ask({ kind: 'save-token', token: TOKENS.manager });
    presses = 0;
  });

  async function press(name: string): Promise<void> {
    presses += 1;
    await popup.press(name);
  }

  /** Presses "Show Booking Peek a booking" in the popup over a page of that shape. */
  async function begin(shape: string): Promise<void> {
    page = await session.openPage(shapeUrl(shape));
    popup = await openPopupOver(session, page);
    await press('Show Booking Peek a booking');
    await untilPointing(desk);
    // Firefox lets a popup close itself, but no tab.
    if (session.kind === 'firefox') await popup.close();
    else
      await poll(
        async () => popup.page.isClosed(),
        HANG,
        () => 'the popup is still there',
      );
    await page.bringToFront();
  }

  /** Has a person point at something; what opens then is the popup. Firefox's own can't be driven: there, the same page is opened behind. */
  async function point(how: () => Promise<void>): Promise<void> {
    const known = new Set(session.browser.targets());
    presses += 1;
    await how();
    await poll(
      async () => (await pointingOf(desk))?.pointedAt,
      HANG,
      () => 'nothing was pointed at',
    );
    if (session.kind === 'firefox') {
      popup = await openPopupOver(session, page);
      return;
    }
    const isNew = (one: Target) =>
      !known.has(one) && one.url().startsWith(session.extensionUrl('popup.html'));
    popup = popupOn(await (await session.browser.waitForTarget(isNew, { timeout: HANG })).asPage());
  }

  async function middleOf(index: number): Promise<{ x: number; y: number }> {
    const box = await (await shapes())[index]?.boundingBox();
    if (!box) throw new Error('the shape has no box');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async function click(index: number): Promise<void> {
    const { x, y } = await middleOf(index);
    await page.mouse.click(x, y);
  }

  const lookups = () => asked().filter((operation) => operation === 'MadeBookingDetails');

  /** From the choice to the cards: two presses and one lookup. */
  async function confirm(id: number): Promise<void> {
    await waitForText(popup.page, 'Which number is the booking’s?');
    expect(lookups()).toEqual([]);
    await press(`Check ${id}`);
    await waitForText(popup.page, 'Is this the booking you pointed at?');
    expect(lookups()).toHaveLength(1);
    await press('Yes, open cards on links like this');
    await waitForText(popup.page, 'Cards open on links like these now (4 on this page).');
  }

  /** Counts what the page hears of its own elements. */
  const spy = () =>
    page.evaluate(() => {
      const types =
        'pointerdown pointerup mousedown mouseup click auxclick touchstart touchend keydown keyup';
      const heard: string[] = [];
      Object.assign(window, { heard });
      const note = ({ type, isTrusted }: Event) => isTrusted && heard.push(type);
      for (const type of types.split(' ')) {
        document.addEventListener(type, note, true);
        for (const shape of document.querySelectorAll('.shape')) shape.addEventListener(type, note);
      }
    });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

  it.each(someOf(TEN, 1))(
    'teaches %s with four presses and one lookup, and runs nothing of the page',
    async (shape) => {
      await begin(shape);
      const address = page.url();
      const errors: unknown[] = [];
      page.on('pageerror', (error) => errors.push(error));
      await spy();
      platform.requests.clear();
      await point(() => click(1));
      await confirm(IDS[1] ?? 0);
      expect(presses).toBe(4);
      expect(page.url()).toBe(address);
      expect(await heard()).toEqual([]);
      expect(errors).toEqual([]);
      await popup.close();
      for (const row of IDS.keys()) await expectCardOnRow(row);
    },
  );

  it('works by the keyboard alone, and is undone at once', async () => {
    await begin('a button');
    await spy();
    platform.requests.clear();
    // The member's link comes first in a row.
    for (let steps = 0; steps < 2; steps++) await page.keyboard.press('Tab');
    await point(() => page.keyboard.press('Enter'));
    await confirm(IDS[0] ?? 0);
    expect(await heard()).toEqual([]);
    await popup.press('Undo');
    await waitForText(popup.page, 'No booking was recognised on this page');
    expect((await desk.ask({ kind: 'get-state' })).pageSettings.taughtRules).toEqual([]);
  });

  it('takes a finger', async () => {
    await begin('a button');
    await spy();
    const { x, y } = await middleOf(2);
    await point(() => page.touchscreen.tap(x, y));
    await confirm(IDS[2] ?? 0);
    expect(await heard()).toEqual([]);
  });

  it('is left by Escape, and nothing is left behind', async () => {
    await begin('a call');
    const markup = () => page.evaluate(() => document.documentElement.children.length);
    await poll(
      async () => (await markup()) === 3,
      HANG,
      () => 'there is no layer',
    );
    await page.keyboard.press('Escape');
    await poll(
      async () => (await pointingOf(desk)) === null,
      HANG,
      () => 'it goes on',
    );
    await poll(
      async () => (await markup()) === 2,
      HANG,
      () => 'the layer is still there',
    );
  });

  it('teaches nothing from a booking that was received, and nothing where the person says no', async () => {
    platform.data.bookings.delete(IDS[0] ?? 0);
    try {
      await begin('a call');
      await point(() => click(0));
      await press(`Check ${IDS[0]}`);
      await waitForText(popup.page, `AdultWork knows no booking ${IDS[0]} that you made.`);
      expect(await popup.page.$$eval('button', (all) => all.map((one) => one.innerText))).not.toContain(
        'Yes, open cards on links like this',
      );
      await press('No, another number');
      await waitForText(popup.page, 'Which number is the booking’s?');
      await press('Cancel');
      await poll(
        async () => (await pointingOf(desk)) === null,
        HANG,
        () => 'it goes on',
      );
      expect((await desk.ask({ kind: 'get-state' })).pageSettings.taughtRules).toEqual([]);
    } finally {
      addBooking(IDS[0] ?? 0);
    }
  });

  it('shows what may be handed in of the link, without a number or a name', async () => {
    await begin('a call with the name of the member');
    await point(() => click(1));
    await popup.page.waitForSelector('details');
    const report = await popup.page.$eval(
      'details textarea',
      (field) => (field as HTMLTextAreaElement).value,
    );
    expect(report).toContain("pcShow(99999,'x')");
    expect(report).not.toMatch(/[0-8]|Bob/);
  });

  describe('on a page against it', () => {
    it('is neither begun nor led by what scripts of the page do', async () => {
      await begin('a call');
      await page.evaluate(() => {
        // A script's click follows a link, too, and a page that goes on to another ends the pointing.
        addEventListener('click', (event) => event.preventDefault());
        const click = { bubbles: true, composed: true, cancelable: true };
        for (const target of [window, document, ...document.querySelectorAll('.shape, .trap, div')]) {
          target.dispatchEvent(new MouseEvent('click', { ...click, detail: 1 }));
          target.dispatchEvent(new MouseEvent('click', { ...click, clientX: 5, clientY: 5 }));
          for (const key of ['Tab', 'Enter', 'Escape'])
            target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
          target.dispatchEvent(new Event('pagehide'));
          target.dispatchEvent(new Event('visibilitychange'));
        }
        for (const message of [
          { kind: 'pointing', step: 'pointed' },
          { kind: 'teach', rules: [] },
        ])
          window.postMessage(message, '*');
      });
      expect(page.url()).toBe(shapeUrl('a call'));
      expect(await pointingOf(desk)).toMatchObject({ pointedAt: null });
      await page.keyboard.press('Escape');
      await poll(
        async () => (await pointingOf(desk)) === null,
        HANG,
        () => 'it goes on',
      );
    });

    it('ends where the page takes its layer away, and presses are the page’s again', async () => {
      await begin('a call');
      await page.evaluate(() => document.documentElement.lastElementChild?.remove());
      await poll(
        async () => (await pointingOf(desk)) === null,
        HANG,
        () => 'it goes on',
      );
    });

    it('can be neither begun nor completed from the page’s process', async () => {
      page = await session.openPage(shapeUrl('a call'));
      await inOwnWorld(desk.page, { tab: '*://*.adultwork.com/*' }, async ({ runtime }) => {
        const rule = {
          path: 'PhoneChatShape.asp',
          place: { kind: 'call', fn: 'pcOpen', arg: 1, of: 1, before: '', after: '' },
          literals: {},
        };
        const forged = [
          { kind: 'pointing', step: 'pointed' },
          { kind: 'pointing', step: 'left' },
          { kind: 'point', tabId: 1 },
          { kind: 'teach', rules: [rule] },
          { kind: 'unlearn', rules: [rule] },
        ];
        for (const message of forged) await runtime.sendMessage(message).catch(() => {});
      });
      expect(await pointingOf(desk)).toBeNull();
      expect((await desk.ask({ kind: 'get-state' })).pageSettings.taughtRules).toEqual([]);
    });
  });
});
