import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settings } from '../settings/registry.ts';
import { signIn } from './sign-in.ts';
import { createTabSignIn } from './tab-sign-in.ts';
import { KEEP_AWAKE_MS } from './timings.ts';

const HOME = 'https://0123.extensions.allizom.org/';
const OPTIONS = { id: 3, windowId: 1, active: true, incognito: false };
const PRIVATE = { id: 8, windowId: 2, active: true, incognito: true };

type OnRequest = (details: { tabId: number; url: string }) => Promise<{ cancel?: boolean }>;

/** A browser with two windows, the second a private one, and workers that come and go in it. */
function world({ isPrivate = false, allowed = true, lastUsed = OPTIONS } = {}) {
  let onRequest: OnRequest = async () => ({});
  let next = 40;
  const tabs = {
    query: vi.fn(async ({ lastFocusedWindow }: { lastFocusedWindow?: boolean }) =>
      lastFocusedWindow ? [lastUsed] : [OPTIONS, PRIVATE],
    ),
    create: vi.fn(async (_how: { url: string; windowId?: number }) => ({ id: next++ })),
    update: vi.fn(async () => {}),
    remove: vi.fn(async () => {}),
    get: vi.fn(async () => {}),
  };
  const onLateRedirect = vi.fn(async () => {});
  const addListener = vi.fn((listener: OnRequest) => {
    onRequest = listener;
  });
  const start = () => {
    const browser = {
      tabs,
      permissions: { contains: async () => allowed },
      webRequest: { onBeforeRequest: { addListener } },
    };
    const tab = createTabSignIn({
      // Only what is used is there.
      browser: browser as never,
      home: HOME,
      tab: settings.signInTab,
      isPrivate: () => isPrivate,
      onLateRedirect,
    });
    tab.listen();
    return tab;
  };
  /** The state that the sign-in page was asked with last. */
  const state = () => new URL(tabs.create.mock.lastCall?.[0].url ?? '').searchParams.get('state') ?? '';
  return {
    start,
    tabs,
    addListener,
    onLateRedirect,
    state,
    request: (tabId: number, url: string) => onRequest({ tabId, url }),
  };
}

const press = { clientId: 'client', interactive: true };
const opened = () => vi.waitFor(async () => expect(await settings.signInTab.get()).not.toBeNull());

beforeEach(() => fakeBrowser.reset());
afterEach(() => void vi.useRealTimers());

describe('a sign-in by a tab', () => {
  it('stops the request for the redirect address, closes the tab and goes back to where the press was', async () => {
    const { start, tabs, request, state, addListener } = world();
    const reply = signIn(start(), press);
    await opened();
    expect(addListener.mock.lastCall?.slice(1)).toEqual([
      { urls: [`${HOME}*`], types: ['main_frame'] },
      ['blocking'],
    ]);
    expect(await request(40, `${HOME}#access_token=T&expires_in=9&state=${state()}`)).toEqual({
      cancel: true,
    });
    expect(await reply).toEqual({ ok: true, token: 'T', expiresIn: 9 });
    expect(tabs.update).toHaveBeenCalledExactlyOnceWith(OPTIONS.id, { active: true });
    expect(tabs.remove).toHaveBeenCalledExactlyOnceWith(40);
    expect(await settings.signInTab.get()).toBeNull();
  });

  it('leaves the same request of any other tab alone: a page learns nothing by it', async () => {
    const { start, request, tabs } = world();
    void signIn(start(), press);
    await opened();
    expect(await request(41, `${HOME}#access_token=T&state=x`)).toEqual({});
    expect(tabs.remove).not.toHaveBeenCalled();
  });

  it('catches a redirect that is faster than the record of its tab', async () => {
    const { start, request, tabs } = world();
    let isAsked: Promise<unknown> | undefined;
    tabs.create.mockImplementation(async () => {
      isAsked = request(40, `${HOME}#status=cancelled`);
      return { id: 40 };
    });
    expect(await signIn(start(), press)).toEqual({ ok: false, result: 'cancelled' });
    expect(await isAsked).toEqual({ cancel: true });
  });

  it('takes nothing with another state', async () => {
    const { start, request } = world();
    const reply = signIn(start(), press);
    await opened();
    await request(40, `${HOME}#access_token=T&state=forged`);
    expect(await reply).toEqual({ ok: false, result: 'wrong-state' });
  });

  it('ends where its tab is closed, and no other', async () => {
    const { start } = world();
    const tab = start();
    const reply = signIn(tab, press);
    await opened();
    await tab.onTabRemoved(OPTIONS.id);
    await tab.onTabRemoved(40);
    expect(await reply).toEqual({ ok: false, result: 'window-closed' });
    expect(await settings.signInTab.get()).toBeNull();
  });

  it('fails where no tab can be opened, and the next press opens one', async () => {
    const { start, tabs } = world();
    tabs.create.mockRejectedValueOnce(new Error('no window'));
    const tab = start();
    expect(await signIn(tab, press)).toEqual({ ok: false, result: 'failed' });
    void signIn(tab, press);
    await opened();
  });

  it('opens nothing without a press', async () => {
    const { start, tabs } = world();
    expect(await signIn(start(), { ...press, interactive: false })).toMatchObject({ ok: false });
    expect(tabs.create).not.toHaveBeenCalled();
  });

  it.each([
    ['a usual window', false, PRIVATE, OPTIONS.windowId],
    ['a private window', true, PRIVATE, PRIVATE.windowId],
    ['a private window behind a usual one', true, OPTIONS, PRIVATE.windowId],
  ])('opens in a window of its own kind: %s', async (_name, isPrivate, lastUsed, windowId) => {
    const { start, tabs } = world({ isPrivate, lastUsed });
    void signIn(start(), press);
    await opened();
    expect(tabs.create.mock.lastCall?.[0]).toMatchObject({ windowId });
  });

  it('is handed on by the next worker where the one that opened the tab is gone', async () => {
    const { start, request, state, tabs, onLateRedirect } = world();
    void signIn(start(), press);
    await opened();
    start();
    const redirect = `${HOME}#access_token=T&state=${state()}`;
    expect(await request(40, redirect)).toEqual({ cancel: true });
    await vi.waitFor(() => expect(onLateRedirect).toHaveBeenCalledExactlyOnceWith(redirect, state()));
    expect(tabs.remove).toHaveBeenCalledExactlyOnceWith(40);
  });

  it('closes the tab of a worker that is gone before it opens another', async () => {
    const { start, tabs } = world();
    void signIn(start(), press);
    await opened();
    void signIn(start(), press);
    await vi.waitFor(() => expect(tabs.create).toHaveBeenCalledTimes(2));
    expect(tabs.remove).toHaveBeenCalledExactlyOnceWith(40);
  });

  it('keeps the worker awake while the tab is open, and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { start, tabs } = world();
    const tab = start();
    const reply = signIn(tab, press);
    await opened();
    vi.advanceTimersByTime(3 * KEEP_AWAKE_MS);
    expect(tabs.get).toHaveBeenCalledTimes(3);
    await tab.onTabRemoved(40);
    await reply;
    vi.advanceTimersByTime(3 * KEEP_AWAKE_MS);
    expect(tabs.get).toHaveBeenCalledTimes(3);
  });

  it('is brought to the front, and closed, when that is asked for', async () => {
    const { start, tabs } = world();
    const tab = start();
    void signIn(tab, press);
    await opened();
    await tab.show();
    expect(tabs.update).toHaveBeenCalledExactlyOnceWith(40, { active: true });
    await tab.abandon();
    expect(tabs.remove).toHaveBeenCalledExactlyOnceWith(40);
  });

  it('says what the browser has to be asked for, and whether it was given', async () => {
    const { access, hasAccess } = world({ allowed: false }).start();
    expect(access).toEqual({ permissions: ['webRequest', 'webRequestBlocking'], origins: [`${HOME}*`] });
    expect(await hasAccess()).toBe(false);
  });
});
