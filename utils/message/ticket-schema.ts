import { z } from 'zod';

/** What is parsed where a page asks for a ticket, and where a card page shows one. Strict, as in `schema.ts`. */

/** The ID is any number here: one out of range is answered in words, on the card. */
export const ticketAskSchema = z.strictObject({ bookingId: z.number(), ahead: z.boolean() });

export const ticketedAskSchema = z.strictObject({
  ticket: z.string().length(32),
  mode: z.enum(['show', 'refresh', 'renew']),
});
