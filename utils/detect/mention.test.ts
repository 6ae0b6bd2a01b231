import { describe, expect, it } from 'vitest';
import { mentionsIn } from './mention.ts';

describe('a booking named in a text', () => {
  it.each([
    'Booking #123',
    'booking#123',
    'Booking # 123',
    'Booking: #123',
    'Booking #123 / Anna',
    'BOOKING #0123',
    'Booking ID: 123',
    'Booking ID 123',
    'BookingID: 123',
    'Booking id #123',
    'Booking no. 123',
    'Booking No 123',
    'Booking number 123.',
    'Booking\n\t\t\t  #123',
    'Booking\u00a0#123',
    'PhoneChat booking #123',
    'Phone chat booking ID: 123',
    'PhoneChat booking 123',
    'PhoneChat booking 123.',
    'PhoneChat booking 123 | confirmed',
    'Your booking #123 was accepted at 21:30 on 22 January 2018.',
    '(Booking #123)',
    'Booking #123, 15 minutes',
    'Booking #123: confirmed',
    'Re: Booking #123',
  ])('is found in %j', (text) => {
    expect(mentionsIn(text).map(({ id }) => id)).toEqual([123]);
  });

  it.each([
    'Booking 123',
    'Booking 22 January 2018',
    'PhoneChat booking 22 January 2018',
    'PhoneChat booking 15 minutes',
    'PhoneChat booking 22:30',
    'PhoneChat booking 22/01/2018',
    'PhoneChat booking 8.50',
    'Webcam booking #123',
    'Web cam booking #123',
    'web-cam-booking #123',
    'Escort Booking ID: 123',
    'Direct Chat booking #123',
    'DirectChat booking no. 123',
    'Rebooking #123',
    'Non-booking #123',
    'cboBookingCurrencyID 123',
    'Booking currency ID: 123',
    'Bookings #123',
    'Bookings: 123',
    'Booking fee #123',
    'Booking #1,234',
    'Booking #12-3',
    'Booking #12–3',
    "Booking #1'234",
    'Booking #1’234',
    'Booking #12/3',
    'Booking #12.5',
    'Booking #123abc',
    'Booking #12345678901',
    'Booking #0',
    'Booking #2147483648',
    'Booking no. 2 of 20',
    'Booking #2 / 20',
    'Booking ids 123',
    'Booking note 123',
    'Booking by member #123',
    'Booking #１２３',
    'Booking |#123',
    'User ID: 123',
    '#123',
  ])('is not found in %j', (text) => {
    expect(mentionsIn(text)).toEqual([]);
  });

  it('is found at its place, each in its turn', () => {
    expect(mentionsIn('See Booking #1 and PhoneChat booking no. 22!')).toEqual([
      { id: 1, start: 4, end: 14 },
      { id: 22, start: 19, end: 43 },
    ]);
  });
});
