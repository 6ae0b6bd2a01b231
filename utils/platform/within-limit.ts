import { LookupError } from '../booking/failure.ts';

/**
 * Runs `work` with a signal that ends it when the caller gives up or `limit` milliseconds are over.
 *
 * If the caller gave up, this rejects with the caller's own reason; if the time was over first, with `timed-out`,
 * whatever `work` made of it, and even if it has not ended. Otherwise it ends as `work` does.
 */
export async function withinLimit<T>(
  limit: number,
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  caller.throwIfAborted();
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), limit);
  const signal = AbortSignal.any([caller, deadline.signal]);
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason);
  signal.addEventListener('abort', end);
  try {
    return await Promise.race([work(signal), ended]);
  } catch (error) {
    caller.throwIfAborted();
    throw deadline.signal.aborted ? new LookupError({ kind: 'timed-out' }) : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
