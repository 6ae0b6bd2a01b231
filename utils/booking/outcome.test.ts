import { describe, expect, it } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import type { Failure } from './failure.ts';
import { keepBooking, type Outcome } from './outcome.ts';

const booking = (fetchedAt: number, userId: number | null = null): Outcome & { ok: true } => ({
  ok: true,
  booking: SAMPLE,
  fetchedAt,
  actingFor: userId === null ? null : { userId, name: 'Alice' },
  staleBecause: null,
});
const failed = (failure: Failure): Outcome => ({ ok: false, failure, actingFor: null });

/** Every failure but `not-found`. */
const FAILURES: Failure[] = [
  { kind: 'no-token' },
  { kind: 'token-rejected' },
  { kind: 'scope-missing' },
  { kind: 'rate-limited', retryAt: 5 },
  { kind: 'platform-error', status: 500 },
  { kind: 'offline', because: 'network' },
  { kind: 'offline', because: 'access-withheld' },
  { kind: 'timed-out' },
  { kind: 'unreadable', field: 'Credits' },
  { kind: 'invalid-id' },
];

describe('a booking that is there', () => {
  it.each(FAILURES)('stays after %o, which is told beside it', (failure) => {
    expect(keepBooking(booking(1), failed(failure))).toEqual({ ...booking(1), staleBecause: failure });
  });

  it('is told with the last failure alone', () => {
    const known = { ...booking(1), staleBecause: { kind: 'timed-out' } as const };
    expect(keepBooking(known, failed({ kind: 'no-token' }))).toMatchObject({
      staleBecause: { kind: 'no-token' },
    });
    expect(keepBooking(known, booking(2))).toEqual(booking(2));
  });

  it('gives way to the answer that it is not there any more', () => {
    const gone = failed({ kind: 'not-found', because: 'booking' });
    expect(keepBooking(booking(1), gone)).toBe(gone);
  });

  it('gives way to a failure of another member’s lookup', () => {
    const other = failed({ kind: 'timed-out' });
    expect(keepBooking(booking(1, 42), other)).toBe(other);
  });
});

it('a failure stays for nothing', () => {
  const next = failed({ kind: 'timed-out' });
  expect(keepBooking(null, next)).toBe(next);
  expect(keepBooking(failed({ kind: 'no-token' }), next)).toBe(next);
});
