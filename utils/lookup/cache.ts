import type { EpochMs } from '../booking/booking.ts';
import type { Outcome } from '../booking/outcome.ts';
import { FRESH_MS, KEEP_MS, KEEP_NOT_FOUND_MS, MAX_ENTRIES } from './timings.ts';

/** The part of the browser's memory storage that the cache needs. */
export interface MemoryArea {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

interface Entry {
  /** The shape below; an entry of another version is dropped. */
  version: 1;
  storedAt: EpochMs;
  outcome: Outcome;
}

const PREFIX = 'cache:';

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  return (
    typeof entry === 'object' &&
    entry?.version === 1 &&
    typeof entry.storedAt === 'number' &&
    typeof entry.outcome?.ok === 'boolean'
  );
}

function lifeOf(outcome: Outcome): number {
  return outcome.ok ? KEEP_MS : KEEP_NOT_FOUND_MS;
}

/**
 * Answers of the platform, in the browser's memory storage, so that they outlive the worker but not the browser.
 * Only bookings and "not found" are ever put in. A full or failing storage costs the cache, never the lookup.
 */
export function createCache(area: MemoryArea, now: () => EpochMs) {
  let loading: Promise<Map<string, Entry>> | null = null;

  function entries(): Promise<Map<string, Entry>> {
    loading ??= area.get(null).then(
      (items) =>
        new Map(
          Object.entries(items)
            .filter((item): item is [string, Entry] => item[0].startsWith(PREFIX) && isEntry(item[1]))
            .sort(([, a], [, b]) => a.storedAt - b.storedAt),
        ),
      () => new Map(),
    );
    return loading;
  }

  /** The remembered answer and whether it is too old to stand alone; null where there is none. */
  async function get(key: string): Promise<{ outcome: Outcome; stale: boolean } | null> {
    const entry = (await entries()).get(PREFIX + key);
    if (!entry) return null;
    const age = now() - entry.storedAt;
    // A clock set back makes an entry seem to come from the future; such an age says nothing.
    if (age < 0 || age >= lifeOf(entry.outcome)) return null;
    return { outcome: entry.outcome, stale: entry.outcome.ok && age >= FRESH_MS };
  }

  async function put(key: string, outcome: Outcome): Promise<void> {
    const map = await entries();
    const entry: Entry = { version: 1, storedAt: now(), outcome };
    map.delete(PREFIX + key);
    map.set(PREFIX + key, entry);
    const surplus = [...map.keys()].slice(0, Math.max(0, map.size - MAX_ENTRIES));
    for (const old of surplus) map.delete(old);
    try {
      if (surplus.length > 0) await area.remove(surplus);
      await area.set({ [PREFIX + key]: entry });
    } catch {
      // The quota is hit, or the area is gone: this worker still remembers, the next one asks again.
    }
  }

  async function clear(): Promise<void> {
    const known = [...(await entries()).keys()];
    loading = Promise.resolve(new Map());
    const stored = await area.get(null).catch(() => ({}));
    await area
      .remove([...known, ...Object.keys(stored).filter((key) => key.startsWith(PREFIX))])
      .catch(() => {});
  }

  return { get, put, clear };
}

export type Cache = ReturnType<typeof createCache>;
