import { describe, expect, it } from 'vitest';
import { formatClock, formatForViewer, formatWallDate, formatWallTime, formatWeekday } from './wall-time.ts';

describe('a wall time', () => {
  it.each([
    ['2018-01-22T21:30:00', '22 January 2018', '21:30', 'Monday'],
    ['2018-01-22T00:00:00', '22 January 2018', '00:00', 'Monday'],
    ['2026-03-29T01:30:00', '29 March 2026', '01:30', 'Sunday'],
    ['2024-02-29T09:05:59.999', '29 February 2024', '09:05', 'Thursday'],
  ])('%s is written as the platform’s clock shows it', (wall, date, time, weekday) => {
    expect(formatWallDate(wall)).toBe(date);
    expect(formatWallTime(wall)).toBe(time);
    expect(formatWeekday(wall)).toBe(weekday);
  });
});

describe('formatForViewer', () => {
  it.each([
    ['2018-01-22T21:30:00', 'Europe/London', null],
    ['2018-01-22T21:30:00', 'Europe/Lisbon', null],
    ['2018-01-22T21:30:00', 'Europe/Paris', '22:30'],
    ['2018-01-22T23:30:00', 'Europe/Paris', '23 Jan 2018, 00:30'],
    ['2018-01-22T21:30:00', 'America/New_York', '16:30'],
    ['2018-01-22T21:30:00', 'Pacific/Auckland', '23 Jan 2018, 10:30'],
    ['2018-01-22T21:30:00', 'UTC', null],
    ['2018-07-22T21:30:00', 'UTC', '20:30'],
    // America changes its clocks two weeks before Europe does.
    ['2026-03-20T12:00:00', 'America/New_York', '08:00'],
    ['2026-04-20T12:00:00', 'America/New_York', '07:00'],
  ])('shows %s in %s as %s', (wall, zone, shown) => {
    expect(formatForViewer(wall, zone)).toBe(shown);
  });
});

describe('formatClock', () => {
  const now = new Date(2026, 0, 5, 14, 0, 0).getTime();

  it.each([
    [42, '14:00:42'],
    [119, '14:01:59'],
    [120, '14:02'],
    [5 * 60, '14:05'],
    [13 * 3600, '6 January 2026 at 03:00'],
  ])('shows what is %i seconds away as %s', (seconds, shown) => {
    expect(formatClock(now + seconds * 1000, now)).toBe(shown);
  });
});
