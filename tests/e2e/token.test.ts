import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { findAll } from '../harness/ax-tree.ts';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import { type Desk, openDesk } from '../harness/desk.ts';
import { browserKind } from '../harness/launch.ts';
import { onStage } from '../harness/on-stage.ts';
import { HANG, poll } from '../harness/poll.ts';
import { clickByRole, fillByRole, getByRole, pageText, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { isShortRun, someOf } from '../harness/short-run.ts';
import { SIGN_IN_HOST, siteUrl } from '../platform/hosts.ts';
import { LONER, MANAGER, TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';
import { CLIENT_ID } from '../platform/sign-in.ts';

/** The life of a token: signing in, running out, being renewed, and what a person sees of it. */

const SIGN_IN_PAGE = `https://${SIGN_IN_HOST}/OAuth/Authorize`;

let platform: Platform;
let session: BrowserSession;
let desk: Desk;
let page: Page;
let card: CardOnPage;
/** Sign-in windows that were asked for by a press, in all of this file. */
let pressed = 0;

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
});

async function tabTo(id: number): Promise<void> {
  await page.bringToFront();
  await page.mouse.move(2, 2);
  await card.waitUntilGone();
  // From the link before it: what had the focus in the test before may be anywhere, and Tab leads out of the page at its end.
  await page.evaluate((link) => {
    const links = [...document.querySelectorAll<HTMLElement>('a[href]')];
    links[links.findIndex((one) => one.matches(link)) - 1]?.focus();
  }, `#row-${id} .shape`);
  const isThere = () =>
    page.evaluate((link) => document.activeElement?.matches(link) ?? false, `#row-${id} .shape`);
  for (let presses = 0; presses < 60 && !(await isThere()); presses++) await page.keyboard.press('Tab');
}

async function pointAt(id: number): Promise<void> {
  await page.bringToFront();
  await page.mouse.move(2, 2);
  await card.waitUntilGone();
  await page.hover(`#row-${id} .shape`);
}

/** Waits for the window of the sign-in that was just pressed for. */
function signInWindow(): Promise<Page> {
  pressed += 1;
  return session.waitForPage(SIGN_IN_PAGE);
}

function untilWindowIsOver(): Promise<boolean> {
  return poll(
    async () => !(await card.text()).includes('The sign-in page is open.'),
    HANG,
    () => 'the card still waits for the window',
  );
}

async function allow(window: Page): Promise<void> {
  await window.click('button[value=allow]');
}

/** Signs in quickly; how a member does it is shown below. */
async function signIn(): Promise<void> {
  await desk.ask({ kind: 'set-client-id', clientId: CLIENT_ID });
  const signedIn = desk.ask({ kind: 'sign-in' });
  await allow(await signInWindow());
  expect((await signedIn).token.state).toBe('accepted');
}

/** From now on the platform knows no token that it ever gave out. */
function endAllTokens(): void {
  platform.data.tokens.clear();
}

/** The tokens that bookings were asked for with, in turn. */
const tokensUsed = () =>
  platform.requests.bookingRequests().map(({ headers }) => headers.authorization?.replace(/^bearer /, ''));

const askedToSignIn = () => platform.requests.toHost(SIGN_IN_HOST);

describe('signing in', () => {
  it('takes a press here and a click there; then who it is, what they may do, and for how long', async () => {
    const options = await session.openOptions();
    platform.signIn.expiresIn = 1080;
    await fillByRole(options, 'Client ID', CLIENT_ID);
    await clickByRole(options, 'button', 'Sign in with AdultWork');
    await allow(await signInWindow());
    const text = await waitForText(options, `accepted for member ${MANAGER.userId}`);
    expect(text).toMatch(/Group\s+Northern Lights/);
    expect(text).toMatch(/Group manager\s+Yes/);
    expect(text).toMatch(/Expires in 1[78] minutes/);
    expect(text).toMatch(/account_phonechat_bookings\s+needed, granted/);
    expect(text).toContain('account_information');
    await options.close();

    await pointAt(101);
    await card.waitFor(101, 'Pending');
    expect(tokensUsed()).toEqual(platform.signIn.issued.slice(-Math.max(1, tokensUsed().length)));
  });

  it.runIf(browserKind() === 'firefox')(
    'comes back to one address, in a window and in a tab, which the manifest knows before',
    async () => {
      const [home, known] = await desk.page.evaluate(() => [
        browser.identity.getRedirectURL(),
        browser.runtime.getManifest().optional_host_permissions?.[0],
      ]);
      expect(known).toBe(`${home}*`);
    },
  );

  it('has a state of 128 random bits, another one each time', async () => {
    await signIn();
    await signIn();
    const states = new Set(askedToSignIn().map(({ query }) => query.get('state')));
    expect([...states]).toEqual([
      expect.stringMatching(/^[0-9a-f]{32,}$/),
      expect.stringMatching(/^[0-9a-f]{32,}$/),
    ]);
  });

  it('as another member leaves nothing of the one before', async () => {
    await signIn();
    await pointAt(1);
    await card.waitFor(1, 'Confirmed');
    await card.keepOpen();
    platform.signIn.userId = LONER.userId;
    await signIn();
    await page.bringToFront();
    await card.waitUntilGone();
    await pointAt(1);
    await card.waitFor(1, 'Not a PhoneChat booking you made');
  });

  it('that comes to nothing says so calmly, and all stays as it was', async () => {
    await signIn();
    const [good] = platform.signIn.issued;
    await pointAt(101);
    await card.waitFor(101, 'Pending');
    const options = await session.openOptions();
    await waitForText(options, 'accepted');
    const endings = [
      ['deny', null, 'Access was not granted'],
      ['allow', 'wrong-state', 'did not belong to this sign-in'],
      ['allow', 'no-token', 'held no access token'],
      ['close', null, 'The sign-in page was closed'],
    ] as const;
    for (const [decision, misbehaviour, words] of someOf(endings, 2)) {
      platform.signIn.misbehaviour = misbehaviour;
      await clickByRole(options, 'button', 'Sign in with AdultWork');
      const window = await signInWindow();
      await waitForText(options, 'The sign-in page is open.');
      if (decision === 'close') await window.close();
      else await window.click(`button[value=${decision}]`);
      await waitForText(options, words);
      expect(await pageText(options)).toContain(`accepted for member ${MANAGER.userId}`);
    }
    await options.close();
    await pointAt(101);
    await card.waitFor(101, 'Pending');
    await pointAt(102);
    await card.waitFor(102, 'Accepted');
    expect(tokensUsed()).toEqual([good, good]);
  }, 60_000);
});

describe('a token that the platform takes no more', () => {
  it('is renewed without a window while the platform still knows the member', async () => {
    await signIn();
    endAllTokens();
    platform.signIn.mode = 'at-once';
    platform.requests.clear();
    await pointAt(101);
    await card.waitFor(101, 'Pending');
    expect(askedToSignIn()).toHaveLength(1);
    // The list in the desk's popup may have met the end of the first one before the card did.
    expect(tokensUsed()).toEqual(platform.signIn.issued.slice(-Math.max(1, tokensUsed().length)));
    expect(await desk.windowsOpened()).toBe(pressed);
  });

  it('is renewed by the card that is pointed at, and that card comes also where the platform does not say whose the new one is', async () => {
    await signIn();
    endAllTokens();
    platform.signIn.mode = 'at-once';
    platform.setFault('500', { path: /verifyCredentials$/i });
    await pointAt(101);
    await card.waitFor(101, 'Pending');
    expect(await desk.windowsOpened()).toBe(pressed);
  });

  it('is renewed behind a sign-in page that redirects by script, where the browser waits for scripts', async () => {
    await signIn();
    endAllTokens();
    platform.signIn.mode = 'by-script';
    await pointAt(101);
    if (browserKind() === 'chromium') {
      await card.waitFor(101, 'Pending');
      expect(tokensUsed()).toEqual(platform.signIn.issued.slice(-Math.max(1, tokensUsed().length)));
    } else await card.waitFor(101, 'Please sign in again');
    expect(await desk.windowsOpened()).toBe(pressed);
  });

  it('takes one press on the card, and that very card goes on to show the booking', async () => {
    await signIn();
    endAllTokens();
    await pointAt(101);
    const { text } = await card.waitForAnswer(101);
    expect(text).toContain('Please sign in again');
    expect(await desk.windowsOpened()).toBe(pressed);
    const buttons = findAll(await card.tree(), 'button').map(({ name }) => name);
    expect(buttons).toEqual(['Sign in again', 'Close']);

    await card.click('Sign in again');
    const window = await signInWindow();
    await card.waitFor(101, 'The sign-in page is open.');
    // Over there the pointer is on nothing of this page.
    await page.mouse.move(2, 2);
    await allow(window);
    await card.waitFor(101, 'Pending');
    expect(await desk.windowsOpened()).toBe(pressed);
    expect(tokensUsed()).toEqual(platform.signIn.issued.slice(-Math.max(1, tokensUsed().length)));
    // Once it has been read it is held like any other.
    const { box } = await card.waitFor(101);
    await page.mouse.move(box.x + 40, box.y + 40, { steps: 3 });
    await pointAt(102);
    await card.waitForAnswer(102);
  });

  it.skipIf(isShortRun)('is offered the same press again where the sign-in came to nothing', async () => {
    await signIn();
    endAllTokens();
    await pointAt(101);
    await card.waitFor(101, 'Please sign in again');
    await card.click('Sign in again');
    await (await signInWindow()).click('button[value=deny]');
    await untilWindowIsOver();
    await card.click('Sign in again');
    await allow(await signInWindow());
    await card.waitFor(101, 'Pending');
  });

  it.skipIf(isShortRun)(
    'is offered the same press again where the worker was killed behind the sign-in window',
    async () => {
      await signIn();
      endAllTokens();
      await pointAt(101);
      await card.waitFor(101, 'Please sign in again');
      await card.click('Sign in again');
      const window = await signInWindow();
      await card.waitFor(101, 'The sign-in page is open.');
      await session.killWorker();
      // No page is left to take the token from there. Some browsers close it themselves.
      await window.close().catch(() => {});
      await page.bringToFront();
      await untilWindowIsOver();
      await card.click('Sign in again');
      await allow(await signInWindow());
      await card.waitFor(101, 'Pending');
    },
  );

  it('is mended on a pinned card too, once the person has signed in elsewhere', async () => {
    await signIn();
    await pointAt(101);
    await card.waitFor(101, 'Pending');
    await card.keepOpen();
    endAllTokens();
    await card.click('Refresh');
    await card.waitFor(101, 'Please sign in again');
    await signIn();
    await page.bringToFront();
    await poll(
      async () =>
        tokensUsed().at(-1) === platform.signIn.issued.at(-1) &&
        !(await card.text()).includes('Please sign in again'),
      HANG,
      () => 'the card still asks for a sign-in',
    );
    await card.waitFor(101, 'Updated just now');
  });

  it('and was pasted, leads to the options; a token saved there goes on with the lookup', async () => {
    await desk.ask({ kind: 'save-token', token: TOKENS.manager });
    endAllTokens();
    await pointAt(101);
    await card.waitFor(101, 'Please sign in again');
    await card.click('Sign in again');
    const options = await session.waitForPage(session.extensionUrl('options.html'));
    await poll(
      () => options.evaluate(() => document.visibilityState === 'visible'),
      HANG,
      () => 'the options page did not come to the front',
    );
    platform.reset();
    await fillByRole(options, 'Access token', TOKENS.manager);
    await clickByRole(options, 'button', 'Save token');
    await waitForText(options, 'accepted');
    await page.bringToFront();
    await card.waitFor(101, 'Pending');
    expect(platform.requests.bookingRequests()).toHaveLength(1);
    expect(await desk.windowsOpened()).toBe(pressed);
    await options.close();
  });

  it('interrupts a lookup in the toolbar’s popup, and it comes by itself when the popup is opened again', async () => {
    await signIn();
    endAllTokens();
    const popup = await session.openRealPopup(page);
    // Firefox lets its popup be read only; there the same page in a tab is pressed, and closed as the popup would be.
    const driven = popup.page ?? (await session.openPopup());
    await fillByRole(driven, 'Booking ID', '102');
    await driven.keyboard.press('Enter');
    await waitForText(driven, 'Please sign in again');
    await clickByRole(driven, 'button', 'Sign in again');
    const window = await signInWindow();
    if (!driven.isClosed()) await driven.close().catch(() => {});
    await popup.close().catch(() => {});
    expect((await desk.ask({ kind: 'get-state' })).pendingLookup?.id).toBe(102);
    await allow(window);
    await poll(
      async () => (await desk.ask({ kind: 'get-state' })).token.state === 'accepted',
      HANG,
      () => 'no member is signed in',
    );

    const again = await session.openRealPopup(page);
    await poll(
      async () => findAll(await again.tree(), 'group', 'PhoneChat booking 102').length > 0,
      HANG,
      () => 'the interrupted lookup did not come by itself',
    );
    expect(findAll(await again.tree(), 'textbox', 'Booking ID').map(({ value }) => value)).toEqual(['102']);
    await again.close();
    // And only that once.
    expect((await desk.ask({ kind: 'get-state' })).pendingLookup).toBeNull();
  });

  it('carries on in a popup that stays open, and no other popup repeats it', async () => {
    await signIn();
    endAllTokens();
    const popup = await session.openPopup();
    await fillByRole(popup, 'Booking ID', '102');
    await popup.keyboard.press('Enter');
    await waitForText(popup, 'Please sign in again');
    await clickByRole(popup, 'button', 'Sign in again');
    await allow(await signInWindow());
    await waitForText(popup, 'Accepted');
    const field = await getByRole(popup, 'textbox', 'Booking ID');
    expect(await field.evaluate((one) => (one as HTMLInputElement).value)).toBe('102');
    await poll(
      async () => (await desk.ask({ kind: 'get-state' })).pendingLookup === null,
      HANG,
      () => 'it still counts as pendingLookup',
    );
    await popup.close();
  });
});

describe('the end of a token’s time', () => {
  it('is seen coming: while it is used, it is renewed before', async () => {
    await pointAt(101);
    await card.waitFor(101, 'No access token yet');
    // Else the card would come again with the first token.
    await page.mouse.move(2, 2);
    await card.waitUntilGone();
    platform.signIn.expiresIn = 91;
    const renewed = platform.requests.waitFor(
      (log) => log.apiRequests().filter(({ path }) => /GetPermissions/.test(path)),
      2,
    );
    await signIn();
    platform.signIn.mode = 'at-once';
    platform.signIn.expiresIn = 1200;
    await renewed;
    expect(platform.signIn.issued).toHaveLength(2);
    platform.data.tokens.delete(platform.signIn.issued[0] ?? '');
    await pointAt(102);
    await card.waitFor(102, 'Accepted');
    expect(tokensUsed()).toEqual([platform.signIn.issued[1]]);
    expect(await desk.windowsOpened()).toBe(pressed);
  });

  it('is told by the options page as it comes, and by the card', async () => {
    const options = await session.openOptions();
    platform.signIn.expiresIn = 1;
    await signIn();
    await options.bringToFront();
    await waitForText(options, 'The access token has expired.');
    await poll(
      async () => (await desk.badge()) !== '',
      HANG,
      () => 'the toolbar’s button wears no mark',
    );
    await options.close();
    await pointAt(101);
    await card.waitFor(101, 'Please sign in again');
    expect(await desk.windowsOpened()).toBe(pressed);
  });
});

describe('the toolbar’s button', () => {
  const expectBadge = (wanted: string) =>
    poll(
      async () => (await desk.badge()) === wanted,
      HANG,
      async () => `the badge is "${await desk.badge()}"`,
    );

  it('wears a mark while a token is needed, and none while all is well', async () => {
    await expectBadge('!');
    await signIn();
    await expectBadge('');
    endAllTokens();
    await pointAt(101);
    await card.waitFor(101, 'Please sign in again');
    await expectBadge('!');
    await desk.ask({ kind: 'save-token', token: TOKENS.manager });
    await expectBadge('!');
    platform.reset();
    await desk.ask({ kind: 'check-token' });
    await expectBadge('');
    await desk.ask({ kind: 'forget-token' });
    await expectBadge('!');
  });
});

describe('a token that changes', () => {
  it('while the pointer rests on a link, and is another member’s: the card comes again, and stays with what that member may see', async () => {
    await desk.ask({ kind: 'save-token', token: TOKENS.manager });
    await pointAt(101);
    await card.waitFor(101, 'Pending');
    // The pages are told when it is saved, and again when the platform has named its owner.
    const hold = platform.hold(/verifyCredentials/i);
    const saved = desk.ask({ kind: 'save-token', token: TOKENS.loner });
    await hold.arrived();
    await card.waitFor(101, 'Loading…');
    hold.release();
    await saved;
    await card.waitFor(101, 'Not a PhoneChat booking you made');
  });

  it.each<[string, () => Promise<void>]>([
    ['the pointer rests on a link', () => pointAt(101)],
    ['the keyboard’s focus rests on a link', () => tabTo(101)],
  ])(
    'and is forgotten, then saved anew, while %s: the card says that there is none, then has the booking',
    async (_, rest) => {
      await desk.ask({ kind: 'save-token', token: TOKENS.manager });
      await rest();
      await card.waitFor(101, 'Pending');
      await desk.ask({ kind: 'forget-token' });
      await card.waitFor(101, 'No access token yet');
      await desk.ask({ kind: 'save-token', token: TOKENS.manager });
      await card.waitFor(101, 'Pending');
    },
  );
});

describe.skipIf(isShortRun)('twenty lookups that are refused together', () => {
  const ids = Array.from({ length: 20 }, (_, n) => 1000 + n);

  /** Has all of them asked for, and ends the tokens while the first are under way. */
  async function refuse(popups: Page[], ask: () => void): Promise<void> {
    platform.requests.clear();
    const hold = platform.hold(/MadeBookingDetails/);
    await Promise.all(popups.map((popup) => popup.evaluate(ask)));
    await hold.arrived(4);
    endAllTokens();
    hold.release();
  }

  async function expectInEach(popups: Page[], words: string): Promise<void> {
    for (const popup of popups) await waitForText(popup, words);
  }

  it('share one renewal, and twenty cards come; or else one try, and twenty calm words', async () => {
    await signIn();
    const popups = await Promise.all(ids.map(() => session.openPopup()));
    for (const [n, popup] of popups.entries()) {
      await popup.waitForSelector('form input');
      await popup.evaluate((id) => {
        const field = document.querySelector<HTMLInputElement>('form input');
        if (!field) return;
        field.value = String(id);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, 1000 + n);
    }

    platform.signIn.mode = 'at-once';
    await refuse(popups, () => document.forms[0]?.requestSubmit());
    await expectInEach(popups, 'You call BookedUser');
    expect(askedToSignIn()).toHaveLength(1);
    const [first, second] = platform.signIn.issued;
    expect(platform.signIn.issued).toHaveLength(2);
    expect(tokensUsed().filter((token) => token === first)).toHaveLength(4);
    expect(tokensUsed().filter((token) => token === second)).toHaveLength(20);
    const asked = platform.requests.bookingRequests().map(({ query }) => Number(query.get('BookingID')));
    expect([...new Set(asked)].sort()).toEqual(ids);

    platform.signIn.mode = 'ask';
    await refuse(popups, () =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Refresh')?.click(),
    );
    await expectInEach(popups, 'Please sign in again');
    expect(askedToSignIn()).toHaveLength(1);
    expect(await desk.windowsOpened()).toBe(pressed);
    await Promise.all(popups.map((popup) => popup.close()));
  }, 90_000);
});

it('has never opened a window without a press', async () => {
  expect(await desk.windowsOpened()).toBe(pressed);
  // The browser may knock at the redirect address itself; its fragment is never sent.
  const outside = session.network.outside.filter(
    (to) => !/\.(chromiumapp|extensions\.allizom)\.org:443$/.test(to),
  );
  expect(outside).toEqual([]);
});
