import type { Page } from 'puppeteer-core';

/** What the extension keeps in its own database, as one of its pages sees it. */
export async function readDisk(own: Page): Promise<Record<string, unknown>> {
  const json = await own.evaluate(`(async () => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const opening = indexedDB.open('settings');
    // Else a database that is not there yet would now be made, without its store.
    opening.onupgradeneeded = () => opening.transaction.abort();
    const database = await done(opening);
    const store = database.transaction('values').objectStore('values');
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    database.close();
    return JSON.stringify(Object.fromEntries(keys.map((key, n) => [key, values[n]])));
  })()`);
  return JSON.parse(String(json));
}

/** Puts values there past all checks. */
export async function writeDisk(own: Page, items: Record<string, unknown>): Promise<void> {
  await own.evaluate(`(async (items) => {
    const opening = indexedDB.open('settings');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const transaction = opening.result.transaction('values', 'readwrite');
    for (const [key, value] of Object.entries(items)) transaction.objectStore('values').put(value, key);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    opening.result.close();
  })(${JSON.stringify(items)})`);
}
