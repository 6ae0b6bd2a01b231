import { afterEach, beforeEach, expect, it } from 'vitest';
import { cardOn } from '../../harness/card.ts';
import { type Desk, openDesk } from '../../harness/desk.ts';
import { onStage } from '../../harness/on-stage.ts';
import { writeDisk } from '../../harness/read-disk.ts';
import { clickByRole, fillByRole, getByRole, waitForText } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { isShortRun } from '../../harness/short-run.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** Storage that is full, and storage that holds what it should not. */

const LIST = siteUrl('/PhoneChatBookings.asp');

interface Area {
  set(items: Record<string, unknown>): Promise<void>;
  clear(): Promise<void>;
}

let platform: Platform;
let session: BrowserSession;
let desk: Desk;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  desk = await openDesk(session);
});
beforeEach(async () => {
  platform.reset();
  await desk.ask({ kind: 'forget-everything' });
  await desk.ask({ kind: 'save-token', token: TOKENS.manager });
});
afterEach(() => desk.page.evaluate(() => (browser.storage.session as unknown as Area).clear()));

/** Fills the extension's memory storage until not one character more goes in. */
function fillMemory(): Promise<void> {
  return desk.page.evaluate(async () => {
    const area = browser.storage.session as unknown as Area;
    for (let size = 4_000_000, n = 0; size >= 1; n += 1) {
      try {
        await area.set({ [`junk${n}`]: 'x'.repeat(size) });
        if (n > 200) throw new Error('it is never full');
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
}

async function readOnPage(id: number, words: string): Promise<void> {
  const page = await session.openPage(LIST);
  await page.mouse.move(2, 2);
  await page.hover(`#row-${id} .shape`);
  await cardOn(session, page).waitFor(id, words);
  await page.close();
}

async function readInPopup(id: number, words: string): Promise<void> {
  const popup = await session.openPopup();
  await fillByRole(popup, 'Booking ID', String(id));
  await clickByRole(popup, 'button', 'Look up');
  await getByRole(popup, 'group', `PhoneChat booking ${id}`);
  await waitForText(popup, words);
  await popup.close();
}

it.skipIf(isShortRun)('memory storage that is full costs what is remembered, and no lookup', async () => {
  await fillMemory();
  await readOnPage(1, 'Confirmed');
  await readInPopup(105, 'Cancelled');
  // Nothing could be kept, so the next worker asks again.
  await session.killWorker();
  await readOnPage(1, 'Confirmed');
  expect(platform.requests.bookingRequests(1)).toHaveLength(2);
  // And a refused token is still told from everything else.
  platform.data.tokens.delete(TOKENS.manager);
  await readOnPage(110, 'Please sign in again');
});

/** Values of every kind, each of them wrong for nearly every key. */
const JUNK: unknown[] = [null, 0, -1, '', 'junk', [], ['junk'], {}, { junk: { junk: -1 } }, true];

const PERSONAL = ['members', 'acting-for', 'recent', 'pendingLookup', 'last-sign-in', 'last-used', 'pauses'];
const ON_DISK = ['page', 'environment', 'client-id', 'signed-out', 'calendar-key'];

/** Writes junk under every name that something is kept under, and starts the worker anew. */
async function writeJunk(turn: number): Promise<void> {
  const junk = (n: number) => JUNK[(turn + n) % JUNK.length];
  const under = (keys: string[]) => Object.fromEntries(keys.map((key, n) => [key, junk(n)]));
  const cached = 'cache:production/500100/self';
  const memory = {
    ...under(PERSONAL),
    [`${cached}/1`]: junk(0),
    [`${cached}/105`]: { version: 0, storedAt: Date.now(), outcome: junk(1) },
    [`${cached}/110`]: { version: 1, storedAt: junk(2), outcome: { ok: true } },
  };
  await writeDisk(desk.page, under(ON_DISK));
  await desk.page.evaluate(
    async (json) => {
      const areas = browser.storage as unknown as Record<string, Area>;
      for (const [area, items] of Object.entries(JSON.parse(json))) {
        await areas[area]?.set(items as Record<string, unknown>);
      }
    },
    JSON.stringify({ session: memory, local: under(ON_DISK) }),
  );
  await session.killWorker();
}

it('storage that holds yesterday’s or broken values is as good as empty', async () => {
  for (const turn of JUNK.keys()) {
    await writeJunk(turn);
    const state = await desk.ask({ kind: 'get-state' });
    expect(state, `turn ${turn}`).toMatchObject({
      token: { state: 'accepted' },
      environment: 'production',
      members: [],
      actingFor: null,
    });
    expect(state.pageSettings.showDelay).toBe(450);
  }
  platform.requests.clear();
  await readOnPage(1, 'Confirmed');
  await readInPopup(105, 'Cancelled');
  await readOnPage(110, '12.5 credits');
  expect(platform.requests.bookingRequests()).toHaveLength(3);
});

it('a token that is no token is none', async () => {
  for (const junk of JUNK) {
    await desk.page.evaluate(
      (value) => (browser.storage.session as unknown as Area).set({ token: value }),
      junk,
    );
    await session.killWorker();
    expect((await desk.ask({ kind: 'get-state' })).token).toEqual({ state: 'none' });
  }
  expect((await desk.ask({ kind: 'save-token', token: TOKENS.manager })).token).toMatchObject({
    state: 'accepted',
  });
  await readOnPage(1, 'Confirmed');
});
