import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveToken } from '../../harness/journeys.ts';
import { onStage } from '../../harness/on-stage.ts';
import { inOwnWorld } from '../../harness/own-world.ts';
import { HANG, poll } from '../../harness/poll.ts';
import { readDisk } from '../../harness/read-disk.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { isShortRun } from '../../harness/short-run.ts';
import { MANY_FIRST } from '../../platform/bookings.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { GROUP_MEMBER, TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';
import { anyMessage, anyPortName, brokenAsk } from './hostile-messages.ts';

/**
 * What the process of a page could do if an attacker owned it: speak to the worker in our name, from the world of our content
 * scripts. It gets tickets, which are worth nothing to it, and nothing else.
 */

const MESSAGES = isShortRun ? 1000 : 3000;
const PORTS = 600;
const SITE = { tab: 'https://www.adultwork.com/*' };

let platform: Platform;
let session: BrowserSession;
let page: Page;
let own: Page;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
  own = await session.openOptions();
  await ask({ kind: 'add-member', userId: GROUP_MEMBER.userId, name: 'Edwin' });
});
beforeEach(async () => {
  // A tab of its own, so that no test uses up what another one may ask.
  page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
  platform.requests.clear();
});
afterEach(() => session.leave(page));

/** Asks the worker as the options page does. */
function ask(message: object): Promise<unknown> {
  return own.evaluate(`(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify(message)})`);
}

/** All that is kept, in memory and on the disk, but for the time of the last lookup. */
async function everythingKept(): Promise<unknown> {
  const areas = await own.evaluate(`(async ({ storage }) => {
    const { 'last-used': _, ...memory } = await storage.session.get();
    return { memory, mirror: await storage.local.get() };
  })(globalThis.browser ?? chrome)`);
  return { areas, disk: await readDisk(own) };
}

/** Every tab and window that is open. */
const openPages = async () => (await session.openUrls()).sort();

describe('a message from the page', () => {
  it(`is answered by nothing and changes nothing: ${MESSAGES} of them`, async () => {
    const before = {
      kept: await everythingKept(),
      state: await ask({ kind: 'get-state' }),
      open: await openPages(),
    };
    const messages = fc.sample(anyMessage, { numRuns: MESSAGES, seed: 5 });
    const answers = await inOwnWorld(
      own,
      SITE,
      async ({ runtime }, all) => {
        const send = async (message: unknown) => {
          try {
            return await runtime.sendMessage(message);
          } catch {
            return null;
          }
        };
        const answered: unknown[] = [];
        for (let n = 0; n < all.length; n += 200) {
          answered.push(...(await Promise.all(all.slice(n, n + 200).map(send))));
        }
        return answered.filter((answer) => answer !== null && answer !== undefined);
      },
      messages,
    );
    expect(answers).toEqual([]);
    expect({
      kept: await everythingKept(),
      state: await ask({ kind: 'get-state' }),
      open: await openPages(),
    }).toEqual(before);
    expect(platform.requests.apiRequests()).toEqual([]);
  });

  it(`on a port is no better: ${PORTS} of them`, async () => {
    const before = { kept: await everythingKept(), open: await openPages() };
    const names = fc.sample(anyPortName, { numRuns: PORTS, seed: 6 });
    const asks = fc.sample(brokenAsk, { numRuns: PORTS, seed: 7 });
    const { closed, answers } = await inOwnWorld(
      own,
      SITE,
      async ({ runtime }, allNames, allAsks) => {
        const answers: unknown[] = [];
        let closed = 0;
        await Promise.all(
          allNames.map(
            (name, n) =>
              new Promise<void>((resolve) => {
                const port = runtime.connect({ name });
                port.onMessage.addListener((answer) => answers.push([name, allAsks[n], answer]));
                port.onDisconnect.addListener(() => {
                  closed += 1;
                  resolve();
                });
                port.postMessage(allAsks[n]);
                setTimeout(resolve, 5000);
              }),
          ),
        );
        return { closed, answers };
      },
      names,
      asks,
    );
    expect(answers).toEqual([]);
    expect(closed).toBe(PORTS);
    expect({ kept: await everythingKept(), open: await openPages() }).toEqual(before);
    expect(platform.requests.apiRequests()).toEqual([]);
  });
});

describe('tickets from the page', () => {
  /** Opens a port for each ask and waits for its answer, or its end. */
  function askForTickets(asks: { bookingId: number; ahead: boolean }[]): Promise<string[]> {
    return inOwnWorld(
      own,
      SITE,
      ({ runtime }, all) =>
        Promise.all(
          all.map(
            (one) =>
              new Promise<string>((resolve) => {
                const port = runtime.connect({ name: 'ticket' });
                port.onMessage.addListener((answer) => resolve(JSON.stringify(answer)));
                port.onDisconnect.addListener(() => resolve('closed'));
                port.postMessage(one);
              }),
          ),
        ),
      asks,
    );
  }

  it('a thousand at once, and a thousand more, are all that comes, and the lookups behind them are 40 at first and 4 a second', async () => {
    const begun = performance.now();
    const few = Array.from({ length: 5 }, (_, n) => ({ bookingId: MANY_FIRST + 200 + n, ahead: true }));
    await askForTickets(few);
    await platform.requests.waitFor((log) => log.bookingRequests(), few.length);
    const asks = Array.from({ length: 1000 }, (_, n) => ({ bookingId: MANY_FIRST + (n % 100), ahead: true }));
    const answers = await askForTickets(asks);
    expect(answers.filter((answer) => !/^\{"ticket":"[0-9a-f]{32}"\}$/.test(answer))).toEqual([]);
    expect(new Set(answers).size).toBe(1000);
    await askForTickets(asks.map(({ bookingId }) => ({ bookingId: bookingId + 500_000, ahead: true })));
    // Without the limit the lookups would still be on their way, four at a time.
    await sleep(2_000);
    const seconds = (performance.now() - begun) / 1000;
    expect(platform.requests.bookingRequests().length).toBeLessThanOrEqual(40 + 4 * seconds);
    expect(new Set(platform.requests.all.map(({ method, path }) => `${method} ${path}`))).toEqual(
      new Set(['GET /v1/PhoneChat/MadeBookingDetails']),
    );
  });

  it('are worth nothing to the page: on no port of its own do they bring a booking', async () => {
    const answers = await inOwnWorld(own, SITE, async ({ runtime }) => {
      const first = (name: string, ask: object) =>
        new Promise<{ ticket?: string } | 'closed'>((resolve) => {
          const port = runtime.connect({ name });
          port.onMessage.addListener((answer) => resolve(answer as object));
          port.onDisconnect.addListener(() => resolve('closed'));
          port.postMessage(ask);
        });
      const answers: unknown[] = [await first('lookup', { id: 1, mode: 'show' })];
      for (const mode of ['show', 'refresh', 'renew']) {
        for (const name of ['card', 'lookup']) {
          const answer = await first('ticket', { bookingId: 1, ahead: true });
          const ticket = answer === 'closed' ? '' : answer.ticket;
          answers.push(await first(name, { ticket, mode }));
        }
      }
      return answers;
    });
    expect(answers).toEqual(Array.from({ length: 7 }, () => 'closed'));
  });

  it('open no window, and the options page neither, with a token or without', async () => {
    await ask({ kind: 'forget-token' });
    const open = await openPages();
    await askForTickets([1, 2, 3].map((bookingId) => ({ bookingId, ahead: true })));
    await sleep(500);
    expect(await openPages()).toEqual(open);
    await ask({ kind: 'save-token', token: TOKENS.manager });
  });
});

it('a sandboxed frame of the site, whose origin is opaque, is answered by nothing', async () => {
  await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = '/Home.asp';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
  });
  // In each frame of the tab: what it is, and whether it is given a ticket in our name.
  const frames = await own.evaluate(`(async () => {
    const api = globalThis.browser ?? chrome;
    const [{ id: tabId }] = await api.tabs.query({ url: ${JSON.stringify(SITE.tab)} });
    const results = await api.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => new Promise((resolve) => {
        const port = (globalThis.browser ?? chrome).runtime.connect({ name: 'ticket' });
        const tell = (answered) => resolve([self.origin, location.pathname, answered]);
        port.onMessage.addListener(() => tell(true));
        port.onDisconnect.addListener(() => tell(false));
        port.postMessage({ bookingId: 1, ahead: false });
      }),
    });
    return results.map(({ result }) => result);
  })()`);
  expect(frames).toEqual(
    expect.arrayContaining([
      ['https://www.adultwork.com', '/PhoneChatBookings.asp', true],
      ['null', '/Home.asp', false],
    ]),
  );
});

describe('the world of our content scripts', () => {
  it('reaches no settings but the mirror of those of the cards, and what it writes there is put right', async () => {
    await ask({ kind: 'set-client-id', clientId: 'client-of-the-member' });
    await ask({ kind: 'change-page-settings', change: { showDelay: 300 } });
    const before = await readDisk(own);
    // It is put right by a worker that has to be started for it, too.
    await session.killWorker();
    const seen = await inOwnWorld(own, SITE, async ({ storage }) => {
      const seen = {
        local: JSON.stringify(await storage.local.get()),
        databases: await indexedDB.databases(),
      };
      await storage.local.set({
        page: { showDelay: 1, extraRules: [{ pattern: 'UserID={id}', where: '' }] },
        environment: 'sandbox',
        'client-id': 'client-of-an-attacker',
      });
      return seen;
    });
    expect(seen.local).not.toContain('client-of-the-member');
    expect(seen.databases).toEqual([]);

    await poll(
      async () => {
        const local = await own.evaluate(
          `(globalThis.browser ?? chrome).storage.local.get().then((items) => JSON.stringify(items))`,
        );
        const { page, ...others } = JSON.parse(String(local));
        return Object.keys(others).length === 0 && page.showDelay === 300 && page.extraRules.length === 0;
      },
      HANG,
      () => 'what a page wrote is still there',
    );
    expect(await readDisk(own)).toEqual(before);
    expect(await ask({ kind: 'get-state' })).toMatchObject({
      state: {
        environment: 'production',
        clientId: 'client-of-the-member',
        pageSettings: { extraRules: [] },
      },
    });
    await ask({ kind: 'set-client-id', clientId: '' });
  });

  it('reaches neither the memory in which the token is, nor any other part of the browser', async () => {
    await ask({ kind: 'save-token', token: TOKENS.manager });
    const reach = await inOwnWorld(own, SITE, async (browser) => {
      const api = browser as unknown as Record<string, unknown>;
      let memory: unknown;
      try {
        memory = await browser.storage.session.get();
      } catch {
        memory = 'refused';
      }
      return {
        memory,
        disk: JSON.stringify(await browser.storage.local.get()),
        rooms: [
          'tabs',
          'windows',
          'identity',
          'cookies',
          'permissions',
          'alarms',
          'contextMenus',
          'action',
        ].filter((name) => api[name] !== undefined),
        inject: typeof browser.scripting?.executeScript,
        asPage: await fetch('https://api.adultwork.com/v1/Account/VerifyCredentials').then(
          () => 'answered',
          () => 'refused',
        ),
      };
    });
    expect(reach).toMatchObject({ memory: 'refused', rooms: [], inject: 'undefined', asPage: 'refused' });
    for (const secret of [TOKENS.manager, 'Edwin', String(GROUP_MEMBER.userId)]) {
      expect(reach.disk).not.toContain(secret);
    }
  });
});
