import { describe, expect, it } from 'vitest';
import { relative, timeLeft } from './relative.ts';

const NOW = Date.UTC(2018, 0, 20, 20, 30);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('relative', () => {
  it.each([
    [0, 'now'],
    [-400, 'now'],
    [SECOND, 'in 1 second'],
    [-20 * SECOND, '20 seconds ago'],
    [-59 * SECOND, '59 seconds ago'],
    [59.6 * SECOND, 'in 1 minute'],
    [-5 * MINUTE, '5 minutes ago'],
    [59 * MINUTE, 'in 59 minutes'],
    [59.6 * MINUTE, 'in 1 hour'],
    [36 * HOUR, 'in 36 hours'],
    [47 * HOUR, 'in 47 hours'],
    [48 * HOUR, 'in 2 days'],
    [2 * DAY + HOUR, 'in 2 days'],
    [-59 * DAY, '59 days ago'],
    [60 * DAY, 'in 2 months'],
    [700 * DAY, 'in 23 months'],
    [-8 * 365.25 * DAY, '8 years ago'],
  ])('says of %i ms: %s', (away, said) => {
    expect(relative(NOW + away, NOW)).toBe(said);
  });

  it('ticks', () => {
    const fetched = NOW;
    expect([1, 2, 60, 61].map((seconds) => relative(fetched, NOW + seconds * SECOND))).toEqual([
      '1 second ago',
      '2 seconds ago',
      '1 minute ago',
      '1 minute ago',
    ]);
  });
});

describe('timeLeft', () => {
  it.each([
    [3 * HOUR + 12 * MINUTE + 59 * SECOND, '3 hours, 12 minutes'],
    [3 * HOUR, '3 hours'],
    [2 * DAY + 5 * HOUR + 59 * MINUTE, '2 days, 5 hours'],
    [DAY, '1 day'],
    [DAY - 1, '23 hours, 59 minutes'],
    [MINUTE, '1 minute'],
    [MINUTE - 1, '59 seconds'],
    [40 * SECOND, '40 seconds'],
    [1, '1 second'],
  ])('says of %i ms: %s', (left, said) => {
    expect(timeLeft(NOW + left, NOW)).toBe(said);
  });
});
