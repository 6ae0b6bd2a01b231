import { z } from 'zod';
import { MAX_ID } from '../booking/booking-id.ts';

/** What is parsed where a page asks for a ticket, and where a card page shows one. Strict, as in `schema.ts`. */

/** The ID is any number here: one out of range is answered in words, on the card. */
// defence: strict-messages
export const ticketAskSchema = z.lazy(() => z.strictObject({ bookingId: z.number(), ahead: z.boolean() }));

/** A member's ID, or null: the token's own member. Absent: no one was chosen for this booking. */
export const makeUnderSchema = () => z.int().min(1).max(MAX_ID).nullable().exactOptional();

export const ticketedAskSchema = z.lazy(() =>
  z.strictObject({
    ticket: z.string().length(32),
    mode: z.enum(['show', 'refresh', 'renew']),
    under: makeUnderSchema(),
  }),
);
