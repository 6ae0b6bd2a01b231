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
const wordsFor = (instant: number, now: number) => [
  relative(instant, now),
  now < instant ? timeLeft(instant, now) : '',
];

/** All that changes with time in the card at that moment. */
const changing = ({ fetchedAt }: { fetchedAt: number }, now: number) => [
  ...[instantOf(START), instantOf(START) + 15 * 60_000, instantOf(BY)].flatMap((instant) =>
    wordsFor(instant, now),
  ),
  now - fetchedAt < 60_000 ? 'now' : relative(fetchedAt, now),
];

describe('A card that is open', () => {
  it('counts with each second near an instant that it names, and waits for a turn where all are far', () => {
    const at = instantOf(BY);
    const fetched = { ...view, fetchedAt: at };
    expect(nextTick(fetched, at - 59_000)).toBe(1_000);
    expect(nextTick(fetched, at + 59_000)).toBe(1_000);
    expect(nextTick(fetched, instantOf(START) + 15 * 60_000 - 30_000)).toBe(1_000);
    expect(nextTick(fetched, at - 3_600_000)).toBe(100);
    expect(nextTick(fetched, at - 3_600_000 + 100)).toBe(30_000);
    expect(nextTick(fetched, at - 3_600_000 - 7_000)).toBe(7_100);
  });

  it('counts with each second near the time at which one may ask again', () => {
    const failure = { kind: 'rate-limited', retryAt: 1_000_000 } as const;
    const refused: CardView = { kind: 'failure', failure, actingFor: null, others: [], renewing: null };
    expect(nextTick(refused, failure.retryAt - 10_000)).toBe(1_000);
    expect(nextTick(refused, failure.retryAt - 607_000)).toBe(7_100);
  });

  it('turns its words when they are due, however far the instants are and whenever it was checked', () => {
    const anyDistance = fc.oneof(
      fc.integer({ min: -200_000, max: 200_000 }),
      fc.integer({ min: -50 * 86_400_000, max: 50 * 86_400_000 }),
    );
    fc.assert(
      fc.property(anyDistance, fc.nat({ max: 7_200_000 }), (distance, age) => {
        const now = instantOf(BY) + distance;
        const fetched = { ...view, fetchedAt: now - age };
        const wait = nextTick(fetched, now);
        fc.pre(wait > 1_000);
        // Up to the turn, which is a tenth of a second before the tick, no word is another.
        expect(changing(fetched, now + wait - 101)).toEqual(changing(fetched, now));
      }),
      { numRuns: 200 },
    );
  });
});
