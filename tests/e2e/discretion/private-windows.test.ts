import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TrustedAsk, TrustedReply } from '../../../utils/message/contract.ts';
import { cardOn } from '../../harness/card.ts';
import { openDesk } from '../../harness/desk.ts';
import { lookUp, pasteToken, saveToken } from '../../harness/journeys.ts';
import { browserKind, launchBrowser } from '../../harness/launch.ts';
import { HANG, poll } from '../../harness/poll.ts';
import { readDisk } from '../../harness/read-disk.ts';
import { pageText, waitForText } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { tell, watchMenu, workerOf } from '../../harness/worker-events.ts';
import { SANDBOX_API_HOST, siteUrl } from '../../platform/hosts.ts';
import { GROUP_MEMBER, LONER, MANAGER, TOKENS } from '../../platform/people.ts';
import { type Platform, startPlatform } from '../../platform/platform.ts';
import { CLIENT_ID } from '../../platform/sign-in.ts';
import { findSecrets, readProfile } from './read-profile.ts';

/** Private windows of Chromium share nothing personal with others, as they have a memory of their own. Firefox: `firefox-private.test.ts`. */

describe.runIf(browserKind() === 'chromium')('a private window of Chromium', () => {
  let platform: Platform;
  let session: BrowserSession;
  let profile: string;
  let privately: BrowserContext;

  beforeAll(async () => {
    platform = await startPlatform();
    profile = await mkdtemp(join(tmpdir(), 'booking-peek-private-'));
    session = await launchBrowser({ platform, userDataDir: profile });
    await allowPrivately(session);
    await saveToken(session, TOKENS.manager);
  });
  afterAll(async () => {
    await session?.close();
    await platform?.close();
    await rm(profile, { recursive: true, force: true });
  });
  beforeEach(async () => {
    privately = await session.browser.createBrowserContext();
  });
  afterEach(async () => {
    if (!privately.closed) await privately.close();
  });

  async function openPrivately(url: string): Promise<Page> {
    const page = await privately.newPage();
    await page.goto(url);
    return page;
  }

  it('knows neither token nor lookups of the others, and the others none of its own', async () => {
    const popup = await session.openPopup();
    await lookUp(popup, 101);
    await waitForText(popup, 'Please ring after the news.');

    const page = await openPrivately(siteUrl('/PhoneChatBookings.asp'));
    const card = cardOn(session, page);
    await page.hover('#row-101 .shape');
    await card.waitFor(101, 'No access token yet');

    const options = await openPrivately(session.extensionUrl('options.html'));
    await waitForText(options, 'There is no token yet.');
    await pasteToken(session, options, TOKENS.loner);
    await waitForText(options, `accepted for member ${LONER.userId}`);
    const privatePopup = await openPrivately(session.extensionUrl('popup.html'));
    await lookUp(privatePopup, 301);
    await waitForText(privatePopup, 'ForOtto');
    expect(await pageText(privatePopup)).not.toContain('101');

    const others = await session.openOptions();
    await waitForText(others, `accepted for member ${MANAGER.userId}`);
    const again = await session.openPopup();
    expect(await waitForText(again, '101')).not.toContain('301');

    await privately.close();
    privately = await session.browser.createBrowserContext();
    await waitForText(await openPrivately(session.extensionUrl('options.html')), 'There is no token yet.');
  });

  it('offers no sign-in, since the browser has none there, and says that a token helps', async () => {
    const options = await openPrivately(session.extensionUrl('options.html'));
    await waitForText(options, 'Here the browser lets no extension sign in. Save an access token below');
    const page = await openPrivately(siteUrl('/PhoneChatBookings.asp'));
    await page.hover('#row-101 .shape');
    const card = cardOn(session, page);
    await card.waitFor(101, 'No access token yet');
    await card.control('Set up access');
  });

  it('asks in its own environment, and forgets its own alone, as the others do theirs', async () => {
    const desk = await openDesk(session);
    const options = await openPrivately(session.extensionUrl('options.html'));
    const askPrivately = async (message: TrustedAsk) => {
      const reply = options.evaluate(async (ask) => browser.runtime.sendMessage(ask), message);
      return ((await reply) as TrustedReply).state?.token.state;
    };
    const askOthers = async (message: TrustedAsk) => (await desk.ask(message)).token.state;
    expect(await desk.badge()).toBe('');

    platform.requests.clear();
    await askPrivately({ kind: 'set-environment', environment: 'sandbox' });
    expect(await askOthers({ kind: 'check-token' })).toBe('accepted');
    expect(platform.requests.all.map(({ host }) => host)).not.toContain(SANDBOX_API_HOST);

    await askPrivately({ kind: 'forget-everything' });
    expect(await askOthers({ kind: 'get-state' })).toBe('accepted');
    expect(await desk.badge()).toBe('');

    await askPrivately({ kind: 'save-token', token: TOKENS.loner });
    expect(await askOthers({ kind: 'forget-everything' })).toBe('none');
    expect(await desk.badge()).toBe('!');
    expect(await askPrivately({ kind: 'get-state' })).toBe('accepted');
    expect(await desk.badge()).toBe('!');

    await desk.ask({ kind: 'save-token', token: TOKENS.manager });
    await desk.page.close();
  });

  it('keeps choice, lookups, menu, address bar and alarms apart, in both directions, after both workers died too', async () => {
    const desk = await openDesk(session);
    const options = await openPrivately(session.extensionUrl('options.html'));
    const askPrivately = async (message: TrustedAsk) => {
      const reply = options.evaluate(async (ask) => browser.runtime.sendMessage(ask), message);
      const { state } = (await reply) as TrustedReply;
      if (!state) throw new Error('refused');
      return state;
    };
    await desk.ask({ kind: 'save-token', token: TOKENS.manager });
    await askPrivately({ kind: 'save-token', token: TOKENS.loner });
    await desk.ask({ kind: 'add-member', userId: GROUP_MEMBER.userId, name: 'Of the others' });
    await askPrivately({ kind: 'add-member', userId: LONER.userId, name: 'Private' });
    await askPrivately({ kind: 'act-for', userId: LONER.userId });
    await askPrivately({ kind: 'act-for', userId: null });
    await desk.page.bringToFront();
    await lookUp(desk.page, 101);
    const popup = await openPrivately(session.extensionUrl('popup.html'));
    await lookUp(popup, 301);
    await waitForText(popup, 'ForOtto');

    // The menu is told of a selection in the page's own kind of window alone, and what was typed is kept there.
    const noted = [await watchMenu(session), await watchMenu(session, privately)] as const;
    const page = await openPrivately(siteUrl('/PhoneChatBookings.asp'));
    await page.evaluate(() =>
      document.body.prepend(Object.assign(document.createElement('b'), { id: 'number', textContent: '110' })),
    );
    await page.click('#number', { count: 2 });
    await poll(
      async () => (await noted[1]()).length > 0,
      HANG,
      () => 'nothing became of the private menu',
    );
    expect(await noted[0]()).toEqual([]);
    await tell(await workerOf(session, privately), 'omnibox.onInputEntered', '104', 'currentTab');
    /** What was asked for in the private window: the popup that the address bar opens there may have got it already. */
    const askedPrivately = async () => {
      const { recent, pendingLookup } = await askPrivately({ kind: 'get-state' });
      return [...recent, pendingLookup?.id];
    };
    await poll(
      async () => (await askedPrivately()).includes(104),
      HANG,
      () => 'the private address bar asked for nothing',
    );

    const seen = async () => {
      const [own, others] = [
        await askPrivately({ kind: 'get-state' }),
        await desk.ask({ kind: 'get-state' }),
      ];
      expect(own).toMatchObject({ members: [{ name: 'Private' }] });
      expect(await askedPrivately()).toEqual(expect.arrayContaining([301, 104]));
      expect(others).toMatchObject({
        recent: [101],
        members: [{ name: 'Of the others' }],
        pendingLookup: null,
      });
      const memory = JSON.stringify([await desk.stored('session'), await desk.stored('local')]);
      for (const word of ['Private', 'ForOtto', TOKENS.loner]) expect(memory).not.toContain(word);
    };
    await seen();
    await killWorkerOf(session, privately);
    await session.killWorker();
    await seen();

    // What the private window is about to remove does not move what the others are.
    const alarms = (of: Page) => of.evaluate(() => browser.alarms.getAll());
    const before = await alarms(desk.page);
    expect(before.map(({ name }) => name)).toContain('cache');
    await askPrivately({ kind: 'forget-everything' });
    expect(await alarms(desk.page)).toEqual(before);
    await desk.page.close();
  });

  it('follows the card settings of the others, has none of their other settings, and leaves nothing on the disk', async () => {
    const desk = await openDesk(session);
    await desk.ask({ kind: 'set-client-id', clientId: 'client-of-the-others' });
    await desk.ask({ kind: 'set-environment', environment: 'sandbox' });
    await desk.ask({ kind: 'change-page-settings', change: { showDelay: 300 } });
    const before = [await desk.stored('disk'), await desk.stored('local')];

    const options = await openPrivately(session.extensionUrl('options.html'));
    const askPrivately = (message: TrustedAsk) =>
      options.evaluate(async (ask) => browser.runtime.sendMessage(ask), message) as Promise<TrustedReply>;
    expect(await askPrivately({ kind: 'get-state' })).toMatchObject({
      state: { clientId: '', environment: 'production', pageSettings: { showDelay: 300 } },
    });
    await askPrivately({ kind: 'set-client-id', clientId: CLIENT_ID });
    expect(await readDisk(options)).toEqual({ 'client-id': CLIENT_ID });
    expect(await askPrivately({ kind: 'change-page-settings', change: { hover: false } })).toEqual({
      refused: { reason: 'private-window' },
    });
    expect([await desk.stored('disk'), await desk.stored('local')]).toEqual(before);

    await privately.close();
    privately = await session.browser.createBrowserContext();
    const next = await openPrivately(session.extensionUrl('options.html'));
    expect(await readDisk(next).catch(() => ({}))).toEqual({});
    await privately.close();
    await session.close();
    const files = await readProfile(profile);
    expect(findSecrets(files, ['client-of-the-others'])).not.toEqual([]);
    expect(findSecrets(files, [CLIENT_ID])).toEqual([]);
  });
});

/** Ends the worker of a private window. */
async function killWorkerOf(session: BrowserSession, context: BrowserContext): Promise<void> {
  await (await workerOf(session, context)).close();
}

/** What a person does on `chrome://extensions`. It starts the extension anew. */
async function allowPrivately(session: BrowserSession): Promise<void> {
  const extensions = await session.browser.newPage();
  await extensions.goto('chrome://extensions');
  await extensions.evaluate(
    `(async (extensionId) => {
      const { developerPrivate } = chrome;
      // Else Chromium switches an unpacked extension off as it starts anew.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
    })(${JSON.stringify(new URL(session.extensionUrl('')).host)})`,
  );
  await extensions.close();
}
