import type { KeyValues } from './database.ts';

/** What is kept for private windows has keys that begin with this, where windows of both kinds share one memory (Firefox). */
const PREFIX = 'private:';

/** The key of the private windows that are known, by their numbers; see `worker/private-windows.ts`. */
export const KNOWN_WINDOWS = 'private-windows';

const isOfPrivate = (key: string) => key.startsWith(PREFIX);
const isHidden = (key: string) => key === KNOWN_WINDOWS || isOfPrivate(key);

/** The shared memory as the usual windows have it: nothing of the private ones is read, or cleared, in it. */
export function withoutPrivate(shared: Omit<KeyValues, 'clear'>): KeyValues {
  const read = async (key: string | null) =>
    Object.fromEntries(Object.entries(await shared.get(key)).filter(([name]) => !isHidden(name)));
  return {
    get: read,
    set: (items) => shared.set(items),
    remove: (keys) => shared.remove(keys),
    clear: async () => shared.remove(Object.keys(await read(null))),
  };
}

/** What is kept for the private windows, from the first to the last of them. */
export interface PrivateMemory extends KeyValues {
  /** From now on nothing is read or written here any more. Resolves once what was being written is written. */
  end(): Promise<void>;
}

/**
 * The shared memory as the private windows have it.
 *
 * @param ready Nothing is read or written before this resolves: only then is it known that what is there is these windows' own.
 */
export function createPrivateMemory(
  shared: Omit<KeyValues, 'clear'>,
  ready: () => Promise<void>,
): PrivateMemory {
  let isOver = false;
  const writing = new Set<Promise<void>>();

  async function write(begin: () => Promise<void>): Promise<void> {
    await ready();
    // defence: private-over
    if (isOver) return;
    const written = begin();
    writing.add(written);
    await written.finally(() => writing.delete(written));
  }

  async function get(key: string | null): Promise<Record<string, unknown>> {
    await ready();
    const items = await shared.get(key === null ? null : PREFIX + key);
    // It may have ended meanwhile.
    if (isOver) return {};
    const own = Object.entries(items).filter(([name]) => isOfPrivate(name));
    return Object.fromEntries(own.map(([name, value]) => [name.slice(PREFIX.length), value]));
  }

  const remove = (keys: string | string[]) =>
    write(() => shared.remove([keys].flat().map((key) => PREFIX + key)));
  return {
    get,
    set: (items) =>
      write(() =>
        shared.set(Object.fromEntries(Object.entries(items).map(([key, value]) => [PREFIX + key, value]))),
      ),
    remove,
    clear: async () => remove(Object.keys(await get(null))),
    async end() {
      isOver = true;
      await Promise.allSettled(writing);
    },
  };
}

/** Whether anything is kept for private windows. */
export async function hasPrivate(shared: Pick<KeyValues, 'get'>): Promise<boolean> {
  return Object.keys(await shared.get(null)).some(isHidden);
}

/** Removes all that is kept for private windows. */
export async function erasePrivate(shared: Omit<KeyValues, 'clear'>): Promise<void> {
  const kept = Object.keys(await shared.get(null)).filter(isHidden);
  if (kept.length > 0) await shared.remove(kept);
}
