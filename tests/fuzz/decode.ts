/** As in `tests/unit-setup.ts`: Node has no Temporal yet. */
import 'temporal-polyfill/global';
import fc from 'fast-check';
import { LookupError } from '../../utils/booking/failure.ts';
import { decodeBooking } from '../../utils/decode/decode-booking.ts';
import { brokenReply } from './broken-replies.ts';
import { isBooking } from './is-booking.ts';

export interface DecodeFuzz {
  /** Replies tried. */
  inputs: number;
  /** Replies that gave a booking. */
  accepted: number;
  /** Replies that threw anything but an `unreadable`. */
  throws: number;
  /** Replies that gave something which is no booking, or not the one asked for. */
  badAccepted: number;
}

/** How many cases are made at a time: few enough to hold. */
const BATCH = 1_000;

/**
 * Decodes `inputs` replies, most of them broken in one or two places, and counts what must never happen.
 * The same `seed` tries the same replies.
 */
export function fuzzDecode(inputs: number, seed: number): DecodeFuzz {
  const counts: DecodeFuzz = { inputs: 0, accepted: 0, throws: 0, badAccepted: 0 };
  while (counts.inputs < inputs) {
    const numRuns = Math.min(BATCH, inputs - counts.inputs);
    for (const { body, askedId } of fc.sample(brokenReply, { numRuns, seed: seed + counts.inputs })) {
      counts.inputs += 1;
      tryOne(body, askedId, counts);
    }
  }
  return counts;
}

function tryOne(body: string, askedId: number, counts: DecodeFuzz): void {
  try {
    const booking = decodeBooking(body, askedId);
    counts.accepted += 1;
    if (!isBooking(booking) || booking.bookingId !== askedId) counts.badAccepted += 1;
  } catch (error) {
    if (!(error instanceof LookupError) || error.failure.kind !== 'unreadable') counts.throws += 1;
  }
}
