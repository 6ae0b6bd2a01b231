import type { BrowserSession } from '../../harness/session.ts';
import { workerOf } from '../../harness/worker-events.ts';

/** A function, as a property of the object that the worker calls it on. */
type Callable = Record<string, (...args: unknown[]) => unknown>;

/** What the worker's global object has beside what is typed. */
interface WorkerScope {
  chrome: { storage: Record<'session' | 'local', Callable>; permissions: Callable };
  stoppedAt: string | null;
}

/**
 * Chromium: lets everything that the worker asks of the browser go through up to the n-th time. That one, and whatever comes
 * after, never comes back: there the worker waits, as it would be in the moment in which it is killed.
 *
 * @param when `before`: the n-th call is not even made. `after`: it is made and takes effect, but its answer is lost.
 * @returns where the worker is; null while it has not come so far
 */
export async function stopWorkerAt(
  session: BrowserSession,
  n: number,
  when: 'before' | 'after',
): Promise<() => Promise<string | null>> {
  const worker = await workerOf(session);
  await worker.evaluate(standStill, n, when);
  return () => worker.evaluate(() => (globalThis as unknown as WorkerScope).stoppedAt);
}

/** Runs in the worker. */
function standStill(n: number, when: 'before' | 'after'): void {
  const scope = globalThis as unknown as WorkerScope;
  const never = new Promise(() => {});
  let calls = 0;
  scope.stoppedAt = null;

  const watch = (owner: Callable, key: string, name: string) => {
    const original = owner[key];
    if (!original) throw new Error(`there is no ${name}`);
    owner[key] = function (this: unknown, ...args: unknown[]) {
      calls += 1;
      if (calls < n) return original.apply(this, args);
      if (calls > n) return never;
      const stop = () => {
        scope.stoppedAt = name;
        return never;
      };
      return when === 'after' ? Promise.resolve(original.apply(this, args)).then(stop, stop) : stop();
    };
  };
  /** A database's answers are events: one that never comes is a request of which nothing is heard. */
  const watchDisk = () => {
    const { get } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.get = function (key) {
      calls += 1;
      if (calls < n) return get.call(this, key);
      const stop = () => {
        scope.stoppedAt = 'disk.get';
      };
      if (calls === n && when === 'after') get.call(this, key).addEventListener('success', stop);
      else if (calls === n) stop();
      return new EventTarget() as IDBRequest;
    };
  };
  for (const area of ['session', 'local'] as const) {
    for (const key of ['get', 'set', 'remove']) watch(scope.chrome.storage[area], key, `${area}.${key}`);
  }
  watchDisk();
  watch(scope.chrome.permissions, 'contains', 'permissions.contains');
  watch(scope as unknown as Callable, 'fetch', 'fetch');
  const body = Object.getPrototypeOf(new ReadableStream().values()) as Callable;
  watch(body, 'next', 'a piece of the body');
}
