import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PAGE_SETTINGS } from '../../../utils/settings/page-settings.ts';
import { cardOn } from '../../harness/card.ts';
import { openDesk } from '../../harness/desk.ts';
import { saveToken } from '../../harness/journeys.ts';
import { launchAgain, launchBrowser } from '../../harness/launch.ts';
import { waitForText } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { isShortRun } from '../../harness/short-run.ts';
import { SIGN_IN_HOST, siteUrl } from '../../platform/hosts.ts';
import { GROUP_MEMBER, TOKENS } from '../../platform/people.ts';
import { type Platform, startPlatform } from '../../platform/platform.ts';
import { CLIENT_ID } from '../../platform/sign-in.ts';

const CHANGE = { theme: 'dark', showDelay: 700 } as const;
const SETTINGS = { ...DEFAULT_PAGE_SETTINGS, ...CHANGE };

let platform: Platform;
let session: BrowserSession;
let userDataDir: string;

beforeAll(async () => {
  platform = await startPlatform();
  userDataDir = await mkdtemp(join(tmpdir(), 'booking-peek-'));
});
afterEach(() => session?.close());
afterAll(async () => {
  await platform?.close();
  await rm(userDataDir, { recursive: true, force: true });
});

async function startAgain(): Promise<void> {
  session = await launchAgain({ platform, userDataDir });
}

describe('a browser that is closed and started again', () => {
  it('has forgotten all that is personal, kept what was set, and says kindly what it needs', async () => {
    session = await launchBrowser({ platform, userDataDir });
    await saveToken(session, TOKENS.manager);
    const before = await openDesk(session);
    await before.ask({ kind: 'change-page-settings', change: CHANGE });
    await before.ask({ kind: 'set-client-id', clientId: 'my-project' });
    await before.ask({ kind: 'set-environment', environment: 'sandbox' });
    await before.ask({ kind: 'add-member', userId: GROUP_MEMBER.userId, name: 'Edwin' });
    await before.ask({ kind: 'act-for', userId: GROUP_MEMBER.userId });
    await session.close();

    await startAgain();
    const after = await openDesk(session);
    // No sign-in page of that project lets us in: the one quiet try comes to nothing.
    await waitForText(after.page, 'Please sign in');
    const { redirectUri: _, ...state } = await after.ask({ kind: 'get-state' });
    expect(state).toEqual({
      token: { state: 'none' },
      environment: 'sandbox',
      clientId: 'my-project',
      signInAccess: null,
      members: [],
      actingFor: null,
      keepMembers: false,
      pageSettings: SETTINGS,
      recent: [],
      pendingLookup: null,
      pointing: null,
      accessGranted: true,
      lastSignIn: null,
    });

    const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    await page.hover('#row-1 .shape');
    const card = cardOn(session, page);
    await card.waitFor(1, 'Please sign in');
    await card.control('Sign in');
    expect(platform.requests.bookingRequests()).toEqual([]);
  });

  /** Starts the browser anew, points at a booking, and gives what the card says and how many windows were opened for it. */
  async function startAndPoint(words: string): Promise<{ windows: number; signIns: number }> {
    platform.requests.clear();
    await startAgain();
    // A page of ours that asks the worker for nothing.
    const watch = await session.openPage(session.extensionUrl('icons/16.png'));
    await watch.evaluate(() => {
      globalThis.windowsOpened = 0;
      browser.windows.onCreated.addListener(() => {
        globalThis.windowsOpened += 1;
      });
    });
    const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    await page.hover('#row-101 .shape');
    await cardOn(session, page).waitFor(101, words);
    return {
      windows: await watch.evaluate(() => globalThis.windowsOpened),
      signIns: platform.requests.toHost(SIGN_IN_HOST).length,
    };
  }

  it('shows a booking with no press and no window to a member who is still signed in on the site', async () => {
    await startAgain();
    const desk = await openDesk(session);
    await desk.ask({ kind: 'forget-everything' });
    await desk.ask({ kind: 'set-client-id', clientId: CLIENT_ID });
    platform.signIn.mode = 'at-once';
    expect((await desk.ask({ kind: 'sign-in' })).token.state).toBe('accepted');
    await session.close();

    expect(await startAndPoint('Pending')).toEqual({ windows: 0, signIns: 1 });
  });

  it.skipIf(isShortRun)(
    'asks for one press, and tries nothing by itself, once the token was forgotten',
    async () => {
      await startAgain();
      const desk = await openDesk(session);
      await desk.ask({ kind: 'forget-token' });
      await session.close();

      expect(await startAndPoint('Please sign in')).toEqual({ windows: 0, signIns: 0 });
    },
  );
});
