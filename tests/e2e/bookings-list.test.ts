import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { walk } from '../harness/ax-tree.ts';
import { cardOn } from '../harness/card.ts';
import { addMember, saveToken } from '../harness/journeys.ts';
import { browserKind, launchBrowser } from '../harness/launch.ts';
import { clickByRole, fillByRole, getByRole, pageText, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { siteUrl } from '../platform/hosts.ts';
import { GROUP_MEMBER, TOKENS } from '../platform/people.ts';
import { type Platform, startPlatform } from '../platform/platform.ts';

/** The popup that a member opens every day: what is next, what waits, and the requests that it costs. */

let platform: Platform;
let session: BrowserSession;
let popup: Page;

const listRequests = () => platform.requests.apiRequests().filter(({ path }) => /MadeBookings$/i.test(path));

beforeAll(async () => {
  platform = await startPlatform();
  session = await launchBrowser({ platform });
});
afterAll(async () => {
  await session?.close();
  await platform?.close();
});
beforeEach(async () => {
  await saveToken(session, TOKENS.manager);
  platform.requests.clear();
  popup = await session.openPopup();
});
afterEach(async () => {
  await popup.close();
  const options = await session.openOptions();
  await clickByRole(options, 'button', 'Forget everything');
  await clickByRole(options, 'button', 'Forget everything now');
  await waitForText(options, 'All of it is gone.');
  await options.close();
  platform.reset();
});

describe(`the list of bookings in the popup, in ${browserKind()}`, () => {
  it('costs one request when the popup opens, and none when it opens again', async () => {
    await waitForText(popup, 'Next');
    await popup.close();
    popup = await session.openPopup();
    await waitForText(popup, 'Waiting for them');
    expect(listRequests()).toHaveLength(1);
  });

  it('opens a booking from its row by a press, and goes back to the row', async () => {
    const row = await popup.waitForSelector('[data-booking="101"]');
    expect(await row?.evaluate((one) => one.textContent)).toMatch(/^Pending .*BookedUser/);
    await row?.click();
    await waitForText(popup, 'Please ring after the news.');
    expect(await pageText(popup)).not.toContain('Waiting for them');
    await clickByRole(popup, 'button', 'Back');
    await waitForText(popup, 'Waiting for them');
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('data-booking'))).toBe('101');
  });

  it('leaves typing an ID at once as it was', async () => {
    await fillByRole(popup, 'Booking ID', '1');
    await clickByRole(popup, 'button', 'Look up');
    await waitForText(popup, '22 January 2018');
  });

  it('asks for another member on the other route, once', async () => {
    await waitForText(popup, 'Next');
    const options = await session.openOptions();
    await addMember(options, String(GROUP_MEMBER.userId), 'Edwin');
    await options.close();
    const choice = await getByRole(popup, 'combobox', 'Acting for');
    await choice.select(String(GROUP_MEMBER.userId));
    await waitForText(popup, 'No sessions ahead.');
    expect(listRequests().map(({ path }) => path)).toEqual([
      '/v1/PhoneChat/MadeBookings',
      '/v1/Groups/PhoneChat/MadeBookings',
    ]);
  });

  it('says in one quiet line that the list cannot be read, and all else works', async () => {
    await popup.close();
    platform.setFault('html-200', { path: /MadeBookings$/i });
    await saveToken(session, TOKENS.manager);
    popup = await session.openPopup();
    await clickByRole(popup, 'button', 'Update the list');
    await waitForText(popup, 'AdultWork has a problem');
    await fillByRole(popup, 'Booking ID', '1');
    await clickByRole(popup, 'button', 'Look up');
    await waitForText(popup, '22 January 2018');
  });
});

describe(`what a screen reader is told of the popup, in ${browserKind()}`, () => {
  it('is in the order in which it is read: the field, what is next, what needs the member, whom they wait for, what is later', async () => {
    await waitForText(popup, 'Updated');
    const told = [...walk(await session.readTree(popup))]
      .filter(({ role }) => ['heading', 'button', 'textbox', 'status'].includes(role))
      // Empty regions that wait for news have no words.
      .flatMap(({ role, name }) => (name === '' ? [] : [`${role} ${name}`]))
      .map((line) =>
        line
          .replace(/\d+ \w+ 20\d\d(?: at)? \d\d:\d\d/, 'DATE')
          .replace(/\d+ hours?,? ?(?:\d+ minutes?)?/, 'TIME'),
      );
    expect(told).toMatchInlineSnapshot(`
      [
        "heading Booking Peek",
        "button Options",
        "textbox Booking ID",
        "button Look up",
        "heading Next",
        "button Show booking: Confirmed, DATE, BookedUser",
        "button Add to calendar",
        "heading Waiting for them",
        "button Pending DATE BookedUser TIME to accept",
        "heading Later",
        "button Confirmed DATE BookedUser",
        "button Update the list",
      ]
    `);
  });
});

describe(`the popup by the keyboard alone, in ${browserKind()}`, () => {
  it('goes from the field into the list, to a booking and back to its row, and takes an ID at once', async () => {
    await waitForText(popup, 'Updated');
    const focused = () => popup.evaluate(() => document.activeElement?.getAttribute('data-booking') ?? null);
    await popup.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
    await popup.keyboard.press('ArrowDown');
    const first = await focused();
    expect(first).not.toBeNull();
    await popup.keyboard.press('ArrowDown');
    const second = await focused();
    expect(second).not.toBe(first);
    await popup.keyboard.press('Enter');
    await getByRole(popup, 'group', `PhoneChat booking ${second}`);
    await waitForText(popup, 'Duration');
    await popup.keyboard.press('Escape');
    await waitForText(popup, 'Waiting for them');
    expect(await focused()).toBe(second);
    await (await getByRole(popup, 'textbox', 'Booking ID')).focus();
    await popup.keyboard.type('1');
    await popup.keyboard.press('Enter');
    await waitForText(popup, '22 January 2018');
  });
});

describe(`a list with every field, in ${browserKind()}`, () => {
  it('serves a lookup without a request of its own', async () => {
    await popup.close();
    platform.data.listItems = 'whole';
    const options = await session.openOptions();
    await clickByRole(options, 'radio', 'Sandbox');
    await clickByRole(options, 'radio', 'Production');
    await options.close();
    popup = await session.openPopup();
    await waitForText(popup, 'Next');
    // What is asked for now joins the request of the popup, if that is still under way.
    await popup.evaluate(() => browser.runtime.sendMessage({ kind: 'list-made-bookings', mode: 'refresh' }));
    platform.requests.clear();
    await fillByRole(popup, 'Booking ID', '101');
    await clickByRole(popup, 'button', 'Look up');
    await waitForText(popup, 'Please ring after the news.');
    const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    await page.hover('#row-101 .shape');
    await cardOn(session, page).waitFor(101, 'Please ring after the news.');
    await page.close();
    expect(platform.requests.bookingRequests()).toEqual([]);
  });
});
