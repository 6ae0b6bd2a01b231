import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ID } from '../booking/booking-id.ts';
import { bookingInSelection } from './selected-booking.ts';

describe('bookingInSelection', () => {
  it.each([
    ['123', 123, 'number'],
    // A double click takes the space with it on some systems.
    [' 123 ', 123, 'number'],
    ['#123', 123, 'number'],
    ['# 123', 123, 'number'],
    ['2147483647', 2_147_483_647, 'number'],
    ['Booking #123', 123, 'words'],
    ['PhoneChat booking 123', 123, 'words'],
    ['Booking ID: 123, Monday at 21:30', 123, 'words'],
    ['Booking #123 is about Booking #123.', 123, 'words'],
  ])('%j is booking %i, as %s', (text, id, holds) => {
    expect(bookingInSelection(text)).toEqual({ id, holds });
  });

  it.each([
    [''],
    ['   '],
    ['hello'],
    ['0'],
    ['-5'],
    ['2147483648'],
    ['07700900123'],
    ['+44 7700 900123'],
    ['1,234'],
    ['12.5'],
    ['12 15'],
    ['123 credits'],
    ['Webcam booking #123'],
    ['Booking #123 and Booking #124'],
    [`${'x'.repeat(200)} Booking #123`],
  ])('%j is none', (text) => {
    expect(bookingInSelection(text)).toBeNull();
  });

  it('gives a valid ID or nothing, whatever is selected', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[Bboking #.,0-9]{0,40}$/)), (text) => {
        const found = bookingInSelection(text);
        if (found)
          expect(found.id).toSatisfy((id: number) => Number.isInteger(id) && id >= 1 && id <= MAX_ID);
      }),
    );
  });
});
