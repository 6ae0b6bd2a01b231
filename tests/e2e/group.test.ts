import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import { type Desk, openDesk } from '../harness/desk.ts';
import { onStage } from '../harness/on-stage.ts';
import { HANG, poll } from '../harness/poll.ts';
import { clickByRole, fillByRole, getByRole, pageText, queryByRole, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { SANDBOX_API_HOST, siteUrl } from '../platform/hosts.ts';
import { GROUP_MEMBER, LONER, OTHER_GROUP_MEMBER, TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';
import { CLIENT_ID } from '../platform/sign-in.ts';

/** A group's manager who looks bookings up for its members, and how all of it is forgotten. */

const OWN_ROUTE = '/v1/PhoneChat/MadeBookingDetails';
const GROUP_ROUTE = '/v1/Groups/PhoneChat/MadeBookingDetails';
const EDWIN = GROUP_MEMBER.userId;
const PRIYA = OTHER_GROUP_MEMBER.userId;

let platform: Platform;
let session: BrowserSession;
let desk: Desk;
let page: Page;
let card: CardOnPage;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  desk = await openDesk(session);
  page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
  card = cardOn(session, page);
});
beforeEach(async () => {
  platform.reset();
  await page.bringToFront();
  // Who still points at a link would have its card anew.
  await page.mouse.move(2, 2);
  await desk.ask({ kind: 'forget-everything' });
  await desk.ask({ kind: 'save-token', token: TOKENS.manager });
  platform.requests.clear();
});

async function pointAt(id: number): Promise<void> {
  await page.bringToFront();
  await page.mouse.move(2, 2);
  await card.waitUntilGone();
  await page.hover(`#row-${id} .shape`);
}

async function openOptions(): Promise<Page> {
  const options = await session.openOptions();
  await getByRole(options, 'textbox', 'Access token');
  return options;
}

/** The choices of `Acting for`, and which is taken. */
async function actingFor(on: Page): Promise<{ choices: string[]; chosen: string }> {
  const select = await getByRole(on, 'combobox', 'Acting for');
  return select.evaluate((element) => {
    const { options, selectedIndex } = element as HTMLSelectElement;
    const choices = [...options].map(({ text }) => text);
    return { choices, chosen: choices[selectedIndex] ?? '' };
  });
}

async function actFor(on: Page, userId: number | null): Promise<void> {
  await on.bringToFront();
  const select = await getByRole(on, 'combobox', 'Acting for');
  await select.select(userId === null ? '' : String(userId));
  await poll(
    async () => ((await desk.ask({ kind: 'get-state' })).actingFor?.userId ?? null) === userId,
    HANG,
    () => 'the choice did not reach the worker',
  );
}

/** The worker knows of a choice a little before the page that is told of it. */
function waitUntilSaysNot(on: Page, words: string): Promise<unknown> {
  return poll(
    async () => !(await pageText(on)).includes(words),
    HANG,
    () => `it still says "${words}"`,
  );
}

/** What the toolbar icon says when it is pointed at, asked on a page of the extension's own. */
function toolbarTitle(on: Page): Promise<string> {
  return on.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: Browser };
    return chrome.action.getTitle({});
  });
}

/** By route and parameters, what was asked of the platform about bookings, in turn. */
const asked = () =>
  platform.requests.bookingRequests().map(({ path, query }) => `${path}?${query.toString()}`);

describe('the members of a group', () => {
  it('are added by ID or profile link, renamed and removed, and the popup follows', async () => {
    const options = await openOptions();
    const popup = await session.openPopup();
    await getByRole(popup, 'textbox', 'Booking ID');
    expect(await queryByRole(popup, 'combobox', 'Acting for')).toBeNull();

    await options.bringToFront();
    for (const [typed, name] of [
      [String(EDWIN), 'Edwin'],
      [`https://www.adultwork.com/ViewProfile.asp?UserID=${PRIYA}&TargetURL=Home%2Easp`, 'Priya'],
    ] as const) {
      await fillByRole(options, 'Member user ID', typed);
      await fillByRole(options, 'Member name', name);
      await clickByRole(options, 'button', 'Add member');
      await waitForText(options, `${name} (`);
    }
    await clickByRole(options, 'button', `Change Edwin (${EDWIN})`);
    await fillByRole(options, `New name for Edwin (${EDWIN})`, 'Eddie');
    await clickByRole(options, 'button', 'Save name');
    const both = ['Myself', `Eddie (${EDWIN})`, `Priya (${PRIYA})`];
    await poll(
      async () => (await actingFor(options)).choices.join() === both.join(),
      HANG,
      async () => `saw ${(await actingFor(options)).choices}`,
    );
    await popup.bringToFront();
    expect(await actingFor(popup)).toEqual({ choices: both, chosen: 'Myself' });

    await options.bringToFront();
    await clickByRole(options, 'button', `Change Priya (${PRIYA})`);
    await clickByRole(options, 'button', `Remove Priya (${PRIYA})`);
    await waitForText(options, `Priya (${PRIYA}) was removed.`);
    await popup.bringToFront();
    expect((await actingFor(popup)).choices).toEqual(['Myself', `Eddie (${EDWIN})`]);
    await popup.close();
    await options.close();
  });
});

describe('a long list of members', () => {
  const others = Array.from({ length: 498 }, (_, n) => ({ userId: 600000 + n, name: `Member ${n}` }));

  beforeEach(async () => {
    const members = [...others, { userId: EDWIN, name: 'Edwin' }, { userId: PRIYA, name: 'Priya' }];
    await desk.ask({ kind: 'add-members', members });
  });

  it('is searched on the options page, where it is no larger than a short one', async () => {
    const options = await openOptions();
    await waitForText(options, '30 of 500 members are shown.');
    expect(await options.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(600);
    await fillByRole(options, 'Find a member', 'priy');
    await waitForText(options, '1 of 500 members are shown.');
    await clickByRole(options, 'button', `Change Priya (${PRIYA})`);
    await fillByRole(options, `New name for Priya (${PRIYA})`, 'Priyanka');
    await clickByRole(options, 'button', 'Save name');
    await waitForText(options, `Priyanka ${PRIYA}`);
    await options.close();
  });

  it('is typed into in the popup; who one acts for is said in its head, on the toolbar and on the card', async () => {
    const popup = await session.openPopup();
    const choice = await getByRole(popup, 'combobox', 'Acting for');
    await choice.click();
    await choice.type('edw');
    await getByRole(popup, 'option', `Edwin (${EDWIN})`);
    await popup.keyboard.press('Enter');
    await waitForText(popup, 'Acting for Edwin');
    // The toolbar is told by the worker, a little after the popup.
    await expect.poll(() => toolbarTitle(popup), { timeout: HANG }).toBe('Booking Peek: acting for Edwin');
    await fillByRole(popup, 'Booking ID', '210');
    await popup.keyboard.press('Enter');
    await waitForText(popup, `Booking of Edwin (${EDWIN})`);

    // By mouse, back to oneself.
    await (await getByRole(popup, 'combobox', 'Acting for')).click();
    await clickByRole(popup, 'option', 'Myself');
    await expect.poll(() => toolbarTitle(popup), { timeout: HANG }).toBe('Booking Peek');
    await waitUntilSaysNot(popup, 'Acting for Edwin');
    await popup.close();
  });
});

describe('acting for a member', () => {
  beforeEach(async () => {
    await desk.ask({ kind: 'add-member', userId: EDWIN, name: 'Edwin' });
  });

  it('is two requests by two routes, and two answers that are remembered apart', async () => {
    const own = `${OWN_ROUTE}?BookingID=210`;
    const edwins = `${GROUP_ROUTE}?UserID=${EDWIN}&BookingID=210`;
    const options = await openOptions();
    for (let round = 0; round < 2; round++) {
      // What is remembered outlives the worker.
      if (round > 0) await session.killWorker();
      await actFor(options, null);
      await pointAt(210);
      const mine = await card.waitFor(210, 'Not a PhoneChat booking you made');
      expect(mine.text).not.toContain('ForEdwin');
      await actFor(options, EDWIN);
      await pointAt(210);
      const theirs = await card.waitFor(210, 'ForEdwin');
      expect(theirs.text).toContain(`Booking of Edwin (${EDWIN})`);
      expect(theirs.text).toContain('The member calls ForEdwin');
    }
    expect(asked()).toEqual([own, edwins]);
    const remembered = Object.keys(await desk.stored('session')).filter((key) => key.startsWith('cache:'));
    expect(remembered).toHaveLength(2);

    // Nothing was asked for that is still on its way: the next one is asked for, and only that.
    await pointAt(1);
    await card.waitFor(1, 'Not found under Edwin');
    expect(asked()).toEqual([own, edwins, `${GROUP_ROUTE}?UserID=${EDWIN}&BookingID=1`]);
    await options.close();
  });

  it('leaves nothing of oneself on page and popup, and nothing of the member on return', async () => {
    await pointAt(1);
    await card.waitFor(1, 'BookedUser');
    await card.keepOpen();
    const popup = await session.openPopup();
    await fillByRole(popup, 'Booking ID', '102');
    await popup.keyboard.press('Enter');
    await waitForText(popup, 'BookedUser');

    await actFor(popup, EDWIN);
    await waitUntilSaysNot(popup, 'BookedUser');
    expect(await queryByRole(popup, 'group', 'PhoneChat booking 102')).toBeNull();
    await page.bringToFront();
    await card.waitUntilGone();

    await popup.bringToFront();
    await fillByRole(popup, 'Booking ID', '210');
    await popup.keyboard.press('Enter');
    await waitForText(popup, `Booking of Edwin (${EDWIN})`);
    await actFor(popup, null);
    await waitUntilSaysNot(popup, 'ForEdwin');
    await popup.close();
  });

  it('shows no answer that was under way for oneself', async () => {
    const hold = platform.hold(/MadeBookingDetails/);
    const popup = await session.openPopup();
    await fillByRole(popup, 'Booking ID', '210');
    await popup.keyboard.press('Enter');
    await hold.arrived();
    await actFor(popup, EDWIN);
    hold.release();
    await fillByRole(popup, 'Booking ID', '210');
    await popup.keyboard.press('Enter');
    await waitForText(popup, 'ForEdwin');
    expect(await pageText(popup)).not.toContain('Not a PhoneChat booking you made');
    await popup.close();
  });

  it('comes back to oneself when that member is removed, and keeps nothing of them', async () => {
    await desk.ask({ kind: 'act-for', userId: EDWIN });
    await pointAt(210);
    await card.waitFor(210, 'ForEdwin');
    await card.keepOpen();
    const options = await openOptions();
    expect((await actingFor(options)).chosen).toBe(`Edwin (${EDWIN})`);
    await clickByRole(options, 'button', `Change Edwin (${EDWIN})`);
    await clickByRole(options, 'button', `Remove Edwin (${EDWIN})`);
    await waitForText(options, 'was removed.');
    expect(await queryByRole(options, 'combobox', 'Acting for')).toBeNull();
    await options.close();
    expect(JSON.stringify(await desk.stored('session'))).not.toContain('ForEdwin');
    await page.bringToFront();
    await card.waitUntilGone();
    platform.requests.clear();
    await pointAt(1);
    await card.waitFor(1, 'BookedUser');
    expect(asked()).toEqual([`${OWN_ROUTE}?BookingID=1`]);
  });

  it('says so where the group has no such member', async () => {
    await desk.ask({ kind: 'add-member', userId: LONER.userId, name: 'Otto' });
    await desk.ask({ kind: 'act-for', userId: LONER.userId });
    await pointAt(1);
    const { text } = await card.waitForAnswer(1);
    expect(text).toContain('Not a member of your group');
    expect(text).toContain(`Looked up for Otto (${LONER.userId})`);
  });

  it('says so where one manages no group, on the options too', async () => {
    await desk.ask({ kind: 'save-token', token: TOKENS.member });
    await desk.ask({ kind: 'add-member', userId: PRIYA, name: 'Priya' });
    await desk.ask({ kind: 'act-for', userId: PRIYA });
    await pointAt(1);
    await card.waitFor(1, 'You manage no group');
    const options = await openOptions();
    await waitForText(options, /Group manager\s+No/);
    await waitForText(options, 'manage no group');
    await options.close();
  });
});

describe('a booking that is not found, where members are known', () => {
  const own = `${OWN_ROUTE}?BookingID=210`;
  const edwins = `${GROUP_ROUTE}?UserID=${EDWIN}&BookingID=210`;

  beforeEach(async () => {
    await desk.ask({ kind: 'add-member', userId: PRIYA, name: 'Priya' });
    await desk.ask({ kind: 'add-member', userId: EDWIN, name: 'Edwin' });
  });

  /** Nothing but the one booking is another's: not the standing choice, and nothing on the disk. */
  async function expectRememberedInMemoryOnly(): Promise<void> {
    const { actingFor } = await desk.ask({ kind: 'get-state' });
    expect(actingFor).toBeNull();
    expect((await desk.stored('session'))['found-under']).toHaveLength(1);
    expect(JSON.stringify([await desk.stored('disk'), await desk.stored('local')])).not.toMatch(
      /(?<!\d)210(?!\d)|found/,
    );
  }

  it('is looked up under one of them from its card by one press, and asked for there at once from then on', async () => {
    await pointAt(210);
    const notFound = await card.waitFor(210, 'Not a PhoneChat booking you made');
    expect(notFound.text).toContain('A member of your group may have made it.');
    await card.click('Look under', 'combobox');
    await page.keyboard.type('Edw');
    await page.keyboard.press('Enter');
    // Its list hangs out of the card: who chooses with the pointer is outside then.
    const { box } = notFound;
    await page.mouse.move(box.x + 40, box.y + box.height + 60);
    await card.click('Look up');
    const { text } = await card.waitFor(210, 'ForEdwin');
    expect(text).toContain(`Booking of Edwin (${EDWIN})`);
    expect(asked()).toEqual([own, edwins]);
    await expectRememberedInMemoryOnly();

    await pointAt(210);
    await card.waitFor(210, 'ForEdwin');
    expect(asked()).toEqual([own, edwins]);

    await desk.ask({ kind: 'forget-token' });
    expect(JSON.stringify(await desk.stored('session'))).not.toMatch(/(?<!\d)210(?!\d)/);
    await desk.ask({ kind: 'save-token', token: TOKENS.manager });
    await pointAt(210);
    await card.waitFor(210, 'Not a PhoneChat booking you made');
  });

  it('is looked up under one of them in the popup, and then found on the page too', async () => {
    const popup = await session.openPopup();
    await fillByRole(popup, 'Booking ID', '210');
    await popup.keyboard.press('Enter');
    await waitForText(popup, 'Not a PhoneChat booking you made');
    await (await getByRole(popup, 'combobox', 'Look under')).select(String(EDWIN));
    // The card's own: the first is beside the booking ID.
    await (await popup.$$('::-p-aria([name="Look up"][role="button"])'))[1]?.click();
    await waitForText(popup, `Booking of Edwin (${EDWIN})`);
    expect(asked()).toEqual([own, edwins]);
    await expectRememberedInMemoryOnly();
    await popup.close();
    await pointAt(210);
    await card.waitFor(210, 'ForEdwin');
    expect(asked()).toEqual([own, edwins]);
  });

  it('while one acts for a member may be one’s own, and the choice of the popup stays', async () => {
    await desk.ask({ kind: 'act-for', userId: EDWIN });
    await pointAt(1);
    const notFound = await card.waitFor(1, 'Not found under Edwin');
    expect(notFound.text).not.toContain('you made');
    // Oneself is the first choice.
    await card.click('Look up');
    const { text } = await card.waitFor(1, 'BookedUser');
    expect(text).not.toContain('Edwin');
    expect((await desk.ask({ kind: 'get-state' })).actingFor?.userId).toBe(EDWIN);
  });
});

it('forgets everything by one press, asked once, wherever it is open', async () => {
  await desk.ask({ kind: 'set-client-id', clientId: CLIENT_ID });
  await desk.ask({ kind: 'add-member', userId: EDWIN, name: 'Edwin' });
  await desk.ask({ kind: 'set-environment', environment: 'sandbox' });
  await platform.requests.waitFor((log) => log.toHost(SANDBOX_API_HOST), 2);
  await pointAt(1);
  await card.waitFor(1, 'SandboxUser');
  await card.keepOpen();
  const popup = await session.openPopup();
  await fillByRole(popup, 'Booking ID', '101');
  await popup.keyboard.press('Enter');
  await waitForText(popup, 'SandboxUser');
  const another = await openOptions();
  await waitForText(another, 'accepted');
  const options = await openOptions();
  await waitForText(options, 'accepted');

  await clickByRole(options, 'button', 'Forget everything');
  await getByRole(options, 'dialog', 'Forget all that Booking Peek knows?');
  expect((await desk.ask({ kind: 'get-state' })).token.state).toBe('accepted');
  await clickByRole(options, 'button', 'Forget everything now');
  await waitForText(options, 'All of it is gone.');

  await waitForText(another, 'There is no token yet.');
  await waitForText(popup, 'To look up a booking, add an access token first.');
  const inPopup = await pageText(popup);
  for (const words of ['SandboxUser', 'Recent', '#101', 'Edwin', 'Sandbox']) {
    expect(inPopup, words).not.toContain(words);
  }
  await another.bringToFront();
  expect(await queryByRole(another, 'combobox', 'Acting for')).toBeNull();
  const production = await getByRole(another, 'radio', 'Production');
  expect(await production.evaluate((radio) => (radio as HTMLInputElement).checked)).toBe(true);
  await page.bringToFront();
  await card.waitUntilGone();

  expect(await desk.stored('local')).toEqual({});
  expect(await desk.stored('disk')).toEqual({ version: 1, 'signed-out': true });
  expect(JSON.stringify(await desk.stored('session'))).not.toMatch(
    /tok-|Edwin|cache:|(?<!\d)101(?!\d)|SandboxUser/,
  );
  platform.requests.clear();
  await pointAt(1);
  await card.waitFor(1, 'No access token yet');
  expect(platform.requests.apiRequests()).toEqual([]);
  for (const one of [popup, another, options]) await one.close();
});
