import { describe, expect, it } from 'vitest';
import {
  json,
  unreadableField,
  without,
  withValue,
  xml,
  xmlWith,
} from '../../tests/fixtures/made-booking.ts';

/** The platform's fields by what may stand in them. */
const KINDS = {
  id: ['BookingID', 'Candidate.UserID'],
  minutes: ['Duration'],
  decimal: ['Credits'],
  status: ['Status'],
  method: ['Method'],
  text: ['Candidate.Nickname'],
  textOrNull: [
    'PhoneNumber',
    'SkypeName',
    'CancelledReason',
    'CancelledBy',
    'RejectedReason',
    'Comments',
    'ActionClient',
    'Candidate.PhoneNumber',
    'Candidate.SkypeName',
  ],
  wallTime: ['CreateDate', 'SessionDate', 'AcceptBy', 'LastUpdated'],
  wallTimeOrNull: ['AcceptedDate', 'ConfirmedDate', 'CancelledDate'],
  score: ['Candidate.Total'],
  count: [
    'Candidate.Positive',
    'Candidate.Neutral',
    'Candidate.Negative',
    'Candidate.Ratings',
    'Candidate.Disputes',
  ],
  candidate: ['Candidate'],
} as const;

type Kind = keyof typeof KINDS;

const FIELDS: string[] = Object.values(KINDS).flat();
const NULLABLE: string[] = [...KINDS.textOrNull, ...KINDS.wallTimeOrNull];

const NOT_WHOLE = ['1', 'one', 1.5, true, {}, [1]];
const NOT_A_TIME = [
  '',
  ' ',
  1516656600000,
  'today',
  '2018-01-22',
  '2018-01-22T21:30',
  '2018-01-22 21:30:00',
  '2018-01-22T21:30:00Z',
  '2018-01-22T21:30:00+00:00',
  '2018-01-22T21:30:00.',
  '2018-01-22T21:30:00.12345678',
  '2018-01-22T24:00:00',
  '2018-01-22T21:60:00',
  '2018-01-22T21:30:60',
  '2018-02-29T21:30:00',
  '2100-02-29T21:30:00',
  '2018-04-31T21:30:00',
  '2018-13-01T21:30:00',
  '2018-00-01T21:30:00',
  '0000-01-01T00:00:00',
  '12018-01-22T21:30:00',
  '/Date(1516656600000)/',
  ' 2018-01-22T21:30:00',
];

/** Values that do not fit a field of the kind. */
const ILL: Record<Kind, unknown[]> = {
  id: [...NOT_WHOLE, 0, -1, 2147483648],
  minutes: [...NOT_WHOLE, 0, -15, 2147483648],
  decimal: [-8, '-8', '8,0', '8.', '.5', '1e2', '0x10', '', ' 8', true, {}, 'NaN', '9'.repeat(30)],
  status: ['confirmed', 'Deleted', '', 'Confirmed ', 1, true],
  method: [0, 4, -1, 1.5, '2', 'Skype'],
  text: ['', ' \t', 5, true, {}],
  textOrNull: [5, true, {}, ['text']],
  wallTime: [...NOT_A_TIME, '0001-01-01T00:00:00'],
  wallTimeOrNull: NOT_A_TIME,
  score: [...NOT_WHOLE, -2147483649, 2147483648],
  count: [...NOT_WHOLE, -1, 2147483648],
  candidate: [[], 'BookedUser', 5, true],
};

describe('what does not fit is named by its path', () => {
  it('for 19 fields, the candidate, and its 10', () => {
    expect(new Set(FIELDS).size).toBe(19 + 1 + 10);
    expect(FIELDS.filter((path) => path.startsWith('Candidate.'))).toHaveLength(10);
  });

  it.each(FIELDS.filter((path) => !NULLABLE.includes(path)))('%s as null', (path) => {
    expect(unreadableField(withValue(path, null))).toBe(path);
  });

  it.each(FIELDS)('%s missing, in JSON', (path) => {
    expect(unreadableField(without(path))).toBe(path);
  });

  it.each(FIELDS.filter((path) => path !== 'Candidate'))('%s missing, in XML', (path) => {
    expect(unreadableField(xmlWith(path, null))).toBe(path);
  });

  it.each(
    Object.entries(ILL).flatMap(([kind, values]) =>
      KINDS[kind as Kind].flatMap((path) => values.map((value) => [path, value] as const)),
    ),
  )('%s as %j, in JSON', (path, value) => {
    expect(unreadableField(withValue(path, value))).toBe(path);
  });

  it.each([
    ['BookingID', 'one'],
    ['BookingID', ''],
    ['Duration', '15.0'],
    ['Duration', '-15'],
    ['Duration', '99999999999'],
    ['Credits', '8,0'],
    ['Credits', '<b>8</b>'],
    ['Status', 'Deleted'],
    ['Status', ''],
    ['Method', '4'],
    ['Method', 'Skype'],
    ['SessionDate', '2018-01-22T21:30:00Z'],
    ['SessionDate', ''],
    ['CancelledDate', ''],
    ['Comments', '<b>bold</b>'],
    ['Candidate.Nickname', ' '],
    ['Candidate.UserID', '0'],
    ['Candidate.Total', '6.5'],
    ['Candidate.Disputes', '-1'],
    ['Candidate.PhoneNumber', '<x/>'],
  ])('%s as %j, in XML', (path, inside) => {
    expect(unreadableField(xmlWith(path, inside))).toBe(path);
  });

  it('a field that stands twice in XML', () => {
    expect(unreadableField(xml.replace('<Status>', '<Status>Pending</Status><Status>'))).toBe('Status');
  });

  it('the first of several, in the order of the documentation', () => {
    expect(unreadableField('{}')).toBe('BookingID');
    expect(unreadableField('{"Message":"An error has occurred."}')).toBe('BookingID');
    expect(unreadableField('<MadeBooking />')).toBe(null);
  });

  it('a reply about another booking', () => {
    expect(unreadableField(json, 2)).toBe('BookingID');
    expect(unreadableField(xml, 2)).toBe('BookingID');
  });
});
