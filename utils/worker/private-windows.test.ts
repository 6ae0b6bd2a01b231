import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { contentsOf } from '../../tests/fixtures/fake-database.ts';
import type { TrustedAsk } from '../message/contract.ts';
import { settings } from '../settings/registry.ts';
import { featuresOf } from './browser-features.ts';
import { createPrivateWindows } from './private-windows.ts';
import { CACHE_ALARM } from './rooms.ts';
import type { Worker } from './worker.ts';

/** A Firefox in which windows and tabs open and close, and the worker sleeps and wakes. */

const { session } = fakeBrowser.storage;
const HOME = 'https://us.extensions.allizom.org/';

interface Window {
  id: number;
  incognito: boolean;
}

function event<Listener extends (...args: never[]) => unknown>() {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    listeners,
  };
}

/** @param hasWindows false: it tells of tabs alone, as Firefox for Android does; each window here then is a tab. */
function firefox({ hasWindows = true } = {}) {
  const open = new Map<number, Window>([[1, { id: 1, incognito: false }]]);
  const onCreated = event<(window: Window) => unknown>();
  const onRemoved = event<(id: number) => unknown>();
  const onBeforeRequest = event<(details: { tabId: number; url: string }) => Promise<object>>();
  const all = async () => [...open.values()];
  const windows = { getAll: all, onCreated, onRemoved };
  const set = vi.fn(async (_details: object) => {});
  const launchWebAuthFlow = vi.fn(() => Promise.reject(new Error('not here')));
  const create = vi.fn(async (_details: { url: string }) => ({ id: 99 }));
  const sendMessage = vi.fn(async () => {});
  const browser = {
    runtime: {
      id: 'us',
      getURL: (path: string) => `moz-extension://us/${path}`,
      getManifest: () => ({ optional_host_permissions: [`${HOME}*`] }),
      sendMessage: vi.fn(async () => {}),
    },
    storage: fakeBrowser.storage,
    alarms: fakeBrowser.alarms,
    permissions: { contains: async () => true },
    identity: { getRedirectURL: () => HOME, launchWebAuthFlow },
    webRequest: { onBeforeRequest },
    action: { setIcon: set, setTitle: set, setBadgeText: set, setBadgeBackgroundColor: set },
    tabs: {
      query: async ({ active }: { active?: boolean }) =>
        (await all()).map((one) => ({ ...one, active: active ?? true, windowId: one.id })),
      create,
      get: async () => ({}),
      remove: async () => {},
      update: async () => {},
      sendMessage,
      onCreated,
      onRemoved,
    },
    ...(hasWindows && { windows }),
  } as unknown as Browser;
  const wake = () => {
    for (const { listeners } of [onCreated, onRemoved, onBeforeRequest]) listeners.clear();
    return createPrivateWindows(browser, featuresOf(browser), settings.clientId.get);
  };
  const openWindow = async (id: number, incognito = true) => {
    open.set(id, { id, incognito });
    for (const listener of onCreated.listeners) await listener({ id, incognito });
  };
  const close = async (id: number) => {
    // Firefox may still list it.
    for (const listener of onRemoved.listeners) void listener(id);
    await Promise.resolve();
    open.delete(id);
  };
  return { open, wake, openWindow, close, set, launchWebAuthFlow, create, sendMessage, onBeforeRequest };
}

async function ask(worker: Worker, message: TrustedAsk) {
  const { state, refused } = await worker.answerTrusted(message);
  if (!state) throw new Error(refused.reason);
  return state;
}

const kept = async () => Object.keys(await session.get(null)).filter((name) => name.startsWith('private'));
const alarms = async () => (await fakeBrowser.alarms.getAll()).map(({ name }) => name);
const tokenOf = async (worker: Worker) => (await ask(worker, { kind: 'get-state' })).token.state;

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
});
afterEach(() => vi.unstubAllGlobals());

describe.each([true, false])('private windows of a browser that tells of windows: %s', (hasWindows) => {
  const world = () => firefox({ hasWindows });

  it('keep what is theirs in memory alone, beside what the others keep, also behind a worker that slept', async () => {
    const { wake, openWindow } = world();
    await settings.clientId.set('of-the-others');
    await settings.token.set(null);
    const disk = contentsOf('settings');
    const first = wake();
    await openWindow(2);
    const worker = await first.worker();
    await ask(worker, { kind: 'save-token', token: 'tok-private' });
    await ask(worker, { kind: 'set-environment', environment: 'sandbox' });
    await ask(worker, { kind: 'add-member', userId: 5, name: 'Private' });
    expect(await settings.token.get()).toBeNull();
    expect(await settings.members.get()).toEqual([]);
    expect(contentsOf('settings')).toEqual(disk);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
    expect(await ask(await wake().worker(), { kind: 'get-state' })).toMatchObject({
      clientId: 'of-the-others',
      environment: 'sandbox',
      token: { state: 'unchecked' },
      members: [{ name: 'Private' }],
    });
  });

  it('read the others’ client ID once, as the first of them opens, and not again after it was forgotten', async () => {
    const { wake, openWindow, close } = world();
    await settings.clientId.set('first');
    const all = wake();
    await ask(await all.worker(), { kind: 'get-state' });
    await settings.clientId.set('second');
    await openWindow(2);
    const clientId = async () => (await ask(await all.worker(), { kind: 'get-state' })).clientId;
    expect(await clientId()).toBe('second');
    await settings.clientId.set('third');
    expect(await clientId()).toBe('second');
    await ask(await all.worker(), { kind: 'forget-everything' });
    expect(await clientId()).toBe('');
    expect(await settings.clientId.get()).toBe('third');
    await close(2);
    await openWindow(3);
    expect(await clientId()).toBe('third');
  });

  it('leave nothing once the last of them is closed, whatever is still under way', async () => {
    const { wake, openWindow, close } = world();
    const all = wake();
    await openWindow(2);
    await openWindow(3);
    const worker = await all.worker();
    await ask(worker, { kind: 'save-token', token: 'tok-private' });
    await fakeBrowser.alarms.create(CACHE_ALARM, { when: Date.now() + 1e6 });
    await fakeBrowser.alarms.create(`private:${CACHE_ALARM}`, { when: Date.now() + 1e6 });
    await close(2);
    expect(await tokenOf(await all.worker())).toBe('unchecked');
    const late = ask(worker, { kind: 'set-environment', environment: 'sandbox' });
    await close(3);
    await late.catch(() => {});
    expect(await all.workerIfOpen()).toBeNull();
    await vi.waitFor(async () => expect(await kept()).toEqual([]));
    expect(await alarms()).toEqual([CACHE_ALARM]);
    await settings.recent.set([1]);
    await ask(worker, { kind: 'save-token', token: 'tok-late' });
    expect(await kept()).toEqual([]);
    await openWindow(4);
    expect(await all.worker()).not.toBe(worker);
    expect(await tokenOf(await all.worker())).toBe('none');
    expect(await settings.recent.get()).toEqual([1]);
  });

  it('find nothing of those before them where the last of these was closed while the worker slept', async () => {
    const { wake, open, openWindow } = world();
    const first = wake();
    await openWindow(2);
    await ask(await first.worker(), { kind: 'save-token', token: 'tok-private' });
    open.delete(2);
    open.set(5, { id: 5, incognito: true });
    expect(await tokenOf(await wake().worker())).toBe('none');
    open.delete(5);
    await wake().worker();
    expect(await kept()).toEqual([]);
  });
});

describe('private windows', () => {
  it('wait for no sign-in any more once they are closed', async () => {
    const { wake, openWindow, close, create, onBeforeRequest } = firefox();
    await settings.clientId.set('client');
    const all = wake();
    await openWindow(2);
    const heard = onBeforeRequest.listeners.size;
    const signedIn = (await all.worker()).tokenManager.signInByWindow();
    await vi.waitFor(() => expect(create).toHaveBeenCalledOnce());
    await close(2);
    expect(await signedIn).toBe('window-closed');
    expect(onBeforeRequest.listeners.size).toBe(heard);
  });

  it('open the options for a press in a window of theirs, and nowhere else', async () => {
    const { wake, openWindow, create } = firefox();
    const worker = await wake().worker();
    await worker.onInstalled('install');
    expect(create).not.toHaveBeenCalled();
    await openWindow(2);
    await worker.onInstalled('install');
    expect(create.mock.calls).toEqual([[{ url: 'moz-extension://us/options.html', windowId: 2 }]]);
  });

  it('sign in by a tab of theirs, never in a window of the browser’s own and never unasked', async () => {
    const { wake, openWindow, create, launchWebAuthFlow, onBeforeRequest } = firefox();
    await settings.clientId.set('client');
    const all = wake();
    await openWindow(2);
    const worker = await all.worker();
    await worker.tokenManager.current();
    expect(create).not.toHaveBeenCalled();
    const signedIn = ask(worker, { kind: 'sign-in' });
    await vi.waitFor(() => expect(create).toHaveBeenCalledOnce());
    expect(create.mock.calls).toEqual([[{ url: expect.stringContaining('state='), windowId: 2 }]]);
    await vi.waitFor(async () => expect(await kept()).toContain('private:sign-in-tab'));
    const [[{ url }] = [{ url: '' }]] = create.mock.calls;
    const state = new URL(url).searchParams.get('state');
    const redirect = `${HOME}#access_token=signed-in&expires_in=1&state=${state}`;
    const answers = [...onBeforeRequest.listeners].map((listener) => listener({ tabId: 99, url: redirect }));
    expect(await Promise.all(answers)).toContainEqual({ cancel: true });
    await signedIn;
    create.mockClear();
    // Its time is over soon, and a member has just looked at a booking.
    await worker.tokenManager.usable();
    await worker.tokenManager.onAlarm();
    expect(create).not.toHaveBeenCalled();
    expect(launchWebAuthFlow).not.toHaveBeenCalled();
  });

  it('show their token’s state on their own toolbars alone, and tell their own pages alone', async () => {
    const { wake, openWindow, set, sendMessage } = firefox();
    const all = wake();
    await openWindow(2);
    await vi.waitFor(() => expect(set).toHaveBeenCalledWith({ text: '!', windowId: 2 }));
    await ask(await all.worker(), { kind: 'save-token', token: 'tok-private' });
    await vi.waitFor(() => expect(set).toHaveBeenCalledWith({ text: '', windowId: 2 }));
    for (const [details] of set.mock.calls) expect(details).toHaveProperty('windowId', 2);
    await ask(await all.worker(), { kind: 'forget-everything' });
    expect(sendMessage).toHaveBeenCalled();
    for (const args of sendMessage.mock.calls) expect(args).toEqual([2, { kind: 'forget' }]);
  });
});
