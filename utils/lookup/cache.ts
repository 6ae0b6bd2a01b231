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
  version: 2;
  storedAt: EpochMs;
  outcome: Outcome;
}

const PREFIX = 'cache:';

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  return (
    typeof entry === 'object' &&
    entry?.version === 2 &&
    typeof entry.storedAt === 'number' &&
    typeof entry.outcome?.ok === 'boolean'
  );
}

function endOf({ storedAt, outcome }: Entry): EpochMs {
  return storedAt + (outcome.ok ? KEEP_MS : KEEP_NOT_FOUND_MS);
}

/**
 * Answers of the platform, in the browser's memory storage, so that they outlive the worker but not the browser. Only bookings and
 * "not found" are ever put in. What is too old is removed. A full or failing storage costs the cache, never the lookup.
 *
 * @param onNextEnd Told when the next entry gets too old, so that `removeOld` can be called then. Null: there is none.
 */
export function createCache(
  area: MemoryArea,
  now: () => EpochMs,
  onNextEnd: (at: EpochMs | null) => void = () => {},
) {
  let loading: Promise<Map<string, Entry>> | null = null;
  /** How often what is stored is being cleared now. */
  let clearing = 0;

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

  /** A clock set back makes an entry seem to come from the future; its age then says nothing. */
  function isOver(entry: Entry): boolean {
    return entry.storedAt > now() || endOf(entry) <= now();
  }

  /** Removes what is too old, and the oldest of what is too much. */
  async function removeOld(): Promise<void> {
    const map = await entries();
    const newestFirst = [...map].sort(([, a], [, b]) => b.storedAt - a.storedAt);
    const kept = newestFirst.filter(([, entry]) => !isOver(entry)).slice(0, MAX_ENTRIES);
    const keys = new Set(kept.map(([key]) => key));
    const removed = [...map].filter(([key]) => !keys.has(key));
    // Known until it is gone: a worker that dies before that is called again.
    if (removed.length > 0) await area.remove(removed.map(([key]) => key)).catch(() => {});
    for (const [key, entry] of removed) if (map.get(key) === entry) map.delete(key);
    await tellNextEnd();
  }

  async function tellNextEnd(): Promise<void> {
    const ends = [...(await entries()).values()].map(endOf);
    if (ends.length > 0) onNextEnd(Math.min(...ends));
    // What is being cleared is no longer known, and may still be there after this worker.
    else if (clearing === 0) onNextEnd(null);
  }

  /** The remembered answer and whether it is too old to be shown alone; null where there is none. */
  async function get(key: string): Promise<{ outcome: Outcome; stale: boolean } | null> {
    const entry = (await entries()).get(PREFIX + key);
    if (!entry) return null;
    if (isOver(entry)) {
      await removeOld();
      return null;
    }
    return { outcome: entry.outcome, stale: entry.outcome.ok && now() - entry.storedAt >= FRESH_MS };
  }

  /** Keeps an answer. One that is newer stays. Writing begins at once, so that a `clear` that follows finds what it writes. */
  async function put(key: string, outcome: Outcome, storedAt: EpochMs = now()): Promise<void> {
    const map = await entries();
    const last = map.get(PREFIX + key);
    if (last && !isOver(last) && last.storedAt > storedAt) return;
    const entry: Entry = { version: 2, storedAt, outcome };
    map.set(PREFIX + key, entry);
    // The quota is hit, or the area is gone: this worker still remembers, the next one asks again.
    await Promise.all([area.set({ [PREFIX + key]: entry }).catch(() => {}), removeOld()]);
  }

  /** Keeps what is under `from` under `to` from now on; what is there already is newer, and stays. */
  async function rename(from: string, to: string): Promise<void> {
    const map = await entries();
    const moved = [...map].filter(([key]) => key.startsWith(`${PREFIX}${from}/`));
    const renamed = moved
      .map(([key, entry]) => [`${PREFIX}${to}${key.slice(PREFIX.length + from.length)}`, entry] as const)
      .filter(([key]) => !map.has(key));
    for (const [key] of moved) map.delete(key);
    for (const [key, entry] of renamed) map.set(key, entry);
    if (moved.length === 0) return;
    await Promise.all([
      area.set(Object.fromEntries(renamed)).catch(() => {}),
      area.remove(moved.map(([key]) => key)).catch(() => {}),
    ]);
  }

  async function clear(): Promise<void> {
    clearing += 1;
    const known = [...(await entries()).keys()];
    loading = Promise.resolve(new Map());
    const stored = await area.get(null).catch(() => ({}));
    await area
      .remove([...known, ...Object.keys(stored).filter((key) => key.startsWith(PREFIX))])
      .catch(() => {});
    clearing -= 1;
    await tellNextEnd();
  }

  return { get, put, removeOld, rename, clear };
}

export type Cache = ReturnType<typeof createCache>;
