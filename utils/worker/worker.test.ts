import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { contentsOf } from '../../tests/fixtures/fake-database.ts';
import { json } from '../../tests/fixtures/made-booking.ts';
import {
  CARD_PORT,
  LOOKUP_PORT,
  type LookupAnswer,
  type LookupAsk,
  TICKET_PORT,
  type TicketAnswer,
  type TrustedAsk,
} from '../message/contract.ts';
import { settings } from '../settings/registry.ts';
import { featuresOf } from './browser-features.ts';
import { partitionOfWorker } from './partition.ts';
import { CACHE_ALARM } from './rooms.ts';
import type { Sender } from './sender.ts';
import { fakePort } from './testing/fake-port.ts';
import { TOKEN_ALARM } from './token-watch.ts';
import { createWorker } from './worker.ts';

/** The rooms tied together: a browser of which only the outermost parts are made up, and a platform in `fetch`. */

const HOME = 'https://us.chromiumapp.org/';
const PAGE = { id: 'us', url: 'https://www.adultwork.com/PhoneChatBookings.asp', tab: { id: 4 }, frameId: 0 };
const CARD = { id: 'us', url: 'chrome-extension://us/card.html', tab: { id: 4 }, frameId: 7 };
const POPUP = { id: 'us', url: 'chrome-extension://us/popup.html' };
const WAITING = expect.objectContaining({ path: expect.objectContaining({ 16: 'icons/waiting-16.png' }) });

type Answer = (path: string, token: string) => Response | Promise<Response>;

const asJson = (value: unknown) => new Response(JSON.stringify(value));
const refused = () => new Response('', { status: 401 });

/** A platform that knows every token as member 7's. */
const wellDisposed: Answer = (path) => {
  if (path.endsWith('verifyCredentials')) return asJson({ UserID: 7 });
  if (path.endsWith('GetPermissions'))
    return asJson({ Permissions: [{ Permission: 'account_phonechat_bookings', Status: 'granted' }] });
  return new Response(json);
};

function house(answer: Answer = wellDisposed, lacks: object = {}) {
  const platform = { answer, asked: [] as URL[] };
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const url = new URL(address);
    platform.asked.push(url);
    return platform.answer(url.pathname, new Headers(init.headers).get('Authorization') ?? '');
  });
  const toPages = vi.fn(async (_tabId: number, _command: { kind: string }) => {});
  const toOwnPages = vi.fn(async () => {});
  const setIcon = vi.fn(async () => {});
  const setTitle = vi.fn(async (_details: { title: string }) => {});
  const executeScript = vi.fn(async () => []);
  const openOptionsPage = vi.fn(async () => {});
  const launchWebAuthFlow = vi.fn(async ({ url }: { url: string }) => {
    const state = new URL(url).searchParams.get('state');
    return `${HOME}#access_token=signed-in&expires_in=1200&state=${state}`;
  });
  const browser = {
    runtime: {
      id: 'us',
      getURL: () => 'chrome-extension://us/',
      sendMessage: toOwnPages,
      openOptionsPage,
    },
    storage: fakeBrowser.storage,
    alarms: fakeBrowser.alarms,
    permissions: { contains: async () => true },
    identity: { getRedirectURL: () => HOME, launchWebAuthFlow },
    action: { setIcon, setTitle, setBadgeText: async () => {}, setBadgeBackgroundColor: async () => {} },
    scripting: { executeScript },
    tabs: { query: async () => [{ id: 4 }, {}, { id: 5 }], sendMessage: toPages },
    ...lacks,
  } as unknown as Browser;
  const worker = createWorker(browser, featuresOf(browser), partitionOfWorker(browser));

  const ask = async (message: TrustedAsk) => {
    const { state, refused } = await worker.answerTrusted(message);
    if (!state) throw new Error(`the trusted door refused: ${refused.reason}`);
    return state;
  };
  /** The popup, or a card on a page with the ticket that its page was given, waits for a booking on a port of its own. */
  const view = async (sender: Sender, { id, mode }: LookupAsk) => {
    let ask: object = { id, mode };
    if (sender === CARD) {
      const page = fakePort<TicketAnswer>(PAGE, TICKET_PORT);
      worker.receivePort(page.port as never);
      await page.say({ bookingId: id, ahead: mode === 'show' });
      ask = { ticket: page.answers[0]?.ticket, mode };
    }
    const { port, answers, say } = fakePort<LookupAnswer>(sender, sender === CARD ? CARD_PORT : LOOKUP_PORT);
    worker.receivePort(port as never);
    void say(ask);
    const last = () =>
      vi.waitFor(() => {
        const answer = answers.at(-1);
        if (answer?.kind !== 'outcome' || !answer.final) throw new Error('no final answer yet');
        return answer.outcome;
      });
    return { answers, last };
  };
  const lookUp = async (sender: Sender, id = 1) => (await view(sender, { id, mode: 'show' })).last();
  const details = () => platform.asked.filter(({ pathname }) => pathname.endsWith('MadeBookingDetails'));
  return {
    worker,
    platform,
    ask,
    view,
    lookUp,
    details,
    toPages,
    toOwnPages,
    setIcon,
    setTitle,
    executeScript,
    openOptionsPage,
    launchWebAuthFlow,
  };
}

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.unstubAllGlobals());

describe('the worker', () => {
  it('looks a booking up for a page and for the popup, asks once, and never tells the token', async () => {
    const { ask, lookUp, details } = house();
    await ask({ kind: 'save-token', token: 'pasted' });
    const outcomes = [await lookUp(CARD), await lookUp(POPUP)];
    expect(outcomes).toMatchObject([
      { ok: true, booking: { bookingId: 1 } },
      { ok: true, booking: { bookingId: 1 } },
    ]);
    expect(details()).toHaveLength(1);
    expect(JSON.stringify([outcomes, await ask({ kind: 'get-state' })])).not.toContain('pasted');
  });

  it('keeps the last eight bookings looked up by hand, newest first, each once; and none pointed at', async () => {
    const { ask, lookUp } = house();
    for (const id of [1, 2, 3, 4, 5, 6, 7, 8, 9, 3]) await lookUp(POPUP, id);
    await lookUp(CARD, 77);
    expect((await ask({ kind: 'get-state' })).recent).toEqual([3, 9, 8, 7, 6, 5, 4, 2]);
  });

  it('has pages forget what they show when environment, member or token change, and remembers apart', async () => {
    const { ask, lookUp, details, toPages } = house();
    await ask({ kind: 'save-token', token: 'pasted' });
    await ask({ kind: 'add-member', userId: 55, name: 'Ann' });
    const changes: TrustedAsk[] = [
      { kind: 'act-for', userId: 55 },
      { kind: 'set-environment', environment: 'sandbox' },
      { kind: 'set-environment', environment: 'production' },
      { kind: 'act-for', userId: null },
    ];
    await lookUp(CARD);
    for (const change of changes) {
      toPages.mockClear();
      await ask(change);
      expect(toPages.mock.calls).toEqual([
        [4, { kind: 'forget' }],
        [5, { kind: 'forget' }],
      ]);
      await lookUp(CARD);
    }
    expect(details().map(({ host, search }) => host + search)).toEqual([
      'api.adultwork.com?BookingID=1',
      'api.adultwork.com?UserID=55&BookingID=1',
      'api-sandbox.adultwork.com?UserID=55&BookingID=1',
    ]);

    toPages.mockClear();
    await ask({ kind: 'save-token', token: 'another' });
    expect(toPages).toHaveBeenCalled();
    await lookUp(CARD);
    expect(details()).toHaveLength(4);
  });

  it('says on the toolbar for whom one acts, after each change of that', async () => {
    const { ask, setTitle } = house();
    const title = () => setTitle.mock.calls.at(-1)?.[0].title;
    await ask({ kind: 'add-member', userId: 55, name: 'Ann' });
    for (const [message, said] of [
      [{ kind: 'act-for', userId: 55 }, 'Booking Peek: acting for Ann'],
      [{ kind: 'rename-member', userId: 55, name: 'Anna' }, 'Booking Peek: acting for Anna'],
      [{ kind: 'act-for', userId: null }, 'Booking Peek'],
      [{ kind: 'act-for', userId: 55 }, 'Booking Peek: acting for Anna'],
      [{ kind: 'remove-member', userId: 55 }, 'Booking Peek'],
      [{ kind: 'add-member', userId: 55, name: 'Ann' }, 'Booking Peek'],
      [{ kind: 'act-for', userId: 55 }, 'Booking Peek: acting for Ann'],
      [{ kind: 'forget-everything' }, 'Booking Peek'],
    ] as const) {
      await ask(message);
      await vi.waitFor(() => expect(title()).toBe(said));
    }
  });

  it('forgets a removed member’s bookings', async () => {
    const { ask, lookUp, details } = house();
    await ask({ kind: 'save-token', token: 'pasted' });
    await ask({ kind: 'add-member', userId: 55, name: 'Ann' });
    await ask({ kind: 'act-for', userId: 55 });
    await lookUp(CARD);
    await ask({ kind: 'remove-member', userId: 55 });
    expect(Object.keys(await fakeBrowser.storage.session.get(null)).join()).not.toContain('cache:');
    await lookUp(CARD);
    expect(details().map(({ pathname }) => pathname)).toEqual([
      '/v1/Groups/PhoneChat/MadeBookingDetails',
      '/v1/PhoneChat/MadeBookingDetails',
    ]);
  });

  it('keeps members, choice and recent lookups for the member they are of, and for no other', async () => {
    const { ask, lookUp, platform, toPages } = house((path, token) =>
      path.endsWith('verifyCredentials')
        ? asJson({ UserID: token.includes('other') ? 8 : 7 })
        : wellDisposed(path, token),
    );
    await ask({ kind: 'save-token', token: 'pasted' });
    await ask({ kind: 'add-member', userId: 55, name: 'Ann' });
    await ask({ kind: 'act-for', userId: 55 });
    await lookUp(POPUP);
    const theirs = { members: [{ userId: 55 }], actingFor: { userId: 55 }, recent: [1] };
    expect(await ask({ kind: 'save-token', token: 'pasted-again' })).toMatchObject(theirs);

    const { answer } = platform;
    const down: Answer = () => new Response('', { status: 503 });
    platform.answer = down;
    expect(await ask({ kind: 'save-token', token: 'other' })).toMatchObject(theirs);

    // The member in the sandbox may be another one than in production.
    await ask({ kind: 'set-environment', environment: 'sandbox' });
    platform.answer = answer;
    expect(await ask({ kind: 'check-token' })).toMatchObject(theirs);
    platform.answer = down;
    await ask({ kind: 'set-environment', environment: 'production' });
    platform.answer = answer;
    toPages.mockClear();
    expect(await ask({ kind: 'check-token' })).toMatchObject({ members: [], actingFor: null, recent: [] });
    expect(toPages).toHaveBeenCalledWith(4, { kind: 'forget' });
  });

  it('keeps a group that is on the disk for the member it is of, after a start of the browser too', async () => {
    const { ask, toPages } = house((path, token) =>
      path.endsWith('verifyCredentials')
        ? asJson({ UserID: token.includes('other') ? 8 : 7 })
        : wellDisposed(path, token),
    );
    const kept = { members: [{ userId: 55, name: 'Ann' }], keepMembers: true };
    await ask({ kind: 'save-token', token: 'pasted' });
    await ask({ kind: 'add-member', userId: 55, name: 'Ann' });
    await ask({ kind: 'keep-members', on: true });
    await fakeBrowser.storage.session.clear();
    expect(await ask({ kind: 'save-token', token: 'new' })).toMatchObject(kept);

    await fakeBrowser.storage.session.clear();
    toPages.mockClear();
    expect(await ask({ kind: 'save-token', token: 'other' })).toMatchObject({
      members: [],
      keepMembers: false,
    });
    expect(contentsOf('settings')).not.toHaveProperty('kept-members');
    expect(toPages).toHaveBeenCalledWith(4, { kind: 'forget' });
  });

  it('forgets everything: both storages, the pages, the alarm; and a token is needed again', async () => {
    const { ask, lookUp, toPages, setIcon } = house();
    await ask({ kind: 'set-client-id', clientId: 'client' });
    await ask({ kind: 'sign-in' });
    await lookUp(POPUP);
    expect(await fakeBrowser.alarms.get(TOKEN_ALARM)).toBeDefined();
    toPages.mockClear();
    setIcon.mockClear();
    await ask({ kind: 'forget-everything' });
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
    expect(toPages).toHaveBeenCalledWith(4, { kind: 'forget' });
    expect(setIcon).toHaveBeenLastCalledWith(WAITING);
    expect(await fakeBrowser.alarms.get(TOKEN_ALARM)).toBeUndefined();
  });
});

describe('a lookup without a token', () => {
  it('is a matter of one press where a client ID is known, and of setting up where none is', async () => {
    const { ask, lookUp, launchWebAuthFlow } = house();
    expect(await lookUp(CARD)).toMatchObject({ failure: { kind: 'no-token', canSignIn: false } });
    launchWebAuthFlow.mockRejectedValue(new Error('User interaction required.'));
    await ask({ kind: 'set-client-id', clientId: 'client' });
    expect(await lookUp(CARD)).toMatchObject({ failure: { kind: 'no-token', canSignIn: true } });
  });
});

describe('another member’s token', () => {
  it('tells cards of each sign-in, and of no other change: what failed for want of a token is then worth a try', async () => {
    const { ask, toPages, launchWebAuthFlow, platform, lookUp } = house();
    const told = () => toPages.mock.calls.filter(([tabId, { kind }]) => tabId === 4 && kind === 'signed-in');
    await ask({ kind: 'set-client-id', clientId: 'client' });
    await ask({ kind: 'sign-in' });
    expect(told()).toHaveLength(1);
    platform.answer = refused;
    await lookUp(CARD);
    await ask({ kind: 'check-token' });
    launchWebAuthFlow.mockRejectedValueOnce(new Error('The user did not approve access.'));
    await ask({ kind: 'sign-in' });
    expect(told()).toHaveLength(1);
    platform.answer = wellDisposed;
    await ask({ kind: 'sign-in' });
    expect(told()).toHaveLength(2);
  });

  it('never shows a booking that was read while the owner of the last one was not known', async () => {
    const verified = Promise.withResolvers<void>();
    const { ask, lookUp, details, platform } = house((path, token) =>
      path.endsWith('verifyCredentials') ? new Response('', { status: 500 }) : wellDisposed(path, token),
    );
    await ask({ kind: 'save-token', token: 'pasted' });
    expect(await lookUp(CARD)).toMatchObject({ ok: true });
    platform.answer = async (path, token) => {
      if (path.endsWith('verifyCredentials')) await verified.promise;
      if (path.endsWith('MadeBookingDetails') && token.includes('signed-in'))
        return new Response('', { status: 404 });
      return wellDisposed(path, token);
    };
    await ask({ kind: 'set-client-id', clientId: 'client' });
    const signingIn = ask({ kind: 'sign-in' });
    await vi.waitFor(async () => expect((await ask({ kind: 'get-state' })).token.state).toBe('checking'));
    const again = lookUp(CARD);
    verified.resolve();
    await signingIn;
    expect(await again).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    expect(details()).toHaveLength(2);
  });

  it('never shows a booking that is still being read with the last one', async () => {
    const { ask, view, lookUp, platform, details } = house();
    await ask({ kind: 'save-token', token: 'of-7' });
    const held = Promise.withResolvers<void>();
    platform.answer = async (path, token) => {
      if (token.includes('of-7')) await held.promise;
      else if (path.endsWith('verifyCredentials')) return asJson({ UserID: 8 });
      else if (path.endsWith('MadeBookingDetails')) return new Response('', { status: 404 });
      return wellDisposed(path, token);
    };
    const inAnotherTab = await view(POPUP, { id: 1, mode: 'show' });
    await vi.waitFor(() => expect(details()).toHaveLength(1));
    await ask({ kind: 'save-token', token: 'of-8' });
    const own = { ok: false, failure: { kind: 'not-found' } };
    expect(await lookUp(CARD)).toMatchObject(own);
    held.resolve();
    expect(await inAnotherTab.last()).toMatchObject(own);
    expect(await lookUp(CARD)).toMatchObject(own);
    expect(inAnotherTab.answers).toHaveLength(1);
  });

  it('ends the last one’s group as soon as its owner is named, whatever becomes of its permissions', async () => {
    const { ask, platform } = house();
    await ask({ kind: 'save-token', token: 'pasted' });
    await ask({ kind: 'add-member', userId: 55, name: 'Ann' });
    platform.answer = (path) =>
      path.endsWith('verifyCredentials') ? asJson({ UserID: 8 }) : new Response('', { status: 500 });
    expect(await ask({ kind: 'save-token', token: 'other' })).toMatchObject({ members: [] });
  });

  it('has the last one’s things gone before its owner is noted', async () => {
    const { ask, platform } = house();
    await ask({ kind: 'save-token', token: 'pasted' });
    await ask({ kind: 'add-member', userId: 55, name: 'Ann' });
    platform.answer = (path, token) =>
      path.endsWith('verifyCredentials') ? asJson({ UserID: 8 }) : wellDisposed(path, token);
    const set = settings.owners.set.bind(settings.owners);
    const membersThen: unknown[] = [];
    const noted = vi.spyOn(settings.owners, 'set').mockImplementation(async (owners) => {
      membersThen.push(await settings.members.get());
      await set(owners);
    });
    await ask({ kind: 'save-token', token: 'other' });
    noted.mockRestore();
    expect(membersThen).toEqual([[]]);
  });
});

describe('a sign-in window that is open while everything is forgotten', () => {
  it('leaves nothing behind once it is finished, and says so', async () => {
    const { ask, launchWebAuthFlow, worker } = house();
    await ask({ kind: 'set-client-id', clientId: 'client' });
    const finished = Promise.withResolvers<string>();
    launchWebAuthFlow.mockReturnValueOnce(finished.promise);
    const signingIn = worker.answerTrusted({ kind: 'sign-in' });
    await vi.waitFor(() => expect(launchWebAuthFlow).toHaveBeenCalled());
    await ask({ kind: 'forget-everything' });
    const { url } = launchWebAuthFlow.mock.calls[0]?.[0] ?? { url: '' };
    finished.resolve(`${HOME}#access_token=late&state=${new URL(url).searchParams.get('state')}`);
    expect(await signingIn).toMatchObject({ signIn: 'forgotten', state: { token: { state: 'none' } } });
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});

describe('a remembered booking', () => {
  it('is removed by an alarm when it gets too old, even if no other is looked up', async () => {
    const { ask, lookUp, worker } = house();
    await ask({ kind: 'save-token', token: 'pasted' });
    await lookUp(CARD);
    const alarm = await fakeBrowser.alarms.get(CACHE_ALARM);
    expect(alarm?.scheduledTime).toBeGreaterThan(Date.now() + 9 * 60_000);
    const cached = async () =>
      Object.keys(await fakeBrowser.storage.session.get(null)).filter((key) => key.startsWith('cache:'));
    expect(await cached()).toHaveLength(1);
    vi.spyOn(Date, 'now').mockReturnValue(alarm?.scheduledTime ?? 0);
    await worker.removeOldBookings();
    expect(await cached()).toEqual([]);
    expect(await fakeBrowser.alarms.get(CACHE_ALARM)).toBeUndefined();
    vi.restoreAllMocks();
  });

  it('outlives a quiet renewal of the token by the same member', async () => {
    const { ask, lookUp, details, platform } = house();
    await ask({ kind: 'set-client-id', clientId: 'client' });
    await ask({ kind: 'sign-in' });
    await lookUp(CARD);
    platform.answer = (path, token) =>
      path.endsWith('BookingDetails') &&
      platform.asked.at(-1)?.search === '?BookingID=2' &&
      details().length === 2
        ? refused()
        : wellDisposed(path, token);
    await lookUp(CARD, 2);
    await lookUp(CARD, 1);
    expect(details().map(({ search }) => search)).toEqual(['?BookingID=1', '?BookingID=2', '?BookingID=2']);
  });
});

describe('the token’s next moment', () => {
  it('is an alarm shortly before its end, and none where the end is not known', async () => {
    const { ask, worker } = house();
    await ask({ kind: 'set-client-id', clientId: 'client' });
    await ask({ kind: 'sign-in' });
    await vi.waitFor(async () => {
      const alarm = await fakeBrowser.alarms.get(TOKEN_ALARM);
      const { token } = await ask({ kind: 'get-state' });
      expect(alarm?.scheduledTime).toBe((token as { expiresAt: number }).expiresAt - 90_000);
    });
    await worker.tokenManager.save('pasted');
    await vi.waitFor(async () => expect(await fakeBrowser.alarms.get(TOKEN_ALARM)).toBeUndefined());
  });

  it('is not rung for again and again where the worker died between forgetting the token and clearing its alarm', async () => {
    const { worker } = house();
    await fakeBrowser.alarms.create(TOKEN_ALARM, { when: Date.now(), periodInMinutes: 1 });
    await worker.tokenManager.onAlarm();
    await vi.waitFor(async () => expect(await fakeBrowser.alarms.get(TOKEN_ALARM)).toBeUndefined());
  });

  it('shows on the toolbar: grey while a token is needed, as usual while all is well', async () => {
    const { ask, lookUp, platform, setIcon, toOwnPages, worker } = house();
    await worker.onTokenChange();
    expect(setIcon).toHaveBeenLastCalledWith(WAITING);
    await ask({ kind: 'save-token', token: 'pasted' });
    await vi.waitFor(() => expect(setIcon).not.toHaveBeenLastCalledWith(WAITING));
    platform.answer = refused;
    toOwnPages.mockClear();
    expect(await lookUp(CARD)).toMatchObject({ failure: { kind: 'token-rejected' } });
    await vi.waitFor(() => expect(setIcon).toHaveBeenLastCalledWith(WAITING));
    expect(toOwnPages).toHaveBeenCalledWith({ kind: 'state-changed', isPrivate: false });
  });
});

describe('a press on "sign in again"', () => {
  it('opens the options where no client ID is known, and goes on once a token is saved there', async () => {
    const { ask, lookUp, view, openOptionsPage, launchWebAuthFlow } = house();
    expect(await lookUp(CARD)).toMatchObject({ failure: { kind: 'no-token' } });
    const card = await view(CARD, { id: 1, mode: 'renew' });
    await vi.waitFor(() => expect(card.answers).toEqual([{ kind: 'renewing', where: 'options' }]));
    expect(openOptionsPage).toHaveBeenCalledTimes(1);
    await ask({ kind: 'save-token', token: 'pasted' });
    expect(await card.last()).toMatchObject({ ok: true, booking: { bookingId: 1 } });
    expect(launchWebAuthFlow).not.toHaveBeenCalled();
  });

  it('opens one window for all who press, where one is known', async () => {
    const { ask, view, openOptionsPage, launchWebAuthFlow } = house();
    await ask({ kind: 'set-client-id', clientId: 'client' });
    const cards = await Promise.all([1, 1, 1].map((id) => view(CARD, { id, mode: 'renew' })));
    for (const card of cards) expect(await card.last()).toMatchObject({ ok: true });
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
    expect(openOptionsPage).not.toHaveBeenCalled();
    expect(await settings.lastSignIn.get()).toBe('signed-in');
  });
});

describe('in a browser that lacks something', () => {
  it.each([
    ['identity', { identity: undefined }],
    ['identity’s functions', { identity: {} }],
    ['omnibox', { omnibox: undefined }],
    ['contextMenus', { contextMenus: undefined }],
    ['commands', { commands: undefined }],
    ['windows', { windows: undefined }],
    ['action', { action: undefined }],
    ['action.setIcon', { action: { setBadgeText: async () => {}, setBadgeBackgroundColor: async () => {} } }],
    ['action.setBadgeText', { action: { setIcon: async () => {} } }],
    ['action.setBadgeBackgroundColor', { action: { setIcon: async () => {}, setBadgeText: async () => {} } }],
  ])('keeps a token, reads a booking and forgets, without %s', async (name, lacks) => {
    const { ask, lookUp, worker } = house(wellDisposed, lacks);
    await worker.onTokenChange();
    expect((await ask({ kind: 'save-token', token: 'pasted' })).token.state).toBe('accepted');
    expect(await lookUp(CARD)).toMatchObject({ ok: true });
    const { redirectUri } = await ask({ kind: 'get-state' });
    expect(redirectUri).toBe(name.startsWith('identity') ? null : HOME);
    expect((await ask({ kind: 'forget-token' })).token.state).toBe('none');
  });

  it('opens the options for a press on "sign in again" where it offers no sign-in', async () => {
    const { ask, view, openOptionsPage } = house(wellDisposed, { identity: undefined });
    await ask({ kind: 'set-client-id', clientId: 'client' });
    const card = await view(CARD, { id: 1, mode: 'renew' });
    await vi.waitFor(() => expect(card.answers).toEqual([{ kind: 'renewing', where: 'options' }]));
    expect(openOptionsPage).toHaveBeenCalledTimes(1);
  });

  const broken = () => {
    throw new Error('not on this device');
  };
  it.each([
    ['setIcon', { setIcon: broken, setBadgeText: async () => {} }],
    ['setBadgeText', { setIcon: async () => {}, setBadgeText: broken }],
  ])('sets the alarm and opens the first page although %s fails', async (_name, action) => {
    const { ask, worker, openOptionsPage } = house(wellDisposed, { action });
    await ask({ kind: 'set-client-id', clientId: 'client' });
    await ask({ kind: 'sign-in' });
    await vi.waitFor(async () => expect(await fakeBrowser.alarms.get(TOKEN_ALARM)).toBeDefined());
    await worker.onInstalled('update');
    expect(openOptionsPage).not.toHaveBeenCalled();
    await worker.onInstalled('install');
    expect(openOptionsPage).toHaveBeenCalledTimes(1);
  });
});

it.each([
  ['card', 'placer'],
  ['finder', 'finder'],
] as const)(
  'puts the part that is asked for as %s into the very frame that asked, and nowhere for a sender without a tab',
  async (part, file) => {
    const { worker, executeScript } = house();
    await worker.bringPart(part, { ...PAGE, frameId: 3 } as never);
    await worker.bringPart(part, { id: 'us' } as never);
    expect(executeScript.mock.calls).toEqual([
      [{ target: { tabId: 4, frameIds: [3] }, files: [`content-scripts/${file}.js`] }],
    ]);
  },
);
