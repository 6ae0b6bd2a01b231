import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import { instantOf } from '../booking/instant-of.ts';
import { relative, timeLeft } from '../words/relative.ts';
import type { CardView } from './card-props.ts';
import { nextTick } from './next-tick.ts';

const START = '2018-01-22T21:30:00';
const BY = '2018-01-21T09:00:00';

const view: CardView = {
  kind: 'booking',
  booking: { ...SAMPLE, status: 'Pending', sessionDate: START, duration: 15, acceptBy: BY },
  fetchedAt: 0,
  actingFor: null,
  refreshing: false,
  calendarKey: '',
  offered: null,
  staleBecause: null,
  renewing: null,
};

/** Both ways in which a card writes how far an instant is; the time left only while there is some. */
const countsSeconds = (instant: number, now: number) =>
  [relative(instant, now), now < instant ? timeLeft(instant, now) : ''].some((words) =>
    /second|now/.test(words),
  );

describe('A card that is open', () => {
  it('counts with each second near an instant that it names, and waits for long where all are far', () => {
    const at = instantOf(BY);
    expect(nextTick(view, at - 59_000)).toBe(1_000);
    expect(nextTick(view, at + 59_000)).toBe(1_000);
    expect(nextTick(view, instantOf(START) + 15 * 60_000 - 30_000)).toBe(1_000);
    expect(nextTick(view, at - 3_600_000)).toBe(5_000);
  });

  it('counts with each second near the time at which one may ask again', () => {
    const failure = { kind: 'rate-limited', retryAt: 1_000_000 } as const;
    const refused: CardView = { kind: 'failure', failure, actingFor: null, others: [], renewing: null };
    expect(nextTick(refused, failure.retryAt - 10_000)).toBe(1_000);
    expect(nextTick(refused, failure.retryAt - 600_000)).toBe(5_000);
  });

  it('is never late for a word that counts seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (distance) => {
        const instant = instantOf(BY);
        const now = instant + distance;
        const late = nextTick(view, now) - 1_000;
        fc.pre(late > 0);
        expect(countsSeconds(instant, now + late - 1)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
