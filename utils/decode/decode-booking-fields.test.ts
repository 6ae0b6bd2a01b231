import { describe, expect, it } from 'vitest';
import {
  at,
  FIELDS,
  json,
  pathsOf,
  unreadableField,
  without,
  withValue,
  xml,
  xmlWith,
} from '../../tests/fixtures/made-booking.ts';
import { ODD } from '../../tests/fixtures/odd-values.ts';
import { decodeBooking } from './decode-booking.ts';

const STRICT = pathsOf(({ rule }) => rule === 'strict');
const LENIENT = pathsOf(({ rule }) => rule !== 'strict');

/** Each path with each odd value of its kind. */
const oddOf = (paths: string[]) =>
  paths.flatMap((path) => (ODD[FIELDS.get(path)?.kind ?? 'id'] ?? []).map((value) => [path, value] as const));

it('The list holds the 19 documented fields beside the candidate, and the candidate’s 10.', () => {
  expect(FIELDS.size).toBe(19 + 10);
  expect([...FIELDS.keys()].filter((path) => path.startsWith('Candidate.'))).toHaveLength(10);
});

describe('A field that has to fit makes the booking unreadable, and is named:', () => {
  it('these are the ID, the money and the session’s time', () => {
    expect(STRICT).toEqual(['BookingID', 'Duration', 'Credits', 'SessionDate']);
  });

  it.each(oddOf(STRICT))('%s as %j', (path, value) => {
    expect(unreadableField(withValue(path, value))).toBe(path);
  });

  it.each(STRICT)('%s as null, or missing', (path) => {
    expect(unreadableField(withValue(path, null))).toBe(path);
    expect(unreadableField(without(path))).toBe(path);
    expect(unreadableField(xmlWith(path, null))).toBe(path);
  });

  it('SessionDate of the year 1, which is "no date"', () => {
    expect(unreadableField(withValue('SessionDate', '0001-01-01T00:00:00'))).toBe('SessionDate');
  });

  it.each([
    ['BookingID', 'one'],
    ['BookingID', ''],
    ['Duration', '15.0'],
    ['Duration', '-15'],
    ['Duration', '99999999999'],
    ['Duration', '1 5'],
    ['Credits', '8,0'],
    ['Credits', '<b>8</b>'],
    ['SessionDate', ''],
  ])('%s as %j, in XML', (path, inside) => {
    expect(unreadableField(xmlWith(path, inside))).toBe(path);
  });

  it('the first of several, in the order of the documentation', () => {
    expect(unreadableField('{}')).toBe('BookingID');
    expect(unreadableField('{"Message":"An error has occurred."}')).toBe('BookingID');
    expect(unreadableField('<MadeBooking />')).toBe(null);
  });

  it('BookingID where the reply is about another booking', () => {
    expect(unreadableField(json, 2)).toBe('BookingID');
    expect(unreadableField(xml, 2)).toBe('BookingID');
  });
});

describe('Any other field that does not fit is left out and named, and the rest is read:', () => {
  it.each(oddOf(LENIENT))('%s as %j, in JSON', (path, value) => {
    const booking = decodeBooking(withValue(path, value), 1);
    expect(booking.leftOut).toEqual([path]);
    expect(at(booking, path)).toBeNull();
    expect({ ...booking, leftOut: [] }).toEqual({ ...decodeBooking(withValue(path, null), 1), leftOut: [] });
  });

  it.each(LENIENT)('%s missing', (path) => {
    expect(decodeBooking(without(path), 1).leftOut).toEqual([path]);
    expect(decodeBooking(xmlWith(path, null), 1).leftOut).toEqual([path]);
  });

  it.each(pathsOf(({ rule }) => rule === 'expected'))('%s as null, which is not documented', (path) => {
    expect(decodeBooking(withValue(path, null), 1).leftOut).toEqual([path]);
  });

  it.each([
    ['Method', '4'],
    ['Method', 'Skype'],
    ['CancelledDate', ''],
    ['Comments', '<b>bold</b>'],
    ['Status', ''],
    ['Candidate.Nickname', ' '],
    ['Candidate.UserID', '0'],
    ['Candidate.Total', '6.5'],
    ['Candidate.Disputes', '-1'],
    ['Candidate.PhoneNumber', '<x/>'],
  ])('%s as %j, in XML', (path, inside) => {
    expect(decodeBooking(xmlWith(path, inside), 1).leftOut).toEqual([path]);
  });

  it('an element that occurs twice in XML', () => {
    const twice = xml.replace('<Status>', '<Status>Pending</Status><Status>');
    expect(decodeBooking(twice, 1)).toMatchObject({ status: null, leftOut: ['Status'] });
  });

  it.each([[[]], ['BookedUser'], [5], [true], [{}], [{ Added: 1 }]])('a candidate as %j', (value) => {
    expect(decodeBooking(withValue('Candidate', value), 1)).toMatchObject({
      candidate: null,
      leftOut: ['Candidate'],
    });
  });

  it('several at once, in the order of the documentation', () => {
    const reply = {
      ...JSON.parse(json),
      LastUpdated: 5,
      Method: 0,
      Candidate: { UserID: 1, Nickname: 'Ann' },
    };
    expect(decodeBooking(JSON.stringify(reply), 1).leftOut).toEqual([
      'Method',
      'LastUpdated',
      'Candidate.PhoneNumber',
      'Candidate.SkypeName',
      'Candidate.Total',
      'Candidate.Positive',
      'Candidate.Neutral',
      'Candidate.Negative',
      'Candidate.Ratings',
      'Candidate.Disputes',
    ]);
  });
});
