import { afterEach, beforeEach, it, vi } from 'vitest';
import { walkJourneys } from '../../tests/interleavings/journeys.ts';
import { WorkerDied } from '../../tests/interleavings/steps.ts';

/** The same journeys each time, so that a change is judged by what it changes; `npm run fuzz` walks others. */
const { JOURNEYS = '300', FUZZ_SEED = '300' } = process.env;

/** What a worker had begun when it died ends in nothing, and no one is there to hear of it. */
const listeners = process.listeners('unhandledRejection');
const ofTheLiving = (error: unknown, promise: Promise<unknown>) => {
  if (error instanceof WorkerDied) return;
  for (const listener of listeners) listener(error, promise);
};

beforeEach(() => {
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', ofTheLiving);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  process.off('unhandledRejection', ofTheLiving);
  for (const listener of listeners) process.on('unhandledRejection', listener);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('never shows what is another member’s, keeps a forgotten token, or contradicts the last answer, in any order of events', async () => {
  await walkJourneys(Number(JOURNEYS), Number(FUZZ_SEED));
}, 3_600_000);
