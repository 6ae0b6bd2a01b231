import { clear, createStore, delMany, entries, get, setMany } from 'idb-keyval';

/** Values by their key, as the browser's storage areas have them; `null` asks for all that is there. */
export interface KeyValues {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
}

/** A database of the extension's own (IndexedDB). No content script reaches it, in either browser. */
export function openDatabase(name: string): KeyValues {
  const store = createStore(name, 'values');
  return {
    async get(key) {
      if (key === null) return Object.fromEntries(await entries(store));
      const value: unknown = await get(key, store);
      return value === undefined ? {} : { [key]: value };
    },
    set: (items) => setMany(Object.entries(items), store),
    remove: (keys) => delMany([keys].flat(), store),
    clear: () => clear(store),
  };
}
