import type { EpochMs } from '../booking/booking.ts';
import { perLocale } from './locale.ts';

/**
 * Each unit, its length in seconds, and the count at which the next unit takes over. Hours go up to two days, so that
 * no one is told "in 1 day" of something that is 36 hours away.
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
    if (Math.abs(count) < limit) return count ? counted().format(count, unit) : named().format(0, 'second');
  }
  return '';
}

const counted = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));
/** It has a word for 0 seconds, but says "tomorrow" of 1 day, which a count of hours can't promise. */
const named = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const durations = perLocale((locale) => new Intl.DurationFormat(locale, { style: 'long' }));

/**
 * The time left before a deadline, in two units at most: `2 days, 5 hours`, `3 hours, 12 minutes`, `40 seconds`.
 * Rounded down, so that it never promises more than there is.
 */
export function timeLeft(deadline: EpochMs, now: EpochMs): string {
  const milliseconds = Math.max(deadline - now, 1000);
  const left = Temporal.Duration.from({ milliseconds }).round({
    largestUnit: 'day',
    smallestUnit: milliseconds < 60_000 ? 'second' : milliseconds < 86_400_000 ? 'minute' : 'hour',
    roundingMode: 'trunc',
  });
  return durations().format(left);
}
