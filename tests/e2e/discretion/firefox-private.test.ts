import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrustedAsk, TrustedReply, TrustedState } from '../../../utils/message/contract.ts';
import { cardOn } from '../../harness/card.ts';
import { type Desk, openDesk } from '../../harness/desk.ts';
import { firefoxChrome } from '../../harness/firefox-chrome.ts';
import { allowInPrivateWindows, closePrivately, openPrivately } from '../../harness/firefox-private.ts';
import { answerPrompt, readTraces } from '../../harness/firefox-prompt.ts';
import { type FirefoxSurfaces, firefoxSurfaces } from '../../harness/firefox-surfaces.ts';
import { lookUp, pasteToken, saveToken } from '../../harness/journeys.ts';
import { browserKind, launchBrowser } from '../../harness/launch.ts';
import { HANG, poll } from '../../harness/poll.ts';
import { clickByRole, pageText, waitForText } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { SANDBOX_API_HOST, SIGN_IN_HOST, siteUrl } from '../../platform/hosts.ts';
import { GROUP_MEMBER, LONER, MANAGER, TOKENS } from '../../platform/people.ts';
import { type Platform, startPlatform } from '../../platform/platform.ts';
import { CLIENT_ID } from '../../platform/sign-in.ts';
import { findSecrets, readProfile } from './read-profile.ts';

/**
 * Private windows of Firefox, which has one worker and one memory for windows of both kinds: what is done in the one is not seen in the other, and
 * nothing is left of it. One day, from the first private window to the profile's bytes.
 */

describe.runIf(browserKind() === 'firefox')('private windows of Firefox', () => {
  let platform: Platform;
  let session: BrowserSession;
  let profile: string;
  let desk: Desk;
  /** A page of the site in a usual window. */
  let others: Page;
  let options: Page;

  beforeAll(async () => {
    platform = await startPlatform();
    profile = await mkdtemp(join(tmpdir(), 'booking-peek-private-'));
    session = await launchBrowser({
      platform,
      userDataDir: profile,
      // A prompt takes no press within half a second of its coming up.
      preferences: { 'security.notification_enable_delay': 0 },
    });
    // The extension's own pages close as it starts anew, and a window goes with its last page.
    others = await session.openPage(siteUrl('/Home.asp'));
    expect(await allowInPrivateWindows(session, 'booking-peek@booking-peek.example')).toBe(true);
    await saveToken(session, TOKENS.manager);
    desk = await openDesk(session);
    await desk.ask({ kind: 'set-client-id', clientId: CLIENT_ID });
    await desk.ask({ kind: 'add-member', userId: GROUP_MEMBER.userId, name: 'Of the others' });
    await lookUp(desk.page, 101);
    options = await openPrivately(session, session.extensionUrl('options.html'));
  });
  afterAll(async () => {
    await session?.close();
    await platform?.close();
    if (profile) await rm(profile, { recursive: true, force: true });
  });

  /** Puts a word on the page and marks it as a person does. */
  async function selectWord(page: Page, word: string): Promise<void> {
    await page.evaluate((text) => {
      document.body.prepend(Object.assign(document.createElement('b'), { id: 'word', textContent: text }));
    }, word);
    await page.click('#word', { count: 2 });
  }

  /** Opens the menu over that word until it says what it should; null: nothing of ours. */
  async function menuOver(page: Page, surfaces: FirefoxSurfaces, words: string | null): Promise<void> {
    await poll(
      async () => {
        await page.click('#word', { button: 'right' });
        if ((await surfaces.readMenu()) === words) return true;
        await surfaces.closeMenu();
        return false;
      },
      HANG,
      () => `the menu does not say ${words}`,
    );
  }

  const say = async (message: object): Promise<TrustedReply> =>
    JSON.parse(
      await options.evaluate(
        async (json) => JSON.stringify(await browser.runtime.sendMessage(JSON.parse(json))),
        JSON.stringify(message),
      ),
    );
  async function askPrivately(message: TrustedAsk): Promise<TrustedState> {
    const { state, refused } = await say(message);
    if (!state) throw new Error(`refused: ${JSON.stringify(refused)}`);
    return state;
  }
  const alarms = () =>
    desk.page.evaluate(async () => (await browser.alarms.getAll()).map(({ name }) => name));
  /** What the memory has beside what the usual windows keep there. */
  const privateKeys = async () =>
    Object.keys(await desk.stored('session')).filter((key) => key.startsWith('private'));
  /** What the buttons of both kinds of window wear. */
  const badges = () =>
    desk.page.evaluate(async () => {
      const all = await (globalThis.browser as never as { windows: WindowsApi }).windows.getAll();
      const badgeOf = async (isPrivate: boolean) => {
        const windowId = all.find(({ incognito }) => incognito === isPrivate)?.id;
        return browser.action.getBadgeText({ windowId });
      };
      return [await badgeOf(false), await badgeOf(true)];
    });

  it('begin with the others’ client ID and card settings, and with nothing else of theirs', async () => {
    await waitForText(options, 'There is no token yet.');
    expect(await askPrivately({ kind: 'get-state' })).toMatchObject({
      token: { state: 'none' },
      clientId: CLIENT_ID,
      members: [],
      recent: [],
      environment: 'production',
    });
    await poll(
      async () => `${await badges()}` === ',!',
      HANG,
      async () => `the buttons wear ${await badges()}`,
    );
    const page = await openPrivately(session, siteUrl('/PhoneChatBookings.asp'));
    await page.hover('#row-101 .shape');
    await cardOn(session, page).waitFor(101, 'Please sign in');
    await page.close();
  });

  it('keep token, lookups, members, choice, environment, alarms and toolbar to themselves, as the others do theirs', async () => {
    const before = [await desk.stored('disk'), await desk.stored('local')];
    await options.bringToFront();
    await pasteToken(session, options, TOKENS.loner);
    await waitForText(options, `accepted for member ${LONER.userId}`);
    await askPrivately({ kind: 'set-client-id', clientId: 'client-of-the-private' });
    await askPrivately({ kind: 'add-member', userId: LONER.userId, name: 'Privately known' });
    await askPrivately({ kind: 'act-for', userId: LONER.userId });
    await askPrivately({ kind: 'act-for', userId: null });
    const popup = await openPrivately(session, session.extensionUrl('popup.html'));
    await lookUp(popup, 301);
    await waitForText(popup, 'ForOtto');
    await popup.close();
    expect(await say({ kind: 'change-page-settings', change: { hover: false } })).toEqual({
      refused: { reason: 'private-window' },
    });
    // What a page of ours says of itself must fit what the browser says of its tab.
    expect(await say({ kind: 'get-state', isPrivate: false })).toHaveProperty('refused');

    const seen = async () => {
      expect(await askPrivately({ kind: 'get-state' })).toMatchObject({
        token: { state: 'accepted', account: { userId: LONER.userId } },
        clientId: 'client-of-the-private',
        members: [{ name: 'Privately known' }],
        recent: [301],
      });
      expect(await desk.ask({ kind: 'get-state' })).toMatchObject({
        token: { state: 'accepted', account: { userId: MANAGER.userId } },
        clientId: CLIENT_ID,
        members: [{ name: 'Of the others' }],
        recent: [101],
        pendingLookup: null,
      });
      expect([await desk.stored('disk'), await desk.stored('local')]).toEqual(before);
      expect(await alarms()).toEqual(expect.arrayContaining(['cache', 'private:cache']));
      expect(await badges()).toEqual(['', '']);
    };
    await seen();
    await session.killWorker();
    await seen();

    platform.requests.clear();
    await askPrivately({ kind: 'set-environment', environment: 'sandbox' });
    expect(await desk.ask({ kind: 'check-token' })).toMatchObject({ environment: 'production' });
    await poll(
      async () => platform.requests.toHost(SANDBOX_API_HOST).length > 0,
      HANG,
      () => 'the private token was not checked in the sandbox',
    );
    expect(tokensOf(platform.requests.toHost(SANDBOX_API_HOST))).toEqual([TOKENS.loner]);
    await askPrivately({ kind: 'set-environment', environment: 'production' });
  });

  it('have menu, address bar, keys, popup and card of their own', async () => {
    const surfaces = await firefoxSurfaces(
      session,
      await firefoxChrome(session.browser, { isPrivate: true }),
    );
    await others.bringToFront();
    await others.goto(siteUrl('/PhoneChatBookings.asp'));
    await selectWord(others, 'hello');
    const page = await openPrivately(session, siteUrl('/PhoneChatBookings.asp'));
    await selectWord(page, '302');
    await menuOver(page, surfaces, 'Look up PhoneChat booking 302');
    await surfaces.closeMenu();
    await others.bringToFront();
    const surfacesOfOthers = await firefoxSurfaces(session);
    await menuOver(others, surfacesOfOthers, null);
    await surfacesOfOthers.closeMenu();

    await page.bringToFront();
    await menuOver(page, surfaces, 'Look up PhoneChat booking 302');
    await surfaces.chooseFromMenu();
    await surfaces.readPopup('group', 'PhoneChat booking 302');
    await surfaces.typeInAddressBar('bp 303', 'Look up PhoneChat booking 303');
    await surfaces.press('Enter');
    await surfaces.readPopup('group', 'PhoneChat booking 303');
    expect((await askPrivately({ kind: 'get-state' })).recent).toEqual([303, 302, 301]);
    expect(await desk.ask({ kind: 'get-state' })).toMatchObject({ recent: [101], pendingLookup: null });

    await page.hover('#row-101 .shape');
    await cardOn(session, page).waitForAnswer(101);
    await page.mouse.move(2, 2);
    await page.focus('#row-102 .shape');
    await surfaces.press('O', ['Alt', 'Shift']);
    await cardOn(session, page).waitForAnswer(102);
    await surfaces.press('K', ['Alt', 'Shift']);
    await surfaces.readPopup('textbox', 'Booking ID');
    expect(tokensOf(platform.requests.bookingRequests())).toEqual([TOKENS.loner]);
    await page.close();
  });

  it('forget what is theirs, and keep it while the others forget', async () => {
    await askPrivately({ kind: 'forget-everything' });
    expect(await askPrivately({ kind: 'get-state' })).toMatchObject({
      token: { state: 'none' },
      clientId: '',
      members: [],
      recent: [],
    });
    expect(await alarms()).not.toContain('private:cache');
    expect((await desk.ask({ kind: 'get-state' })).token.state).toBe('accepted');
    expect(await badges()).toEqual(['', '!']);

    await askPrivately({ kind: 'save-token', token: TOKENS.loner });
    await desk.ask({ kind: 'forget-everything' });
    expect((await desk.ask({ kind: 'get-state' })).token.state).toBe('none');
    expect((await askPrivately({ kind: 'get-state' })).token.state).toBe('accepted');
    expect(await badges()).toEqual(['!', '']);
    await desk.ask({ kind: 'save-token', token: TOKENS.manager });
  });

  it('sign in by a tab of their own, with a token that the others do not have', async () => {
    platform.signIn.userId = LONER.userId;
    await askPrivately({ kind: 'forget-token' });
    await askPrivately({ kind: 'set-client-id', clientId: CLIENT_ID });
    await options.bringToFront();
    await clickByRole(options, 'button', 'Sign in with AdultWork');
    await answerPrompt(session, 'allow', { isPrivate: true });
    const tab = await session.waitForPage(`https://${SIGN_IN_HOST}/OAuth/Authorize`);
    const chrome = await firefoxChrome(session.browser, { isPrivate: true });
    expect(await chrome.run(() => gBrowser.currentURI.host)).toBe(SIGN_IN_HOST);
    await tab.click('button[value=allow]');
    await waitForText(options, `accepted for member ${LONER.userId}`);
    expect((await session.openUrls()).filter((url) => url.includes(SIGN_IN_HOST))).toEqual([]);
    expect((await desk.ask({ kind: 'get-state' })).token).toMatchObject({
      account: { userId: MANAGER.userId },
    });
    expect(await readTraces(session)).not.toContain(SIGN_IN_HOST);

    const popup = await openPrivately(session, session.extensionUrl('popup.html'));
    await lookUp(popup, 301);
    await waitForText(popup, 'ForOtto');
    await popup.close();
  });

  it.each([
    ['runs', false],
    ['sleeps', true],
  ])('leave nothing once the last of them is closed, while the background part %s', async (_how, sleeps) => {
    await askPrivately({ kind: 'save-token', token: TOKENS.loner });
    expect(await privateKeys()).toContain('private:token');
    if (sleeps) await session.killWorker();
    await closePrivately(session);
    if (sleeps) {
      // At once: the next one is there before the worker has woken.
      options = await openPrivately(session, session.extensionUrl('options.html'));
    } else {
      await poll(
        async () => (await privateKeys()).length === 0,
        HANG,
        async () => `still there: ${await privateKeys()}`,
      );
      expect((await alarms()).filter((name) => name.startsWith('private'))).toEqual([]);
      options = await openPrivately(session, session.extensionUrl('options.html'));
    }
    await waitForText(options, 'There is no token yet.');
    expect(await pageText(options)).not.toContain(String(LONER.userId));
    expect(await privateKeys()).not.toContain('private:token');
    expect((await desk.ask({ kind: 'get-state' })).token.state).toBe('accepted');
  });

  it('leave nothing in the profile', async () => {
    expect(platform.signIn.issued).toHaveLength(1);
    await session.close();
    const files = await readProfile(profile);
    const secrets = [TOKENS.loner, 'client-of-the-private', 'Privately known', ...platform.signIn.issued];
    expect(findSecrets(files, secrets)).toEqual([]);
    expect(findSecrets(files, ['Home.asp'])).not.toEqual([]);
  });
});

/** The tokens that were asked with, each once. */
function tokensOf(requests: Platform['requests']['all']): string[] {
  const sent = requests.map(({ headers }) => headers.authorization?.replace(/^bearer /i, '') ?? '');
  return [...new Set(sent)];
}

/** The part of the browser's interface that tells its windows. */
interface WindowsApi {
  getAll(): Promise<{ id: number; incognito: boolean }[]>;
}
