import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pauseSetting } from '../../tests/fixtures/scripted-api.ts';
import type { Environment } from '../api/environments.ts';
import { LookupError } from '../booking/failure.ts';
import { createPauses } from './pauses.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses on a clock that a test moves. `worker()` starts another worker on the same storage. */
function setUp(setting = pauseSetting()) {
  const clock = { now: 1_000_000_000_000 };
  const worker = () => createPauses(setting, () => clock.now);
  const pauses = worker();
  return {
    clock,
    setting,
    worker,
    send: (environment: Environment = 'production') => pauses.beforeSending(environment),
    /** Milliseconds for which nothing may be asked; 0: ask. */
    async pausedFor(environment: Environment = 'production', of = pauses): Promise<number> {
      try {
        await of.beforeSending(environment);
        return 0;
      } catch (error) {
        const failure = error instanceof LookupError ? error.failure : null;
        if (failure?.kind !== 'rate-limited') throw error;
        return failure.retryAt - clock.now;
      }
    },
  };
}

describe('requests that overlap', () => {
  it('do not lift a pause by a good reply to a request sent before it', async () => {
    const { clock, send, pausedFor } = setUp();
    const [first, second] = [await send(), await send()];
    await first.refused(clock.now + HOUR);
    await second.answered();
    expect(await pausedFor()).toBe(HOUR);
  });

  it('do not shorten a pause: the later time holds, whichever reply comes first', async () => {
    for (const times of [
      [HOUR, SECOND],
      [SECOND, HOUR],
      [HOUR, null],
      [null, HOUR],
    ]) {
      const { clock, send, pausedFor } = setUp();
      const sent = [await send(), await send()];
      const ends: number[] = [];
      for (const [index, time] of times.entries()) {
        ends.push((await sent[index]?.refused(time && clock.now + time)) ?? 0);
      }
      expect(await pausedFor()).toBe(HOUR);
      // Each view is told when its own retry can go out.
      expect(ends.at(-1)).toBe(clock.now + HOUR);
    }
  });

  it('are one pause of 5 s if four of them meet a 429 without a time', async () => {
    const { clock, send, pausedFor } = setUp();
    const sent = [await send(), await send(), await send(), await send()];
    await Promise.all(sent.map((request) => request.refused(null)));
    expect(await pausedFor()).toBe(5 * SECOND);
    clock.now += 5 * SECOND;
    await (await send()).refused(null);
    expect(await pausedFor()).toBe(10 * SECOND);
  });

  it('count a late 429 to the pause that it belongs to, which may be over', async () => {
    const { clock, send, pausedFor } = setUp();
    const [first, late] = [await send(), await send()];
    await first.refused(null);
    clock.now += 6 * SECOND;
    await late.refused(null);
    expect(await pausedFor()).toBe(5 * SECOND);
  });

  it('leave the pause of the other environment alone', async () => {
    const { clock, send, pausedFor } = setUp();
    await (await send('production')).refused(clock.now + HOUR);
    expect(await pausedFor('sandbox')).toBe(0);
    await (await send('sandbox')).answered();
    expect(await pausedFor('production')).toBe(HOUR);
  });
});

describe('a pause', () => {
  it('is of 5, 10, 20, 40, 60, 60 s where the platform does not say for how long', async () => {
    const { clock, send, pausedFor } = setUp();
    const lengths: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      await (await send()).refused(null);
      lengths.push((await pausedFor()) / SECOND);
      clock.now += await pausedFor();
    }
    expect(lengths).toEqual([5, 10, 20, 40, 60, 60]);
  });

  it('is of 5 s again after a good reply to a request sent since', async () => {
    const { clock, send, pausedFor } = setUp();
    for (const _ of [1, 2]) {
      await (await send()).refused(null);
      clock.now += MINUTE;
    }
    await (await send()).answered();
    await (await send()).refused(null);
    expect(await pausedFor()).toBe(5 * SECOND);
  });

  it('holds in the next worker as well', async () => {
    const { clock, send, worker, pausedFor } = setUp();
    await (await send()).refused(clock.now + MINUTE);
    expect(await pausedFor('production', worker())).toBe(MINUTE);
    clock.now += MINUTE;
    expect(await pausedFor('production', worker())).toBe(0);
  });

  it('holds in this worker even where the storage is full', async () => {
    const full = { ...pauseSetting(), set: () => Promise.reject(new Error('QUOTA_BYTES quota exceeded')) };
    const { clock, send, pausedFor } = setUp(full);
    await (await send()).refused(clock.now + MINUTE);
    expect(await pausedFor()).toBe(MINUTE);
  });

  it('does not last longer because the clock was set back', async () => {
    const { clock, send, pausedFor } = setUp();
    await (await send()).refused(null);
    clock.now -= HOUR;
    expect(await pausedFor()).toBe(0);
  });
});

it('after any order of replies, ends no sooner than the platform asked, and nothing sent before a 429 lifts it', async () => {
  const reply = fc.record({
    of: fc.nat(3),
    wait: fc.option(fc.integer({ min: 1, max: 2 * HOUR }), { nil: null }),
    isGood: fc.boolean(),
    after: fc.nat(4 * SECOND),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(reply, { maxLength: 12 }), async (replies) => {
      const { clock, send, pausedFor } = setUp();
      const sent = [await send(), await send(), await send(), await send()];
      let notBefore = 0;
      for (const { of, wait, isGood, after } of replies) {
        clock.now += after;
        if (isGood) await sent[of]?.answered();
        else {
          await sent[of]?.refused(wait && clock.now + wait);
          notBefore = Math.max(notBefore, clock.now + (wait ?? 5 * SECOND));
        }
      }
      expect(await pausedFor()).toBe(Math.max(0, notBefore - clock.now));
    }),
    { numRuns: 100 },
  );
});
