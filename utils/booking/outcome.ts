import type { Booking, EpochMs } from './booking.ts';
import type { Failure } from './failure.ts';

/** A member of the manager's group, as the manager added it. */
export interface Member {
  userId: number;
  name: string;
}

/** How one lookup ends. */
export type Outcome =
  | {
      ok: true;
      booking: Booking;
      /** When the platform gave this answer. */
      fetchedAt: EpochMs;
      /** The member whose booking it is; null: the token's own. */
      actingFor: Member | null;
    }
  | { ok: false; failure: Failure; actingFor: Member | null };
