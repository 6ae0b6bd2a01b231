import type { Frame, Page, Target } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TaughtRule } from '../../utils/settings/page-settings.ts';
import { ROWS } from '../../utils/teach/testing/shapes.ts';
import { findBarriers } from '../harness/barriers.ts';
import { cardOn } from '../harness/card.ts';
import { type Desk, openDesk } from '../harness/desk.ts';
import { saveToken } from '../harness/journeys.ts';
import { browserKind } from '../harness/launch.ts';
import { onStage } from '../harness/on-stage.ts';
import { pointingOf, untilPointing } from '../harness/pointing.ts';
import { HANG, poll } from '../harness/poll.ts';
import { openPopupOver, type PopupOver, popupOn } from '../harness/popup-over.ts';
import { clickByRole, getByRole, queryByRole, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { isShortRun } from '../harness/short-run.ts';
import { makeBooking, wallTime } from '../platform/api-booking.ts';
import { siteUrl } from '../platform/hosts.ts';
import { MANAGER, TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** The ways into teaching: beside bookings that are known, in frames, from a pasted link, a lookup, the options. */

const IDS = ROWS.map(({ id }) => id);
const [FIRST = 0] = IDS;

let platform: Platform;
let session: BrowserSession;
let desk: Desk;
let page: Page;
let popup: PopupOver;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
  desk = await openDesk(session);
});
beforeEach(async () => {
  for (const id of IDS) addBooking(id);
  // What was looked up for the test before is not remembered.
  await desk.ask({ kind: 'forget-token' });
  await desk.ask({ kind: 'save-token', token: TOKENS.manager });
  platform.requests.clear();
});
afterEach(async () => {
  await popup?.close().catch(() => {});
  await page?.close().catch(() => {});
  await desk.ask({ kind: 'end-pointing' });
  const { pageSettings } = await desk.ask({ kind: 'get-state' });
  if (pageSettings.taughtRules.length) await desk.ask({ kind: 'unlearn', rules: pageSettings.taughtRules });
});

/** A booking of the member's that lies two days ahead. */
function addBooking(id: number): void {
  const booking = makeBooking(id, { SessionDate: wallTime(new Date(Date.now() + 172_800_000)) });
  platform.data.bookings.set(id, { madeBy: MANAGER.userId, booking });
}

/** All but one booking of the page were received, so that the list of those made teaches nothing. */
function keepOne(): void {
  for (const id of IDS.slice(1)) platform.data.bookings.delete(id);
}

const shapeUrl = (shape: string, more = '') =>
  siteUrl(`/PhoneChatShape.asp?as=${encodeURIComponent(shape)}${more}`);
const lookups = () =>
  platform.requests.apiRequests().filter(({ path }) => path.endsWith('/MadeBookingDetails'));

async function openPopupOn(url: string): Promise<void> {
  page = await session.openPage(url);
  popup = await openPopupOver(session, page);
}

async function expectListOf(ids: readonly number[]): Promise<void> {
  for (const id of ids) await waitForText(popup.page, `#${id}`);
}

/** Has a person point at something; what opens then is the popup. Firefox's own can't be driven: there, the same page is opened behind. */
async function point(how: () => Promise<void>): Promise<void> {
  await untilPointing(desk);
  const known = new Set(session.browser.targets());
  await page.bringToFront();
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
  const isNew = (one: Target) => !known.has(one) && one.url().startsWith(session.extensionUrl('popup.html'));
  popup = popupOn(await (await session.browser.waitForTarget(isNew, { timeout: HANG })).asPage());
}

async function clickMiddle(on: Page | Frame, selector: string): Promise<void> {
  const box = await (await on.waitForSelector(selector))?.boundingBox();
  if (!box) throw new Error(`no box of ${selector}`);
  // A person's pointer arrives before it presses: over a frame, the layer above lets it through only then.
  await page.mouse.move(box.x + box.width / 2 - 3, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

async function leavePopup(): Promise<void> {
  // Firefox lets a popup close itself, but no tab.
  if (session.kind === 'firefox') await popup.close();
}

/** The frame with the list of bookings. */
async function frameOf(): Promise<Frame> {
  return poll(
    async () => page.frames().find((frame) => /PhoneChatShape/.test(frame.url())),
    HANG,
    () => 'no frame',
  );
}

describe(`a page on which some bookings are recognised, in ${browserKind()}`, () => {
  it('has its other links learned from the list with one press', async () => {
    await openPopupOn(shapeUrl('a call', '&beside=101'));
    await waitForText(popup.page, '4 links on this page carry the numbers of your bookings.');
    expect(await queryByRole(popup.page, 'button', 'A booking here opens no card?')).not.toBeNull();
    await popup.press('Open cards on them');
    await waitForText(popup.page, 'Cards open on links like these now (4 on this page).');
    await expectListOf([101, ...IDS]);
    expect(lookups()).toEqual([]);
  });

  it('has one of them pointed at', async () => {
    keepOne();
    await openPopupOn(shapeUrl('a button', '&beside=101'));
    await popup.press('A booking here opens no card?');
    await point(() => clickMiddle(page, 'button.shape'));
    await popup.press(`Check ${FIRST}`);
    await waitForText(popup.page, 'Is this the booking you pointed at?');
    await waitForText(popup.page, `Cards will open on links like this (4 on this page): #${FIRST}`);
    await popup.press('Yes, open cards on links like this');
    await waitForText(popup.page, 'Cards open on links like these now (4 on this page).');
    expect(lookups()).toHaveLength(1);
  });
});

describe(`a list of bookings in a frame, in ${browserKind()}`, () => {
  it('is learned from the list of bookings with one press', async () => {
    await openPopupOn(siteUrl('/shapeFrame.asp?as=a+call'));
    await waitForText(popup.page, '4 links on this page carry the numbers of your bookings.');
    await popup.press('Open cards on them');
    await expectListOf(IDS);
    await popup.close();
    await page.bringToFront();
    await (await frameOf()).hover('.shape');
    await cardOn(session, page).waitForAnswer(FIRST);
  });

  it('is learned by pointing into it', async () => {
    keepOne();
    await openPopupOn(siteUrl('/shapeFrame.asp?as=a+call'));
    await popup.press('Show Booking Peek a booking');
    await untilPointing(desk);
    await leavePopup();
    const frame = await frameOf();
    await point(() => clickMiddle(frame, '.shape'));
    await popup.press(`Check ${FIRST}`);
    await waitForText(popup.page, 'Is this the booking you pointed at?');
    await popup.press('Yes, open cards on links like this');
    await waitForText(popup.page, 'Cards open on links like these now (4 on this page).');
    // Nothing of ours is left in either document.
    for (const document of [page, frame])
      await poll(
        async () => (await document.evaluate(() => window.document.documentElement.children.length)) === 2,
        HANG,
        () => 'a layer is still there',
      );
  });
});

describe(`a link that is pasted into the popup, in ${browserKind()}`, () => {
  it('has its number chosen and looked up, once; then links like it on the page are learned', async () => {
    keepOne();
    await openPopupOn(shapeUrl('a call with the member first'));
    await getByRole(popup.page, 'textbox', 'Booking ID');
    await popup.page.$eval(
      'input[type=text]',
      (field, link) => {
        (field as HTMLInputElement).value = link;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      `pcShow(700321,${FIRST})`,
    );
    await popup.press('Look up');
    await waitForText(popup.page, 'Which number in this link is the booking’s?');
    expect(lookups()).toEqual([]);
    await popup.press(`${FIRST}: value 2 of 2 of “pcShow”; one of your bookings`);
    await waitForText(popup.page, `A link on this page holds #${FIRST} but opens no card.`);
    expect(lookups()).toHaveLength(1);
    await popup.press('Open cards on them');
    await waitForText(popup.page, 'Cards open on links like these now (4 on this page).');
    await expectListOf(IDS);
    expect(lookups()).toHaveLength(1);
  });
});

describe(`the options, in ${browserKind()}`, () => {
  it('lead to the page of the site that was looked at last, to point at a link there', async () => {
    page = await session.openPage(shapeUrl('a call'));
    const options = await session.openOptions();
    await clickByRole(options, 'button', 'Teach a new kind of link…');
    await untilPointing(desk);
    expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
    await point(() => clickMiddle(page, '.shape'));
    await waitForText(popup.page, 'Which number is the booking’s?');
    await options.close();
  });

  it('say so where no page of the site is open', async () => {
    const options = await session.openOptions();
    await clickByRole(options, 'button', 'Teach a new kind of link…');
    await waitForText(options, 'Open the page with the booking in another tab first');
    expect(await pointingOf(desk)).toBeNull();
    await options.close();
  });
});

describe(`each part of teaching in the popup, in ${browserKind()}`, () => {
  /** Nothing that axe knows in any dress, and no word cut off at 320 pixels. */
  async function expectNoBarrier(): Promise<void> {
    expect(await findBarriers(session, popup.page)).toEqual([]);
    const tooWide = await popup.page.evaluate(() => {
      const { body } = document;
      body.style.inlineSize = '320px';
      const wide = [...document.querySelectorAll('main *')]
        .filter((one) => one.checkVisibility())
        .filter((one) => one.getBoundingClientRect().right > body.getBoundingClientRect().right + 1)
        .map((one) => one.outerHTML.slice(0, 80));
      body.style.inlineSize = '';
      return wide;
    });
    expect(tooWide).toEqual([]);
  }

  async function pointAtShape(): Promise<void> {
    await openPopupOn(shapeUrl('a call with the member first'));
    await popup.press('Show Booking Peek a booking');
    await untilPointing(desk);
    await leavePopup();
    await point(() => clickMiddle(page, '.shape'));
  }

  it('has no barrier that axe knows, and is whole at 320 pixels: the offer of the list, and what was taught', async () => {
    await openPopupOn(shapeUrl('a call with the member first'));
    await waitForText(popup.page, 'carry the numbers of your bookings.');
    await expectNoBarrier();
    await popup.press('Open cards on them');
    await waitForText(popup.page, 'Cards open on links like these now');
    await expectNoBarrier();
  });

  it.skipIf(isShortRun)('has none where the person chooses the number of what they pointed at', async () => {
    await pointAtShape();
    await waitForText(popup.page, 'Which number is the booking’s?');
    await expectNoBarrier();
  });

  it.skipIf(isShortRun)('has none where they say whether the booking is the one', async () => {
    await pointAtShape();
    await popup.press(`Check ${FIRST}`);
    await waitForText(popup.page, 'Is this the booking you pointed at?');
    await expectNoBarrier();
  });

  it.skipIf(isShortRun)(
    'has none where a kind was turned off and where a number is to be chosen',
    async () => {
      const rule: TaughtRule = {
        path: 'PhoneChatShape.asp',
        place: { kind: 'call', fn: 'pcOpen', arg: 1, of: 1, before: '', after: '' },
        literals: {},
        paused: true,
      };
      await desk.ask({ kind: 'teach', rules: [rule] });
      page = await session.openPage(shapeUrl('a call'));
      popup = await openPopupOver(session, page);
      await waitForText(popup.page, 'They were turned off.');
      await popup.page.$eval('input[type=text]', (field) => {
        (field as HTMLInputElement).value = 'pcOther(700321,118)';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await popup.press('Look up');
      await waitForText(popup.page, 'Which number in this link');
      await expectNoBarrier();
      await popup.press('Turn on: Links that run “pcOpen”, value 1 of 1, on PhoneChatShape.asp');
      await expectListOf(IDS);
    },
  );
});
