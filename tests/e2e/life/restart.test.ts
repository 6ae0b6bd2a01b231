import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PAGE_SETTINGS } from '../../../utils/settings/page-settings.ts';
import { cardOn } from '../../harness/card.ts';
import { openDesk } from '../../harness/desk.ts';
import { saveToken } from '../../harness/journeys.ts';
import { browserKind, launchBrowser } from '../../harness/launch.ts';
import { waitForText } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { GROUP_MEMBER, TOKENS } from '../../platform/people.ts';
import { type Platform, startPlatform } from '../../platform/platform.ts';

const CHANGE = { theme: 'dark', showDelay: 700 } as const;
const SETTINGS = { ...DEFAULT_PAGE_SETTINGS, ...CHANGE };

let platform: Platform;
let session: BrowserSession;
let userDataDir: string;

beforeAll(async () => {
  platform = await startPlatform();
  userDataDir = await mkdtemp(join(tmpdir(), 'booking-peek-'));
});
afterAll(async () => {
  await session?.close();
  await platform?.close();
  await rm(userDataDir, { recursive: true, force: true });
});

// Firefox takes an add-on that is installed for a while, and all that it kept, away at its end.
describe.runIf(browserKind() === 'chromium')('a browser that is closed and started again', () => {
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

    session = await launchBrowser({ platform, userDataDir });
    const after = await openDesk(session);
    const { redirectUri: _, ...state } = await after.ask({ kind: 'get-state' });
    expect(state).toEqual({
      token: { state: 'none' },
      environment: 'sandbox',
      clientId: 'my-project',
      members: [],
      actingFor: null,
      keepMembers: false,
      pageSettings: SETTINGS,
      recent: [],
      pendingLookup: null,
      accessGranted: true,
      lastSignIn: null,
    });

    await waitForText(after.page, 'add an access token first');
    const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    await page.hover('#row-1 .shape');
    const card = cardOn(session, page);
    await card.waitFor(1, 'No access token yet');
    await card.control('Set up access');
    expect(platform.requests.bookingRequests()).toEqual([]);
  });
});
