import { browser } from 'wxt/browser';
import { PAGE_SETTINGS_KEY } from './page-settings.ts';
import { readPageSettings } from './read-page-settings.ts';

/** What a content script reads, and a private window too: the mirror of the page settings in `storage.local`. */
export async function readPageMirror(): Promise<unknown> {
  return (await browser.storage.local.get(PAGE_SETTINGS_KEY))[PAGE_SETTINGS_KEY];
}

/**
 * Makes `storage.local` hold the mirror of the page settings and nothing else, whatever was written there: content scripts can.
 *
 * @param truth As it is kept in the database; undefined: nothing was ever set, and there is nothing to mirror.
 */
export async function restorePageMirror(truth: unknown): Promise<void> {
  const { local } = browser.storage;
  const { [PAGE_SETTINGS_KEY]: mirror, ...others } = await local.get(null);
  const wrong = Object.keys(others);
  if (truth === undefined && mirror !== undefined) wrong.push(PAGE_SETTINGS_KEY);
  if (wrong.length > 0) await local.remove(wrong);
  if (truth !== undefined && asRead(mirror) !== asRead(truth))
    await local.set({ [PAGE_SETTINGS_KEY]: truth });
}

function asRead(stored: unknown): string {
  return JSON.stringify(readPageSettings(stored));
}
