import { expect, it } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import { summaryOf } from './summary.ts';

it('sums a booking up in a few lines that name the time zone', () => {
  expect(summaryOf(SAMPLE)).toBe(
    [
      'PhoneChat booking 1: Confirmed',
      'You need to carry out the session',
      '22 January 2018, 21:30 UK time',
      'You call BookedUser',
      '15 minutes, 8 credits',
    ].join('\n'),
  );
});

it('leaves out what there is not, and what is masked on the card', () => {
  const booking = { ...SAMPLE, actionClient: null, phoneNumber: '020 7946 0123', skypeName: 'live:me' };
  expect(summaryOf(booking)).not.toMatch(/null|7946|live/);
  expect(summaryOf(booking).split('\n')).toHaveLength(4);
});
