import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settings } from '../settings/registry.ts';
import { endPending } from '../worker/recent-lookups.ts';
import { createOpenPopup } from './open-popup.ts';

const popup = vi.fn<() => Promise<void>>();
const create = vi.fn(async () => ({}));
const createTab = vi.fn(async () => ({}));
const tell = vi.fn(async (_message: unknown) => {});
const browser = {
  runtime: { getURL: (path: string) => `extension://booking-peek/${path}`, sendMessage: tell },
  tabs: {
    create: createTab,
    query: async () => [
      { id: 1, windowId: 7, incognito: false },
      { id: 2, windowId: 8, incognito: true },
    ],
  },
};
const open = (features: Parameters<typeof createOpenPopup>[0]['features']) =>
  createOpenPopup({ browser: browser as never, features, now: () => Date.now() });
let opened: ReturnType<typeof open>['openPopup'];
let untilKept: ReturnType<typeof open>['untilKept'];
const here = Promise.resolve({ isPrivate: () => false, settings });
const openPopup = (booking: Promise<number | null>) => opened(booking, here);

beforeEach(() => {
  fakeBrowser.reset();
  popup.mockReset().mockResolvedValue();
  create.mockClear();
  tell.mockReset();
  ({ openPopup: opened, untilKept } = open({ openPopup: popup, openWindow: create }));
});
afterEach(() => void vi.useRealTimers());

it('leaves the booking for the popup, and opens it', async () => {
  await openPopup(Promise.resolve(123));
  expect(await settings.pendingLookup.get()).toMatchObject({ id: 123 });
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

it('opens one window for two bookings where the browser opens no popup, and the second is looked up in it', async () => {
  popup.mockRejectedValue(new Error('Could not find an active browser window.'));
  await openPopup(Promise.resolve(123));
  await openPopup(Promise.resolve(456));
  expect(create).toHaveBeenCalledOnce();
  expect(await settings.pendingLookup.get()).toMatchObject({ id: 456 });
  expect(tell).toHaveBeenCalledExactlyOnceWith({ kind: 'state-changed', isPrivate: false });
});

it('opens a window for a booking that is asked for later, when the popup may be closed again', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await openPopup(Promise.resolve(123));
  vi.setSystemTime(Date.now() + 2_500);
  popup.mockRejectedValue(new Error('Could not find an active browser window.'));
  await openPopup(Promise.resolve(456));
  expect(create).toHaveBeenCalledOnce();
});

/** The popup as the browser loads it: it looks up what is pending once it is there, and when it is told that this is another. */
async function loadPopup(takes: {
  load: number;
  ask: number;
  note: number;
}): Promise<{ shown: number | null }> {
  const page = { shown: null as number | null };
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const look = async () => {
    await wait(takes.ask);
    await untilKept();
    const pending = await settings.pendingLookup.get();
    await wait(takes.ask);
    if (!pending || pending.id === page.shown) return;
    page.shown = pending.id;
    await wait(takes.note);
    await endPending(settings, pending.id, Date.now());
  };
  await wait(takes.load);
  tell.mockImplementation(look);
  void look();
  return page;
}

it('shows the last of the bookings that are entered one soon after another, and in one popup, in any order of events', async () => {
  const ms = (max: number) => fc.integer({ min: 0, max });
  const press = fc.record({ after: ms(250), known: ms(100), answered: ms(100), isRefused: fc.boolean() });
  const takes = fc.record({ load: ms(600), ask: ms(50), note: ms(100) });
  await fc.assert(
    fc.asyncProperty(fc.array(press, { minLength: 2, maxLength: 4 }), takes, async (presses, popupTakes) => {
      fakeBrowser.reset();
      tell.mockReset();
      create.mockClear();
      ({ openPopup: opened, untilKept } = open({ openPopup: popup, openWindow: create }));
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
      let page: ReturnType<typeof loadPopup> | null = null;
      for (const [index, { after, known, answered, isRefused }] of presses.entries()) {
        // While it opens a popup, or has one open, a browser may refuse the next.
        const isOpen = page !== null;
        popup.mockImplementation(async () => {
          await new Promise((resolve) => setTimeout(resolve, answered));
          if (isOpen && isRefused) throw new Error('Could not open.');
        });
        void openPopup(new Promise((resolve) => setTimeout(resolve, known, index + 1)));
        page ??= loadPopup(popupTakes);
        await vi.advanceTimersByTimeAsync(after);
      }
      await vi.advanceTimersByTimeAsync(5_000);
      expect((await page)?.shown).toBe(presses.length);
      expect(create).not.toHaveBeenCalled();
      expect(await settings.pendingLookup.get()).toBeNull();
    }),
    { numRuns: 200, seed: 1 },
  );
});
