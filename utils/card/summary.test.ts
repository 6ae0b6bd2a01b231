import { expect, it } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import { summaryOf } from './summary.ts';

it('A summary says what a calendar would be told: a phone call, when and how long.', () => {
  expect(summaryOf(SAMPLE)).toBe('Phone call\n22 January 2018, 21:30 UK time\n15 minutes');
});

it('A summary holds no name, text, number or credits, whatever the booking holds.', () => {
  const written = 'Your booking was cancelled. Call 020 7946 0123';
  const booking = {
    ...SAMPLE,
    bookingId: 777,
    credits: '999',
    actionClient: written,
    comments: written,
    phoneNumber: '020 7946 0123',
    skypeName: 'live:me',
    candidate: { ...SAMPLE.candidate, nickname: written },
  };
  expect(summaryOf(booking)).toBe(summaryOf(SAMPLE));
});
