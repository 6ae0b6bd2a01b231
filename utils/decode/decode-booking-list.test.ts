import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json, sample, withValue } from '../../tests/fixtures/made-booking.ts';
import { SAMPLE_XML } from '../../tests/fixtures/sample-booking.ts';
import { anyBooking, toJson, toXml } from '../../tests/fuzz/booking-replies.ts';
import { decodeBookingList } from './decode-booking-list.ts';

const { leftOut: _, ...sampleItem } = sample;

const few = '{"BookingID":7,"Status":"Pending","SessionDate":"2018-01-22T21:30:00"}';
const ids = (body: string) => decodeBookingList(body)?.items.map(({ bookingId }) => bookingId);

describe('A list in JSON', () => {
  it.each([
    ['a bare array', (rows: string) => rows],
    ['an envelope', (rows: string) => `{"PageCount":1,"PageNumber":1,"Bookings":${rows}}`],
    [
      'an envelope with other arrays',
      (rows: string) => `{"Links":["next"],"Errors":[],"MadeBookings":${rows}}`,
    ],
  ])('is read from %s', (_, wrap) => {
    const list = decodeBookingList(wrap(`[${json},${few}]`));
    expect(list?.items.map(({ bookingId, status }) => [bookingId, status])).toEqual([
      [1, 'Confirmed'],
      [7, 'Pending'],
    ]);
    expect(list?.items[0]).toEqual(sampleItem);
    expect(list?.complete).toEqual([sample]);
  });

  it('has items of few fields: all but the ID may be missing or odd', () => {
    const list = decodeBookingList(
      `[${few},{"BookingID":8,"Credits":"many","Candidate":{"Nickname":"Ann"}}]`,
    );
    expect(list?.items[0]).toMatchObject({ status: 'Pending', credits: null, candidate: null });
    expect(list?.items[1]).toMatchObject({ credits: null, candidate: { nickname: 'Ann', total: null } });
    expect(list?.complete).toEqual([]);
  });

  it.each([
    ['one that lacks a field', '"Comments": null,', ''],
    ['one with an odd field', '"Method": 2', '"Method": 9'],
  ])('never has %s among the complete ones', (_, from, to) => {
    const list = decodeBookingList(`[${json.replace(from, to)}]`);
    expect(list?.items).toHaveLength(1);
    expect(list?.complete).toEqual([]);
  });

  it('leaves out rows that have no ID of a booking, and tells each booking once', () => {
    expect(ids(`[null,5,"x",{"UserID":3},{"BookingID":"9"},${few},${json},${few}]`)).toEqual([7, 1]);
  });

  it.each(['[]', '{"PageCount":0,"Bookings":[]}'])('is empty: %s', (body) => {
    expect(decodeBookingList(body)).toEqual({ items: [], complete: [] });
  });

  it.each([
    ['nothing', ''],
    ['a web page', '<!DOCTYPE html><html><body>Just a moment</body></html>'],
    ['a number', '299'],
    ['an error', '{"Message":"An error has occurred."}'],
    ['one booking', json],
    ['rows of another kind', '[{"WebcamBookingID":1}]'],
    ['two lists', `{"Made":[${few}],"Received":[${json}]}`],
    ['two empty arrays', '{"Bookings":[],"Links":[]}'],
    ['cut JSON', `[${json}`],
  ])('is not: %s', (_, body) => {
    expect(decodeBookingList(body)).toBeNull();
  });
});

describe('A list in XML', () => {
  const inner = SAMPLE_XML.replace(/ xmlns(:i)?="[^"]*"/g, '');
  const root = (name: string, content: string) =>
    `<${name} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/API">${content}</${name}>`;
  const second = '<MadeBooking><BookingID>7</BookingID><Status>Pending</Status></MadeBooking>';

  it.each([
    ['an ArrayOf', (rows: string) => root('ArrayOfMadeBooking', rows)],
    [
      'an envelope',
      (rows: string) => root('MadeBookings', `<Bookings>${rows}</Bookings><PageCount>1</PageCount>`),
    ],
    ['an envelope without a list of its own', (rows: string) => root('R', `<PageCount>1</PageCount>${rows}`)],
  ])('is read from %s, with two rows and with one', (_, wrap) => {
    const list = decodeBookingList(wrap(inner + second));
    expect(list?.items.map(({ bookingId, status }) => [bookingId, status])).toEqual([
      [1, 'Confirmed'],
      [7, 'Pending'],
    ]);
    expect(list?.complete).toEqual([{ ...sample, duration: 5 }]);
    expect(ids(wrap(second))).toEqual([7]);
  });

  it('reads a hundred bookings', () => {
    const rows = Array.from({ length: 100 }, (_, index) => inner.replace('>1<', `>${index + 1}<`));
    expect(decodeBookingList(root('ArrayOfMadeBooking', rows.join('')))?.complete).toHaveLength(100);
  });

  it.each([root('ArrayOfMadeBooking', ''), root('MadeBookings', '<Bookings /><PageCount>0</PageCount>')])(
    'is empty: %s',
    (body) => {
      expect(decodeBookingList(body)).toEqual({ items: [], complete: [] });
    },
  );

  it.each([
    ['one booking', SAMPLE_XML],
    ['an error', '<Error><Message>no</Message></Error>'],
    ['an empty element', '<Anything />'],
    ['cut XML', root('ArrayOfMadeBooking', inner).slice(0, -5)],
  ])('is not: %s', (_, body) => {
    expect(decodeBookingList(body)).toBeNull();
  });
});

describe('Any list', () => {
  it('gives each of its bookings in full, from both forms', () => {
    const lists = fc.uniqueArray(anyBooking, { maxLength: 4, selector: ({ bookingId }) => bookingId });
    fc.assert(
      fc.property(lists, (bookings) => {
        const asXml = bookings.map((booking) => toXml(booking)).join('');
        for (const body of [
          `[${bookings.map(toJson).join()}]`,
          `<ArrayOfMadeBooking>${asXml}</ArrayOfMadeBooking>`,
        ]) {
          expect(decodeBookingList(body)?.complete).toEqual(bookings);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('of any text never throws', () => {
    const bodies = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string().map((text) => `<a>${text}</a>`),
    );
    fc.assert(fc.property(bodies, (body) => void decodeBookingList(body)));
  });

  it('of one booking with a field that must fit missing is not complete', () => {
    expect(decodeBookingList(`[${withValue('Duration', null)}]`)?.complete).toEqual([]);
  });
});
