import { browser } from 'wxt/browser';

/** Memory that outlives the worker, as `storage.session` has it; `null` asks for all that is there. */
export interface Memory {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
}

/**
 * Where all that is personal stands: closed to content scripts, never on the disk, and gone with the browser, or with the last
 * private window.
 *
 * With `incognito: split` a private window of Chromium has a worker of its own, but one and the same `storage.session` with all
 * other windows (measured in Chromium 156). Its caches are its own: Chromium holds them in memory, and drops them with the window.
 */
export function personalMemory(): Memory {
  // defence: private-memory
  return browser.extension?.inIncognitoContext ? privateMemory : browser.storage.session;
}

const CACHE = 'personal-memory';
/** Caches know things by address. Nobody is ever asked for this one. */
const BASE = 'https://memory.invalid/';

const privateMemory: Memory = {
  async get(key) {
    const cache = await caches.open(CACHE);
    const keys = key === null ? (await cache.keys()).map(({ url }) => keyOf(url)) : [key];
    const items = await Promise.all(
      keys.map(async (one) => [one, await (await cache.match(addressOf(one)))?.json()] as const),
    );
    return Object.fromEntries(items.filter(([, value]) => value !== undefined));
  },
  async set(items) {
    const cache = await caches.open(CACHE);
    await Promise.all(
      Object.entries(items).map(([key, value]) => cache.put(addressOf(key), Response.json(value))),
    );
  },
  async remove(keys) {
    const cache = await caches.open(CACHE);
    await Promise.all([keys].flat().map((key) => cache.delete(addressOf(key))));
  },
  async clear() {
    await caches.delete(CACHE);
  },
};

function addressOf(key: string): string {
  return BASE + encodeURIComponent(key);
}

function keyOf(address: string): string {
  return decodeURIComponent(address.slice(BASE.length));
}
