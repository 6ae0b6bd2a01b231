import { describe, expect, it } from 'vitest';
import { instantOf } from './instant-of.ts';

describe('instantOf', () => {
  it.each([
    ['winter', '2018-01-22T21:30:00', '2018-01-22T21:30:00.000Z'],
    ['summer', '2018-07-22T21:30:00', '2018-07-22T20:30:00.000Z'],
    ['milliseconds', '2018-01-20T12:34:56.789', '2018-01-20T12:34:56.789Z'],
    ['the last minute before the clocks go forward', '2026-03-29T00:59:00', '2026-03-29T00:59:00.000Z'],
    ['an hour that the clocks skip: the hour after', '2026-03-29T01:30:00', '2026-03-29T01:30:00.000Z'],
    ['the first minute after', '2026-03-29T02:00:00', '2026-03-29T01:00:00.000Z'],
    ['an hour that comes twice: the first', '2026-10-25T01:30:00', '2026-10-25T00:30:00.000Z'],
    ['the first minute after both', '2026-10-25T02:00:00', '2026-10-25T02:00:00.000Z'],
  ])('reads the platform’s clock in %s', (_, wall, instant) => {
    expect(new Date(instantOf(wall)).toISOString()).toBe(instant);
  });

  it('refuses what is no date', () => {
    expect(() => instantOf('soon')).toThrow(RangeError);
  });
});
