import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROWS } from '../../utils/teach/testing/shapes.ts';
import { findAll } from '../harness/ax-tree.ts';
import { cardOn } from '../harness/card.ts';
import { type Desk, openDesk } from '../harness/desk.ts';
import { browserKind } from '../harness/launch.ts';
import { openPopupOver, type PopupOver } from '../harness/popup-over.ts';
import { waitForNode, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { closeStage, openStage } from '../harness/stage.ts';
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

beforeAll(async () => {
  ({ platform, session } = await openStage(TOKENS.manager));
  for (const id of IDS) {
    const booking = makeBooking(id, { SessionDate: wallTime(new Date(Date.now() + 172_800_000)) });
    platform.data.bookings.set(id, { madeBy: MANAGER.userId, booking });
  }
  desk = await openDesk(session);
});
afterAll(() => closeStage({ platform, session }));
beforeEach(() => platform.requests.clear());
afterEach(async () => {
  await popup?.close().catch(() => {});
  await page?.close();
  const { pageSettings } = await desk.ask({ kind: 'get-state' });
  if (pageSettings.taughtRules.length) await desk.ask({ kind: 'unlearn', rules: pageSettings.taughtRules });
});

const shapeUrl = (shape: string) => siteUrl(`/PhoneChatShape.asp?as=${encodeURIComponent(shape)}`);

/** The requests that the platform got for lists and for bookings. */
const asked = () => platform.requests.apiRequests().map(({ path }) => path.split('/').at(-1));

/** The things to press on the page, one a row. */
const shapes = () => page.$$('.shape');

async function expectCardOnEachRow(): Promise<void> {
  const card = cardOn(session, page);
  for (const [index, shape] of (await shapes()).entries()) {
    await shape.hover();
    await card.waitForAnswer(IDS[index] ?? 0);
    await page.mouse.move(1, 1);
    await card.waitUntilGone();
  }
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
  it.each(TEN)('teaches %s with one press, without a reload and without a request', async (shape) => {
    page = await session.openPage(shapeUrl(shape));
    popup = await openPopupOver(session, page);
    await waitForText(popup.page, '4 links on this page carry the numbers of your bookings.');
    platform.requests.clear();
    await popup.press('Open cards on them');
    await waitForText(popup.page, 'Cards open on links like these now (4 on this page).');
    await expectListOf(IDS);
    expect(asked()).toEqual([]);
    await popup.close();
    await expectCardOnEachRow();
  });

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
