import { browser } from 'wxt/browser';
import { type KeyValues, openDatabase } from './database.ts';
import { isPrivate } from './memory.ts';
import { PAGE_SETTINGS_KEY } from './page-settings.ts';

/** The key under which the database says that it has taken over what was kept before it. */
const VERSION = { version: 1 };

const database = openDatabase('settings');
let takenOver: Promise<void> | null = null;

/**
 * What is on the disk: the extension's own database, where no page's process reaches. In a private window of Chromium it is a
 * database of that window's, in memory.
 */
export async function disk(): Promise<KeyValues> {
  takenOver ??= takeOver().catch((error) => {
    takenOver = null;
    throw error;
  });
  await takenOver;
  return database;
}

/**
 * Up to version 0.1 the settings were in `storage.local`, where content scripts write. They are taken from there once: what a page
 * puts there later never gets here.
 */
async function takeOver(): Promise<void> {
  if (isPrivate() || 'version' in (await database.get('version'))) return;
  const { [PAGE_SETTINGS_KEY]: page, ...old } = await browser.storage.local.get([
    PAGE_SETTINGS_KEY,
    'environment',
    'client-id',
  ]);
  await database.set({
    ...old,
    ...(page === undefined ? {} : { [PAGE_SETTINGS_KEY]: renameQuietPages(page) }),
    ...VERSION,
  });
}

/** The pages without cards were called `quietPages`. */
function renameQuietPages(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('quietPages' in stored)) return stored;
  const { quietPages, ...others } = stored;
  return { ...others, disabledPages: quietPages };
}

/** Empties it. What is in `storage.local` afterwards is not taken over. */
export async function eraseDisk(): Promise<void> {
  await database.clear();
  await database.set(VERSION);
}
