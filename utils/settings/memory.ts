import { browser } from 'wxt/browser';
import { type KeyValues, openDatabase } from './database.ts';
import { withoutPrivate } from './shared-memory.ts';

/**
 * Whether this worker is a private window's. With `incognito: split` a private window of Chromium has a worker of its own, but one and the
 * same `storage.session` and `storage.local` with all other windows (https://github.com/w3c/webextensions/issues/534). Its databases are its own: Chromium
 * holds them in memory, and drops them with the window. Firefox has one worker for all windows: it is the usual windows', and has a partition for the
 * others inside it (`utils/worker/private-windows.ts`).
 */
export function isPrivate(): boolean {
  return import.meta.env.BROWSER !== 'firefox' && (browser.extension?.inIncognitoContext ?? false);
}

const ofPrivateWindow = openDatabase('personal-memory');

/**
 * Where all that is personal is kept: closed to content scripts, never on the disk, and gone with the browser, or with the last
 * private window.
 */
export function personalMemory(): KeyValues {
  // defence: private-memory
  return isPrivate() ? ofPrivateWindow : ofUsualWindows();
}

function ofUsualWindows(): KeyValues {
  const { session } = browser.storage;
  return import.meta.env.BROWSER === 'firefox' ? withoutPrivate(session) : session;
}
