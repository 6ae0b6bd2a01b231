import type { Browser } from 'webextension-polyfill';
import type { StateChanged } from '../message/contract.ts';
import { SOON_MS } from '../message/soon.ts';
import type { Settings } from '../settings/registry.ts';
import { nearestTab } from '../windows/tabs.ts';
import type { BrowserUiFeatures } from './listen.ts';

/** As large as the popup grows over a page, in CSS pixels, with room for a window's frame. */
const WINDOW = { width: 380, height: 640 };

export interface OpenPopupDeps {
  browser: Pick<Browser, 'runtime' | 'tabs'>;
  features: Pick<BrowserUiFeatures, 'openPopup' | 'openWindow'>;
  now: () => number;
}

/** The windows in which something was pressed, as far as what is kept for those of their kind goes. */
export interface PressedIn {
  isPrivate: () => boolean;
  settings: Pick<Settings, 'pendingLookup'>;
}

/**
 * Opens the popup with a booking in it; null: with none. Has to be called before anything is waited for, so the booking may still be
 * on its way: browsers open a popup only while they know what a person pressed.
 *
 * @param pressedIn null: that is not known, and the popup opens with no booking
 */
export type OpenPopup = (id: Promise<number | null>, pressedIn: Promise<PressedIn | null>) => Promise<void>;

/**
 * Opens the popup at the toolbar, where a lookup that waits for it begins by itself. Where the browser does not let us, the
 * same page opens in a small window, or in a tab where there are no windows. When a browser does:
 * https://github.com/w3c/webextensions/issues/160
 */
export function createOpenPopup({ browser, features, now }: OpenPopupDeps) {
  let allKept: Promise<unknown> = Promise.resolve();

  /** When the last press was, and whether there is a popup for it, at the toolbar or elsewhere. */
  let last = { at: Number.NEGATIVE_INFINITY, isOpen: Promise.resolve(false) };

  const openPopup: OpenPopup = async (booking, pressedIn) => {
    // In the order of the presses, however long each booking takes to be found out: the last is the one that is looked for.
    const kept = Promise.all([booking, pressedIn, allKept]).then(([id, windows]) =>
      windows?.settings.pendingLookup.set(id === null ? null : { id, at: now() }),
    );
    allKept = Promise.allSettled([allKept, kept]);
    const opened = features.openPopup?.().then(
      () => true,
      () => false,
    );
    const before = last;
    const isSoon = now() - before.at < SOON_MS;
    const open = async () => {
      if ((await opened) || (isSoon && (await before.isOpen))) return true;
      await kept;
      // A press that came meanwhile opens it, or has.
      if (last !== mine) return false;
      const isPrivate = (await pressedIn)?.isPrivate();
      if (isPrivate === undefined) return false;
      await openElsewhere(isPrivate);
      return true;
    };
    const isOpening = open();
    const mine = { at: now(), isOpen: isOpening.catch(() => false) };
    last = mine;
    await kept;
    await isOpening;
    // The popup that is open has begun with the booking before.
    if (isSoon) await tellPopup(pressedIn);
  };

  return {
    openPopup,
    /** Until every popup that was opened can be told of its booking. It looks for one only once, and may ask before the booking is kept. */
    untilKept: () => allKept,
  };

  async function tellPopup(pressedIn: Promise<PressedIn | null>): Promise<void> {
    const windows = await pressedIn;
    if (!windows) return;
    const message: StateChanged = { kind: 'state-changed', isPrivate: windows.isPrivate() };
    await browser.runtime.sendMessage(message).catch(() => {});
  }

  async function openElsewhere(isPrivate: boolean): Promise<void> {
    const url = browser.runtime.getURL('popup.html');
    if (features.openWindow)
      await features.openWindow({ url, type: 'popup', ...(isPrivate && { incognito: true }), ...WINDOW });
    else await openTab(url, isPrivate);
  }

  async function openTab(url: string, isPrivate: boolean): Promise<void> {
    if (!isPrivate) {
      await browser.tabs.create({ url });
      return;
    }
    const near = await nearestTab(browser.tabs, true);
    if (near) await browser.tabs.create({ url, windowId: near.windowId });
  }
}
