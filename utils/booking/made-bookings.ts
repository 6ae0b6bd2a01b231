import type { BookingListItem, EpochMs } from './booking.ts';
import type { Failure } from './failure.ts';

/** The list of the bookings that the acting member has made, as the popup gets it. */
export interface MadeBookingsReply {
  /** Null: none is known. Where a request failed, these are the last that came. */
  items: BookingListItem[] | null;
  /** When the platform gave them; null: never. */
  fetchedAt: EpochMs | null;
  /** Why nothing newer came; null: it did, or it was not asked for. */
  failure: Failure | null;
  /** They are from memory and older than a minute: to be asked for anew. */
  isStale: boolean;
}
