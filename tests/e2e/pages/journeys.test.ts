import { env } from 'node:process';
import fc from 'fast-check';
import { expect } from 'vitest';
import { saveToken } from '../../harness/journeys.ts';
import { onStage } from '../../harness/on-stage.ts';
import { isShortRun } from '../../harness/short-run.ts';
import { journeys } from '../../journeys/steps.ts';
import { walk } from '../../journeys/walk.ts';
import { TOKENS } from '../../platform/people.ts';

/**
 * Journeys of any kind, by real events. The same and as many each time, so that a change is judged by what it changes; `npm run fuzz` walks
 * others, for as long as it is told.
 */
const { JOURNEY_SECONDS, FUZZ_SEED = '12' } = env;
const howLong = JOURNEY_SECONDS
  ? {
      numRuns: 100_000,
      interruptAfterTimeLimit: Number(JOURNEY_SECONDS) * 1000,
      markInterruptAsFailure: false,
    }
  : { numRuns: isShortRun ? 2 : 8 };

onStage(
  'whatever a person and a page do, no card is stuck, no link is dead and no focus is lost',
  async ({ session, platform }) => {
    await saveToken(session, TOKENS.manager);
    let walked = 0;
    await fc.assert(
      fc.asyncProperty(journeys, async (journey) => {
        platform.reset();
        walked += 1;
        // A busy machine is now and then late: what fails once is walked again.
        await walk(session, journey).catch(() => walk(session, journey));
      }),
      { seed: Number(FUZZ_SEED), ...howLong },
    );
    if (JOURNEY_SECONDS) console.log(`${walked} journeys`);
    expect(walked).toBeGreaterThan(0);
  },
  Number(JOURNEY_SECONDS ?? 0) * 4000 + 240_000,
);
