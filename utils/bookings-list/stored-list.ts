import type { Environment } from '../api/environments.ts';
import type { BookingListItem, EpochMs } from '../booking/booking.ts';
import type { MemoryArea } from '../lookup/cache.ts';
import { KEEP_MS } from '../lookup/timings.ts';
import type { Token } from '../settings/registry.ts';

const STORED = 'made-bookings';

/** The last list that came whole, for the acting member of that time. */
interface StoredList {
  version: 1;
  /** As `keyOf` makes it. */
  key: string;
  items: BookingListItem[];
  fetchedAt: EpochMs;
}

export interface StoredListDeps {
  area: MemoryArea;
  now: () => EpochMs;
  /** Told when the list gets too old, so that `removeOld` can be called then. Null: there is none. */
  onEnd: (at: EpochMs | null) => void;
}

/**
 * The list in the browser's memory storage, so that it outlives the worker but not the browser, and no longer than a looked-up booking. A
 * full or failing storage costs the minute of rest, never the list.
 */
export function createStoredList({ area, now, onEnd }: StoredListDeps) {
  let timesWritten = 0;

  async function read(): Promise<StoredList | null> {
    const kept = (await area.get(null).catch(() => ({}) as Record<string, unknown>))[STORED];
    return isStoredList(kept) ? kept : null;
  }

  /** A clock set back makes a list seem to come from the future; its age then says nothing. */
  function isOver({ fetchedAt }: StoredList): boolean {
    return fetchedAt > now() || fetchedAt + KEEP_MS <= now();
  }

  async function write(list: StoredList): Promise<void> {
    timesWritten += 1;
    onEnd(list.fetchedAt + KEEP_MS);
    await area.set({ [STORED]: list }).catch(() => {});
  }

  async function remove(): Promise<void> {
    const before = timesWritten;
    await area.remove([STORED]).catch(() => {});
    // A worker that dies before it has removed the list is called again.
    if (timesWritten === before) onEnd(null);
  }

  return {
    /** Null: there is none of that key, or it is too old. */
    async get(key: string): Promise<StoredList | null> {
      const list = await read();
      return list?.key === key && !isOver(list) ? list : null;
    },
    put: (list: Omit<StoredList, 'version'>): Promise<void> => write({ version: 1, ...list }),
    remove,
    async removeOld(): Promise<void> {
      const list = await read();
      if (list === null) onEnd(null);
      else if (isOver(list)) await remove();
    },
    /** Both tokens are known to be one member's: the list of the first goes on under the second. */
    async carryOver(environment: Environment, from: Token['key'], to: Token['key']): Promise<void> {
      const list = await read();
      const [before, after] = [`${environment}/${from}/`, `${environment}/${to}/`];
      if (list?.key.startsWith(before)) await write({ ...list, key: after + list.key.slice(before.length) });
    },
  };
}

function isStoredList(value: unknown): value is StoredList {
  const list = value as Partial<StoredList> | null;
  return typeof list === 'object' && list?.version === 1 && typeof list.fetchedAt === 'number';
}
