import { type EpochMs, PLATFORM_ZONE, type WallTime } from './booking.ts';

/**
 * The instant a wall time is, by the platform's clock. A time that the clocks skip in spring is read as the hour after; one
 * that they repeat in autumn, as its first occurrence (Temporal's `compatible`).
 * @throws RangeError if `wall` is no ISO 8601 date and time.
 */
export function instantOf(wall: WallTime): EpochMs {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(PLATFORM_ZONE).epochMilliseconds;
}
