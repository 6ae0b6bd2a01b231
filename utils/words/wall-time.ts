import { type EpochMs, PLATFORM_ZONE, type WallTime } from '../booking/booking.ts';
import { perLocale } from './locale.ts';

const formatter = (options: Intl.DateTimeFormatOptions) =>
  perLocale((locale) => new Intl.DateTimeFormat(locale, options));

const date = formatter({ dateStyle: 'long' });
const time = formatter({ timeStyle: 'short' });
const dateAndTime = formatter({ dateStyle: 'long', timeStyle: 'short' });
/** For the second of two times, whose date is seldom another: `23 Jan 2018, 00:30`. */
const shortDateAndTime = formatter({ dateStyle: 'medium', timeStyle: 'short' });
const weekday = formatter({ weekday: 'long' });
const timeWithSeconds = formatter({ timeStyle: 'medium' });

const plain = (wall: WallTime) => Temporal.PlainDateTime.from(wall);

/** `22 January 2018`, as the platform's clock shows it. */
export const formatWallDate = (wall: WallTime) => date().format(plain(wall));

/** `21:30`. */
export const formatWallTime = (wall: WallTime) => time().format(plain(wall));

/** `22 January 2018 at 21:30`. */
export const formatWallDateTime = (wall: WallTime) => dateAndTime().format(plain(wall));

/** `Monday`. */
export const formatWeekday = (wall: WallTime) => weekday().format(plain(wall));

/**
 * A wall time on the viewer's own clock: `22:30`, with its date where that is another. Null where the viewer's clock
 * shows the same as the platform's at that instant.
 */
export function formatForViewer(wall: WallTime, viewerZone = Temporal.Now.timeZoneId()): string | null {
  const theirs = plain(wall).toZonedDateTime(PLATFORM_ZONE);
  const ours = theirs.withTimeZone(viewerZone);
  if (ours.offset === theirs.offset) return null;
  return (ours.day === theirs.day ? time : shortDateAndTime)().format(ours.toPlainDateTime());
}

/**
 * An instant on the viewer's clock, for "try again at …": `14:05`; with seconds where it is less than two minutes
 * away, with its date where it is more than half a day away.
 */
export function formatClock(instant: EpochMs, now: EpochMs): string {
  const away = instant - now;
  return (away < 120_000 ? timeWithSeconds : away > 43_200_000 ? dateAndTime : time)().format(instant);
}
