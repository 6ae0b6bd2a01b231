import { describe, expect, it } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import { historyOf } from './format-history.ts';

describe('historyOf', () => {
  it('tells what happened, oldest first', () => {
    expect(historyOf(SAMPLE)).toEqual([
      { what: 'created', at: '2018-01-20T12:34:56.789' },
      { what: 'accepted', at: '2018-01-21T12:48:13.412' },
      { what: 'confirmed', at: '2018-01-21T13:24:05.987' },
    ]);
  });

  it('puts a cancellation where it happened, with its reason and by whom', () => {
    const booking = {
      ...SAMPLE,
      status: 'Cancelled' as const,
      cancelledDate: '2018-01-21T13:00:00',
      cancelledReason: 'Ill.',
      cancelledBy: 'BookedUser',
    };
    expect(historyOf(booking)[2]).toEqual({
      what: 'cancelled',
      at: '2018-01-21T13:00:00',
      by: 'BookedUser',
      reason: 'Ill.',
    });
    expect(historyOf(booking).map(({ what }) => what)).toEqual([
      'created',
      'accepted',
      'cancelled',
      'confirmed',
    ]);
  });

  it('puts a rejection, which has no date, where the booking was last updated', () => {
    const booking = {
      ...SAMPLE,
      status: 'Rejected' as const,
      acceptedDate: null,
      confirmedDate: null,
      rejectedReason: null,
      lastUpdated: '2018-01-21T09:00:00',
    };
    expect(historyOf(booking)).toEqual([
      { what: 'created', at: '2018-01-20T12:34:56.789' },
      { what: 'rejected', at: null, reason: null },
    ]);
  });

  it('shows a cancellation that the platform kept no date of', () => {
    expect(historyOf({ ...SAMPLE, status: 'Cancelled' }).at(-1)?.what).toBe('cancelled');
  });

  it('compares times with and without milliseconds', () => {
    const booking = {
      ...SAMPLE,
      acceptedDate: '2018-01-21T13:24:05.988',
      confirmedDate: '2018-01-21T13:24:05',
    };
    expect(historyOf(booking).map(({ what }) => what)).toEqual(['created', 'confirmed', 'accepted']);
  });
});
