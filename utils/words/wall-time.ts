import { type EpochMs, PLATFORM_ZONE, type WallTime } from '../booking/booking.ts';
import { locale } from './locale.ts';

const zoned = (wall: WallTime) => Temporal.PlainDateTime.from(wall).toZonedDateTime(PLATFORM_ZONE);

/**
 * The instant a wall time stands for. A time that the clocks skip in spring is read as the hour after; one that they
 * repeat in autumn, as its first occurrence (Temporal's `compatible`).
 * @throws RangeError if `wall` is no ISO 8601 date and time.
 */
export function instantOf(wall: WallTime): EpochMs {
  return zoned(wall).epochMilliseconds;
}

/** A wall time as the platform's clock shows it. */
function formatWall(wall: WallTime, options: Intl.DateTimeFormatOptions): string {
  return Temporal.PlainDateTime.from(wall).toLocaleString(locale(), options);
}

/** `22 January 2018`. */
export const formatWallDate = (wall: WallTime) => formatWall(wall, { dateStyle: 'long' });

/** `21:30`. */
export const formatWallTime = (wall: WallTime) => formatWall(wall, { timeStyle: 'short' });

/** `Monday`. */
export const formatWeekday = (wall: WallTime) => formatWall(wall, { weekday: 'long' });

/**
 * A wall time on the viewer's own clock: `22:30`, with its date where that is another. Null where the viewer's clock
 * shows the same as the platform's at that instant.
 */
export function formatForViewer(wall: WallTime, viewerZone = Temporal.Now.timeZoneId()): string | null {
  const theirs = zoned(wall);
  const ours = theirs.withTimeZone(viewerZone);
  if (ours.offset === theirs.offset) return null;
  return ours.toPlainDateTime().toLocaleString(locale(), {
    timeStyle: 'short',
    ...(ours.day !== theirs.day && { dateStyle: 'long' }),
  });
}

/**
 * An instant on the viewer's clock, for "try again at …": `14:05`; with seconds where it is less than two minutes
 * away, with its date where it is more than half a day away.
 */
export function formatClock(instant: EpochMs, now: EpochMs): string {
  return new Date(instant).toLocaleString(locale(), {
    timeStyle: instant - now < 120_000 ? 'medium' : 'short',
    ...(instant - now > 43_200_000 && { dateStyle: 'long' }),
  });
}
