import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settings } from '../settings/registry.ts';
import { createOpenPopup } from './open-popup.ts';

const popup = vi.fn<() => Promise<void>>();
const create = vi.fn(async () => ({}));
const createTab = vi.fn(async () => ({}));
const browser = {
  runtime: { getURL: (path: string) => `extension://booking-peek/${path}` },
  tabs: {
    create: createTab,
    query: async () => [
      { id: 1, windowId: 7, incognito: false },
      { id: 2, windowId: 8, incognito: true },
    ],
  },
};
const open = (features: Parameters<typeof createOpenPopup>[0]['features']) =>
  createOpenPopup({ browser: browser as never, features, now: () => 1_000 });
const { openPopup: opened, untilKept } = open({ openPopup: popup, openWindow: create });
const here = Promise.resolve({ isPrivate: () => false, settings });
const openPopup = (booking: Promise<number | null>) => opened(booking, here);

beforeEach(() => {
  fakeBrowser.reset();
  popup.mockReset().mockResolvedValue();
  create.mockClear();
});

it('leaves the booking for the popup, and opens it', async () => {
  await openPopup(Promise.resolve(123));
  expect(await settings.pendingLookup.get()).toEqual({ id: 123, at: 1_000 });
  expect(popup).toHaveBeenCalledOnce();
  expect(create).not.toHaveBeenCalled();
});

it('asks the browser before anything is waited for, since a press counts no longer', () => {
  void openPopup(Promise.resolve(123));
  expect(popup).toHaveBeenCalledOnce();
});

it('asks it while the booking is still being found out', async () => {
  const { promise, resolve } = Promise.withResolvers<number>();
  const done = openPopup(promise);
  expect(popup).toHaveBeenCalledOnce();
  resolve(123);
  await done;
  expect(await settings.pendingLookup.get()).toMatchObject({ id: 123 });
});

it('says when the booking of each popup is kept: a popup that asks before is to wait for it', async () => {
  const [first, second] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  void openPopup(first.promise);
  void openPopup(second.promise).catch(() => {});
  const waited = untilKept().then(() => settings.pendingLookup.get());
  second.reject(new Error('no rules could be read'));
  await new Promise((resolve) => setTimeout(resolve));
  first.resolve(123);
  expect(await waited).toMatchObject({ id: 123 });
});

it('keeps the booking of the last press, even where that of an earlier one is found out later', async () => {
  const first = Promise.withResolvers<number>();
  const done = [openPopup(first.promise), openPopup(Promise.resolve(456))];
  await new Promise((resolve) => setTimeout(resolve));
  first.resolve(123);
  await Promise.all(done);
  expect(await settings.pendingLookup.get()).toMatchObject({ id: 456 });
});

it('takes an earlier booking away where there is none now', async () => {
  await openPopup(Promise.resolve(123));
  await openPopup(Promise.resolve(null));
  expect(await settings.pendingLookup.get()).toBeNull();
  expect(popup).toHaveBeenCalledTimes(2);
});

it('opens a small window where the browser opens no popup', async () => {
  popup.mockRejectedValue(new Error('Could not find an active browser window.'));
  await openPopup(Promise.resolve(123));
  expect(create).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ url: 'extension://booking-peek/popup.html', type: 'popup' }),
  );
  expect(await settings.pendingLookup.get()).toMatchObject({ id: 123 });
});

it('opens a tab where the browser has neither', async () => {
  await open({ openPopup: null, openWindow: null }).openPopup(Promise.resolve(123), here);
  expect(createTab).toHaveBeenCalledExactlyOnceWith({ url: 'extension://booking-peek/popup.html' });
  expect(await settings.pendingLookup.get()).toMatchObject({ id: 123 });
});

it('keeps and opens nothing elsewhere where the kind of window is not known', async () => {
  popup.mockRejectedValue(new Error('Could not find an active browser window.'));
  await opened(Promise.resolve(123), Promise.resolve(null));
  expect(await settings.pendingLookup.get()).toBeNull();
  expect(create).not.toHaveBeenCalled();
});

it('opens the window, or the tab, in private where it was pressed in private', async () => {
  const privately = Promise.resolve({ isPrivate: () => true, settings });
  popup.mockRejectedValue(new Error('Could not find an active browser window.'));
  await opened(Promise.resolve(123), privately);
  expect(create).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ incognito: true }));
  createTab.mockClear();
  await open({ openPopup: null, openWindow: null }).openPopup(Promise.resolve(123), privately);
  expect(createTab.mock.calls).toEqual([[{ url: 'extension://booking-peek/popup.html', windowId: 8 }]]);
});
