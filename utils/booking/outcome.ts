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
      /** Why the platform gave no newer answer; null: this is the newest that was asked for. */
      staleBecause: Failure | null;
    }
  | { ok: false; failure: Failure; actingFor: Member | null };

/**
 * What to tell after `known` once `next` has come. A booking that is there stays, and a failure to renew it is told beside it; only
 * that there is no such booking for this member takes its place.
 *
 * @param known Null: nothing is there.
 */
export function keepBooking(known: Outcome | null, next: Outcome): Outcome {
  const isSameMember = known?.actingFor?.userId === next.actingFor?.userId;
  if (!known?.ok || next.ok || next.failure.kind === 'not-found' || !isSameMember) return next;
  return { ...known, staleBecause: next.failure };
}
