import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAll } from '../harness/ax-tree.ts';
import { findBarriers } from '../harness/barriers.ts';
import { addMember, saveToken } from '../harness/journeys.ts';
import { onStage } from '../harness/on-stage.ts';
import { HANG, poll } from '../harness/poll.ts';
import { clickByRole, fillByRole, getByRole, pageText, queryByRole, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { someOf } from '../harness/short-run.ts';
import { siteUrl } from '../platform/hosts.ts';
import { GROUP_MEMBER, TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** The popup in a real browser: looking bookings up by hand, for oneself and for a member. */

let platform: Platform;
let session: BrowserSession;
let popup: Page;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
});
beforeEach(async () => {
  platform.reset();
  popup = await session.openPopup();
  await getByRole(popup, 'textbox', 'Booking ID');
});
afterEach(() => popup.close());

async function lookUp(typed: string): Promise<void> {
  await fillByRole(popup, 'Booking ID', typed);
  await clickByRole(popup, 'button', 'Look up');
}

/** Waits until the booking is there. Its names alone may be in the popup before, beside a booking that was looked up earlier. */
async function waitForCard(id: number): Promise<void> {
  await getByRole(popup, 'group', `PhoneChat booking ${id}`);
  await waitForText(popup, 'Copy summary');
}

const typed = () =>
  getByRole(popup, 'textbox', 'Booking ID').then((field) =>
    field.evaluate((one) => (one as HTMLInputElement).value),
  );

describe('looking up', () => {
  it('works from the keyboard alone', async () => {
    await popup.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
    await popup.keyboard.type('123');
    await popup.keyboard.press('Enter');
    await getByRole(popup, 'group', 'PhoneChat booking 123');
    const text = await waitForText(popup, 'Confirmed');
    expect(text).toContain('8 credits');
    expect(text).toContain('15 minutes');
  });

  it('has all that is typed at once, before a worker that was asleep has answered', async () => {
    await session.killWorker();
    await session.goto(popup, session.extensionUrl('popup.html'));
    await popup.keyboard.type('101');
    await poll(
      async () => (await typed()) === '101',
      HANG,
      async () => `the field has ${await typed()}`,
    );
  });

  it('puts all of the card on the screen, its first line too', async () => {
    await popup.setViewport({ width: 360, height: 600 });
    await lookUp('123');
    await waitForText(popup, 'Updated');
    const covered = await popup.evaluate(() =>
      [...document.querySelectorAll('.card strong, .card time, .card dd, .card h2')]
        .filter((words) => {
          const { x, y, width, height } = words.getBoundingClientRect();
          const hit = document.elementFromPoint(x + width / 2, y + height / 2);
          return (
            !hit || !(words.contains(hit) || hit.contains(words)) || hit.contains(words.closest('.card'))
          );
        })
        .map(({ textContent }) => textContent),
    );
    expect(covered).toEqual([]);
  });

  it.each([
    ['#103', 103],
    ['https://www.adultwork.com/PhoneChatBooking.asp?BookingID=104', 104],
    ['Booking #105', 105],
  ])('takes "%s"', async (pasted, id) => {
    await lookUp(pasted);
    await waitForCard(id);
    expect(await typed()).toBe(pasted);
    // The list that comes meanwhile has rows of few fields, which serve no lookup.
    expect(platform.requests.bookingRequests(id)).toHaveLength(1);
  });

  it.each([
    ['the list', 1050],
    ['the booking', 1051],
  ] as const)('sends one request for two presses, where %s comes first', async (first, id) => {
    // Its one row would serve a lookup that follows.
    platform.data.listItems = 'whole';
    const { bookings } = platform.data;
    platform.data.bookings = new Map([...bookings].filter(([one]) => one === id));
    const list = platform.hold(/MadeBookings$/i);
    const booking = platform.hold(/MadeBookingDetails$/i);
    await clickByRole(popup, 'button', 'Update the list');
    await lookUp(String(id));
    await Promise.all([list.arrived(), booking.arrived()]);
    await clickByRole(popup, 'button', 'Look up');
    const [early, late] = first === 'the list' ? [list, booking] : [booking, list];
    early.release();
    if (first === 'the booking') await waitForCard(id);
    late.release();
    await waitForCard(id);
    expect(platform.requests.bookingRequests(id)).toHaveLength(1);
  });

  it.each(['', 'x', '2147483648'])('tells "%s" at the field and sends no request', async (wrong) => {
    await lookUp(wrong);
    await waitForText(popup, 'There is no booking ID in this.');
    expect(findAll(await session.readTree(popup), 'alert')).toHaveLength(1);
    expect(await typed()).toBe(wrong);
    expect(platform.requests.bookingRequests()).toEqual([]);
  });

  it('takes no two numbers that are pasted below each other for one', async () => {
    await popup.evaluate(() => {
      const rows = document.createElement('textarea');
      rows.value = '105\n106';
      document.body.append(rows);
      rows.select();
    });
    const withControl = async (key: 'KeyC' | 'KeyV', command: string) => {
      await popup.keyboard.down('Control');
      await popup.keyboard.press(key, { commands: [command] });
      await popup.keyboard.up('Control');
    };
    await withControl('KeyC', 'Copy');
    await (await getByRole(popup, 'textbox', 'Booking ID')).focus();
    await withControl('KeyV', 'Paste');
    expect(await typed()).toBe('105 106');
    await popup.keyboard.press('Enter');
    await waitForText(popup, 'There is no booking ID in this.');
    expect(platform.requests.bookingRequests()).toEqual([]);
  });

  it('keeps what was typed when it fails, and tries again', async () => {
    platform.setFault('500', { path: /MadeBookingDetails/i });
    await lookUp('#106');
    await waitForText(popup, 'AdultWork has a problem');
    expect(await typed()).toBe('#106');
    platform.clearFaults();
    await clickByRole(popup, 'button', 'Try again');
    await waitForText(popup, 'Cancelled');
  });

  it('goes on although the worker was ended', async () => {
    await lookUp('107');
    await waitForText(popup, 'AVeryLongNickname');
    await session.killWorker();
    await lookUp('110');
    await waitForText(popup, '12.5 credits');
  });

  it('offers the last lookups', async () => {
    await lookUp('112');
    await waitForText(popup, '2 disputes');
    await lookUp('115');
    await waitForText(popup, '0.25 credits');
    await clickByRole(popup, 'button', '#112');
    await waitForText(popup, '2 disputes');
    expect(await typed()).toBe('112');
    expect(platform.requests.bookingRequests(112)).toHaveLength(1);
  });

  it('masks a number until it is asked for, and again once the person has gone elsewhere, and refreshes', async () => {
    await lookUp('111');
    await waitForText(popup, 'calls you');
    expect(await pageText(popup)).not.toContain('7700');
    await clickByRole(popup, 'button', 'Show phone number');
    await waitForText(popup, '7700 900123');
    const elsewhere = await session.openPage('about:blank');
    await elsewhere.close();
    await popup.bringToFront();
    await getByRole(popup, 'button', 'Show phone number');
    expect(await pageText(popup)).not.toContain('7700');
    await clickByRole(popup, 'button', 'Refresh');
    await platform.requests.waitFor((log) => log.bookingRequests(111), 2);
  });
});

describe('acting for a member', () => {
  it('asks by another route, and shows nothing of the other', async () => {
    const options = await session.openOptions();
    await addMember(options, String(GROUP_MEMBER.userId), 'Edwin');
    await options.close();
    await popup.bringToFront();
    await lookUp('102');
    await waitForText(popup, 'Accepted');
    const select = await getByRole(popup, 'combobox', 'Acting for');
    expect(await select.$$eval('option', (all) => all.map((one) => one.textContent))).toEqual([
      'Myself',
      `Edwin (${GROUP_MEMBER.userId})`,
    ]);
    await select.select(String(GROUP_MEMBER.userId));
    await poll(
      async () => (await queryByRole(popup, 'group', 'PhoneChat booking 102')) === null,
      HANG,
      () => 'the card of oneself is still there',
    );
    await lookUp('210');
    expect(await waitForText(popup, 'ForEdwin')).toContain('Edwin');
    expect(platform.requests.bookingRequests(210)[0]?.path).toBe('/v1/Groups/PhoneChat/MadeBookingDetails');
    await (await getByRole(popup, 'combobox', 'Acting for')).select('');
  });
});

describe('the popup itself', () => {
  it("is the browser's own, and offers the bookings of the page under it", async () => {
    const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    const real = await session.openRealPopup(page);
    const tree = await poll(
      async () => {
        const now = await real.tree();
        return findAll(now, 'button', '#101').length > 0 && now;
      },
      HANG,
      () => 'no booking of the page was offered',
    );
    expect(findAll(tree, 'checkbox', 'Cards on this page')).toHaveLength(1);
    expect(findAll(tree, 'heading', 'On this page')).toHaveLength(1);
    if (real.page) {
      expect(await real.page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(360);
      await clickByRole(real.page, 'button', '#101');
      await waitForText(real.page, 'Pending');
      expect(await real.page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(360);
    }
    await real.close();
    await page.close();
  });

  it.each(someOf([320, 360], 1))('is whole at %d px', async (width) => {
    await popup.setViewport({ width, height: 600 });
    await lookUp('107');
    await waitForText(popup, 'AVeryLongNickname');
    const [document, body] = await popup.evaluate(() => [
      window.document.documentElement.scrollWidth,
      window.document.body.getBoundingClientRect().width,
    ]);
    expect(document).toBeLessThanOrEqual(width);
    expect(body).toBe(width);
  });

  it('has no barrier that axe knows, in any dress', async () => {
    await popup.setViewport({ width: 360, height: 600 });
    const states = [
      ['101', 'Pending'],
      ['999999', 'Not a PhoneChat booking'],
      ['x', 'There is no booking ID'],
    ] as const;
    for (const [id, words] of someOf(states, 2)) {
      await lookUp(id);
      await waitForText(popup, words);
      expect(await findBarriers(session, popup), id).toEqual([]);
    }
  });
});
