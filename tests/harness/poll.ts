import { setTimeout as sleep } from 'node:timers/promises';

/** Between two looks, ms. Each look asks a browser for much, and several browsers share the machine's cores. */
const PAUSE = 90;

/** Ends a wait for what never comes, ms: many times what a busy machine needs. No assertion hangs on it. */
export const HANG = 30_000;

/**
 * Asks again until the answer is neither null, undefined nor false.
 * @param explain what was seen instead, for the error
 */
export async function poll<T>(
  ask: () => Promise<T | null | undefined | false>,
  timeout: number,
  explain: () => string | Promise<string>,
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`after ${timeout} ms: ${await explain()}`);
    await sleep(PAUSE);
  }
}
