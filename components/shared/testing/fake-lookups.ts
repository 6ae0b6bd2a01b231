import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SAMPLE } from '../../../tests/fixtures/sample-booking.ts';
import type { Booking } from '../../../utils/booking/booking.ts';
import type { Failure } from '../../../utils/booking/failure.ts';
import type { Member, Outcome } from '../../../utils/booking/outcome.ts';
import type { LookupAnswer, LookupAsk } from '../../../utils/message/contract.ts';

/** One port that a page has opened to look a booking up. */
export interface FakeLookup extends LookupAsk {
  closed: boolean;
  answer(answer: LookupAnswer): void;
}

/** Replaces the worker's lookups; the lookups come in the order of their asking. */
export function installFakeLookups(): FakeLookup[] {
  const lookups: FakeLookup[] = [];
  const connect = () => {
    let listener: (answer: LookupAnswer) => void = () => {};
    let closed = false;
    return {
      onMessage: { addListener: (given: typeof listener) => (listener = given) },
      onDisconnect: { addListener: () => {} },
      disconnect: () => {
        closed = true;
      },
      postMessage: (ask: LookupAsk) =>
        lookups.push({
          ...ask,
          get closed() {
            return closed;
          },
          answer: (answer) => listener(answer),
        }),
    };
  };
  Object.assign(fakeBrowser.runtime, { connect });
  return lookups;
}

/** A booking of no interest but for its ID and its candidate's name. */
function bookingOf(bookingId: number): Booking {
  return {
    ...SAMPLE,
    bookingId,
    actionClient: null,
    candidate: { ...SAMPLE.candidate, nickname: 'Sparrow' },
  };
}

export function found(
  bookingId: number,
  { final = true, actingFor = null as Member | null } = {},
): LookupAnswer {
  const outcome: Outcome = {
    ok: true,
    booking: bookingOf(bookingId),
    fetchedAt: Date.now(),
    actingFor,
    staleBecause: null,
  };
  return { kind: 'outcome', outcome, final };
}

export function failed(failure: Failure): LookupAnswer & { kind: 'outcome' } {
  return { kind: 'outcome', outcome: { ok: false, failure, actingFor: null }, final: true };
}
