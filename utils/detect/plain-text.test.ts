import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_RULES } from '../settings/page-settings.ts';
import { bookingNamedIn, bookingsNamedIn, numberIn, tidy } from './plain-text.ts';
import { parseTypedBooking } from './typed.ts';

describe('words that a person typed, pasted or selected', () => {
  it.each([
    'Booking #105 and #106',
    'Booking #105, booking #106',
    'Booking #105, and #106, were late.',
    'Booking ID: 105 & 106',
    'Booking no. 105 or no. 106',
    'PhoneChat booking #105, 106.',
    'Is Booking #105 or 106 the one?',
    'Booking #105;106',
    'Booking #105/#106',
    'Booking #105 – #106',
    'Booking #105 and Booking #106, then Booking #105',
    'Bookings #105 and #106',
    'Both bookings #105, #106 are late',
    'PhoneChat booking IDs: 105 and 106',
    'Bookings 105 and 106',
    '105, 106',
    '#105 #106',
    '105 or 106?',
    'Booking #105 and 106, 15 minutes',
    'Booking #105 and 106 may be late',
    'Booking #105 and 106 minus the rest',
    'Booking #105, 106 are late',
    'Bookings 105 and 106 are late',
    '#105 and 106, please',
    '#105 or #106 minutes ago',
    'Booking #105 and 106 and 22 January',
    'Booking #105 and booking 106',
    'Booking #105 was late, booking 106 was not',
    'Booking #105 (and #106)',
    'Booking #105 was late and #106 too',
    'Booking #105 was moved to #106',
    'Booking #105 is fine, cancel #106',
    'Booking #105 👍 and #106 👎',
    'Booking #105 + 106',
    'Booking #105 – 106',
    'Booking #105 to 106',
    'Booking IDs:\n105\n106',
    'Bookings: #105, booking #106',
    'Booking #105 ,106',
    'Booking #105 and also 106',
    'Booking #105 / #106',
    'Booking #105 and 106\nJanuary',
    'Booking #105 and 106, £20',
    'Booking #105, 106 £20',
    'Booking #105 👍 and 106',
    'Booking #105\u00a0and\u00a0106',
    'Booking #105\u200f, 106\u200f',
    'Booking #105 and 106 clash',
    "Booking #105 and 106 weren't mine",
  ])('name two bookings, and so none that is surely meant, in %j', (text) => {
    expect(bookingsNamedIn(tidy(text))).toEqual([105, 106]);
    expect(bookingNamedIn(tidy(text))).toBeNull();
  });

  it.each([
    ['Booking #5 and 6 were late', [5, 6]],
    ['Booking #5 and 6 are late', [5, 6]],
    ['Booking #5 and 6 clash', [5, 6]],
    ['Booking #5, 6 and 7', [5, 6, 7]],
    ['Booking #5 and 6, please', [5, 6]],
    ['#5, #6', [5, 6]],
    ['Booking #105 and 99 were late', [105, 99]],
    ["Booking #105 and 99 aren't mine", [105, 99]],
    ['Booking #105 and 99 cancelled', [105, 99]],
    ['Booking #105, 99.', [105, 99]],
  ])('name several also where a number is short, in %j', (text, ids) => {
    expect(bookingsNamedIn(tidy(text))).toEqual(ids);
    expect(bookingNamedIn(tidy(text))).toBeNull();
  });

  it.each([
    'Booking #5 and 6 January',
    'Booking #5 and 2 others',
    'Booking #5 and 3 more',
    'Booking #5, 8 credits',
    "Booking #5 and 9 o'clock",
    'Booking #5 and 6 people, 7 p.m.',
  ])('name the one of one digit, whatever is counted beside it, in %j', (text) => {
    expect(bookingNamedIn(tidy(text))).toBe(5);
  });

  it.each(
    (
      'seconds,secs,sec,s,minutes,mins,min,m,hours,hrs,hr,h,days,d,weeks,wks,months,years,years old,yrs,am,pm,a.m.,p.m.,' +
      "o'clock,per cent,percent,%,pence,p,pounds,quid,GBP,EUR,USD,£,€,$,euros,dollars,cents,credits,miles,km,cm,times,calls,texts," +
      'messages,people,more,others'
    ).split(','),
  )('name the one with the mark, however many %s are beside it', (unit) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom(' and ', ', ', ' & ', ' – ', '\n', ' + '),
        fc.constantFrom(' ', '\u00a0', '-'),
        fc.constantFrom('', '.', ', please', ' and 30 minutes'),
        (id, count, between, space, rest) => {
          expect(bookingNamedIn(tidy(`Booking #${id}${between}${count}${space}${unit}${rest}`))).toBe(id);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    'Booking #105',
    'Booking #105 and #105',
    'Booking #105, 22 January 2018',
    'Booking #105 and 21:30',
    'Booking #105, 15 minutes, 8 credits',
    'Booking #105, 22/01/2018',
    'Booking #105 and 30 minutes',
    'Booking #105 or 30mins',
    'Booking #105 & 8 credits',
    'Booking #105 and 20 £',
    'Booking #105 and 20%',
    'Booking #105 and 9 pm',
    'Booking #105, member #77',
    'Booking #105 and 22 January',
    'Booking #105 or 22 Jan at 21:30',
    'Booking #105 & 22nd of January',
    'Booking #105 and 22/01',
    'Booking #105 on 22 and 23 January',
    'Booking #105 in 2017 and 2018',
    "Booking #105 and 9 o'clock",
    'Booking #105 and 9 p.m.',
    'Booking #105, 30 minutes, between 9 and 10',
    'Booking #105 and 2 days',
    'Booking #105 and 30-minute calls',
    'Booking #105 and 2 h 30',
    'Booking #105 and 120 minutes',
    'Booking #105 and 30 pounds',
    'Booking #105 and 250 credits',
    'Booking #105 and 1,234',
    'Booking #105 and 2 people',
    'Bookings #105 and 22 January',
    'Bookings 105 and 3 credits',
    'booking 105, 22 January',
    '#105 and 30 minutes',
    '#105 and 2 people',
    '#105, 22 January',
    '#105 and 3 more',
    'Booking #105 and 2 others',
    'Booking #105 (and 2 more)',
    'Booking #105 and 22 bookings',
    'Booking #105, 07700 900123',
    'Booking #105\n22 January 2018\n21:30',
    'Booking #105 – 22/01/2018 21:30',
    'Booking #105 + 1 free minute',
    'Booking #105, 10 Downing Street, SW1A 2AA',
    'Booking #105, 2 of 3',
    'Booking #105, order #555',
    'Booking #105 and webcam booking #106',
    'Booking #105 and webcam booking 106',
    'Booking #105, escort booking no. 106',
    'Booking #105 and 2 missed calls',
    'Booking #105\t2020-02-17',
    'Booking #105 +44 7700 900123',
    'Booking #105 / Anna, 30 minutes',
    'Booking #105 and 2 new messages',
  ])('name one, whatever other numbers are beside it, in %j', (text) => {
    expect(bookingNamedIn(tidy(text))).toBe(105);
  });

  it.each([
    '1,234',
    '105 106',
    '105, 30 minutes',
    '22, January 2018',
    'Booking notes 5 and 6',
    '07700 900123',
    '£20 and £30',
    '20 and 30 minutes',
    '22, 21:30',
    '20, 30%',
    '02079460958',
    'Booking #105–107',
    "Booking #1'234",
    'Bookings 22 and 23 January',
    'Booking 22 January and 23 January',
  ])('name none in %j', (text) => {
    expect(bookingsNamedIn(tidy(text))).toEqual([]);
    expect(numberIn(tidy(text))).toBeNull();
  });

  it('name no number that is only the beginning of one, where the text is longer than what is read', () => {
    const ids = Array.from({ length: 400 }, (_, n) => 1000 + n);
    const named = bookingsNamedIn(tidy(ids.map((id) => `Booking #${id}`).join('\n')));
    expect(named.length).toBeGreaterThan(100);
    expect(named).toEqual(ids.slice(0, named.length));
    expect(parseTypedBooking('1'.repeat(3000), NO_RULES)).toBeNull();
  });

  it('name the one with the mark, whatever day, time or count is joined to it', () => {
    const between = fc.constantFrom(' and ', ', ', ' & ', ' or ', ', and ', '; ');
    const unit = fc.constantFrom(
      ' January',
      '-minute call',
      ' hours',
      ' people',
      'th',
      ' pm',
      ':30',
      ' weeks',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 100 }),
        between,
        fc.integer({ max: 99, min: 1 }),
        unit,
        (id, and, n, of) => {
          expect(bookingNamedIn(tidy(`#${id}${and}${n}${of}`))).toBe(id);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('name each booking of a list once, in order, however it is written', () => {
    const between = fc.constantFrom(' and ', ', ', ' & ', ' or #', ', #', ';#', ', and # ');
    fc.assert(
      fc.property(
        fc.nat({ max: 99_998 }),
        fc.array(fc.tuple(between, fc.nat({ max: 99_998 })), { maxLength: 20 }),
        (first, more) => {
          const ids = [first, ...more.map(([, id]) => id)].map((id) => id + 1);
          const text = more.reduce(
            (so, [words], index) => `${so}${words}${ids[index + 1]}`,
            `Booking #${ids[0]}`,
          );
          expect(bookingsNamedIn(text)).toEqual([...new Set(ids)]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
