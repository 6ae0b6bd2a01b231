import type { ApiBooking, ApiCandidate } from '../fixtures/api-booking.ts';
import { SAMPLE_REPLY } from '../fixtures/sample-booking.ts';

export type { ApiBooking };

export type BookingOverrides = Partial<Omit<ApiBooking, 'Candidate'>> & { Candidate?: Partial<ApiCandidate> };

/** The JSON sample of the platform's documentation, with another ID and whatever a test wants different. */
export function makeBooking(id: number, overrides: BookingOverrides = {}): ApiBooking {
  return {
    ...SAMPLE_REPLY,
    ...overrides,
    BookingID: id,
    Candidate: { ...SAMPLE_REPLY.Candidate, ...overrides.Candidate },
  };
}

/** A moment as the platform writes it: the wall clock of the United Kingdom, without zone or offset. */
export function wallTime(moment: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(moment);
  return parts.replace(' ', 'T');
}
