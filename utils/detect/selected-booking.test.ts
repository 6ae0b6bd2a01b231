import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectionHolds } from './selected-booking.ts';
import { own } from './testing/own.ts';
import { parseTypedBooking } from './typed.ts';

const RULES = own({ pattern: 'show.asp?no={id}', where: '' });

describe('what a selected text is to the menu', () => {
  it.each([
    '123',
    // A double click takes the space with it on some systems.
    ' 123 ',
    '#123',
    '# 123',
    '123?',
    '\u202a123\u202c',
    '2147483647',
  ])('%j is a number', (text) => {
    expect(selectionHolds(text)).toBe('number');
  });

  it.each([
    'Booking #123',
    'Booking 123',
    'Booking #123?',
    'PhoneChat booking 123',
    'Booking ID: 123, Monday at 21:30',
    'Booking #123 is about Booking #123.',
    'https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123',
    'show.asp?no=123',
    'm.adultwork.com/account/phone-chat/bookings/9',
  ])('%j is words that may name a booking', (text) => {
    expect(selectionHolds(text)).toBe('words');
  });

  it.each([
    '',
    '   ',
    'hello',
    '0',
    '-5',
    '2147483648',
    '07700900123',
    '+44 7700 900123',
    '1,234',
    '12.5',
    '12 15',
    '123 credits',
    'Webcam booking #123',
    'Booking #123 and Booking #124',
    'https://www.adultwork.com/Home.asp',
    'https://www.adultwork.com/PhoneChatBooking.asp?BookingID=1 and more',
    `${'x'.repeat(200)} Booking #123`,
  ])('%j is nothing', (text) => {
    expect(selectionHolds(text)).toBe('nothing');
  });

  it('is something wherever the worker then finds a booking in it', () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[Bboking #.,0-9]{0,40}$/),
      fc.nat().map((id) => `PhoneChatBooking.asp?BookingID=${id}`),
      fc.nat().map((id) => `show.asp?no=${id}`),
    );
    fc.assert(
      fc.property(text, (selected) => {
        if (parseTypedBooking(selected, RULES) !== null) expect(selectionHolds(selected)).not.toBe('nothing');
      }),
    );
  });
});
