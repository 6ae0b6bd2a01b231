import type { EpochMs } from '../booking/booking.ts';
import { locale } from './locale.ts';

/**
 * Each unit, its length in seconds, and the count at which the next unit takes over. Hours go up to two days, so that
 * nobody is told "in 1 day" of something that is 36 hours away.
 */
const LADDER = [
  ['second', 1, 60],
  ['minute', 60, 60],
  ['hour', 3600, 48],
  ['day', 86_400, 60],
  ['month', 2_629_746, 24],
  ['year', 31_556_952, 1e9],
] as const;

/** How far an instant is from now, to the nearest unit: `in 2 days`, `5 minutes ago`, `now`. */
export function relative(instant: EpochMs, now: EpochMs): string {
  for (const [unit, seconds, limit] of LADDER) {
    const count = Math.round((instant - now) / 1000 / seconds);
    if (Math.abs(count) < limit) return count ? format('always', count, unit) : format('auto', 0, 'second');
  }
  return '';
}

/** "auto" has a word for 0 seconds, but says "tomorrow" of 1 day, which a count of hours can't promise. */
function format(numeric: 'always' | 'auto', count: number, unit: Intl.RelativeTimeFormatUnit): string {
  return new Intl.RelativeTimeFormat(locale(), { numeric }).format(count, unit);
}

/**
 * The time left before a deadline, in two units at most: `2 days, 5 hours`, `3 hours, 12 minutes`, `40 seconds`.
 * Rounded down, so that it never promises more than there is.
 */
export function timeLeft(deadline: EpochMs, now: EpochMs): string {
  const milliseconds = Math.max(deadline - now, 1000);
  return Temporal.Duration.from({ milliseconds })
    .round({
      largestUnit: 'day',
      smallestUnit: milliseconds < 60_000 ? 'second' : milliseconds < 86_400_000 ? 'minute' : 'hour',
      roundingMode: 'trunc',
    })
    .toLocaleString(locale(), { style: 'long' });
}
