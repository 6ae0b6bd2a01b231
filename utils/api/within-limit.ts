import { LookupError } from '../booking/failure.ts';
import { REQUEST_LIMIT_MS } from './limits.ts';

/**
 * Runs `work` with a signal that ends it when the caller gives up or the time is over.
 *
 * If the caller gave up, this rejects with the caller's own reason; if the time was over first, with `timed-out`,
 * whatever `work` made of it. Otherwise it ends as `work` does.
 */
export async function withinLimit<T>(
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), REQUEST_LIMIT_MS);
  try {
    return await work(AbortSignal.any([caller, deadline.signal]));
  } catch (error) {
    caller.throwIfAborted();
    throw deadline.signal.aborted ? new LookupError({ kind: 'timed-out' }) : error;
  } finally {
    clearTimeout(timer);
  }
}
