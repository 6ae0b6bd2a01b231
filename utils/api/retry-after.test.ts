import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const now = Date.UTC(2018, 0, 22, 21, 30, 0);
const inTwoMinutes = now + 120_000;

describe('parseRetryAfter', () => {
  it.each([
    ['seconds', '120'],
    ['seconds with white space', ' 120 '],
    ['an HTTP date', 'Mon, 22 Jan 2018 21:32:00 GMT'],
    ['an HTTP date of RFC 850', 'Monday, 22-Jan-18 21:32:00 GMT'],
    ['an HTTP date of asctime', 'Mon Jan 22 21:32:00 2018'],
  ])('reads %s', (_, header) => {
    expect(parseRetryAfter(header, now)).toBe(inTwoMinutes);
  });

  it('reads a one-digit day of asctime', () => {
    const before = Date.UTC(2018, 0, 6, 8, 49, 0);
    expect(parseRetryAfter('Sat Jan  6 08:49:37 2018', before)).toBe(Date.UTC(2018, 0, 6, 8, 49, 37));
  });

  it('reads a whole day', () => {
    expect(parseRetryAfter('86400', now)).toBe(now + 86_400_000);
  });

  it.each([
    ['more than a day', '86401'],
    ['25 hours', '90000'],
    ['until a date more than a day away', 'Wed, 24 Jan 2018 21:32:00 GMT'],
    ['beyond all numbers', '9'.repeat(400)],
  ])('takes a wait of %s for a day, the longest that is kept', (_, header) => {
    expect(parseRetryAfter(header, now)).toBe(now + 86_400_000);
  });

  it.each([
    ['behind', 'Mon, 22 Jan 2018 23:30:00 GMT', 'Mon, 22 Jan 2018 23:32:00 GMT'],
    ['ahead', 'Mon, 22 Jan 2018 18:30:00 GMT', 'Mon, 22 Jan 2018 18:32:00 GMT'],
  ])('waits as long as the platform asks for, however far this clock is %s', (_, date, header) => {
    expect(parseRetryAfter(header, now, date)).toBe(inTwoMinutes);
  });

  it('trusts this clock where the reply has no date, or an odd one', () => {
    const header = 'Mon, 22 Jan 2018 21:32:00 GMT';
    expect(parseRetryAfter(header, now, 'yesterday')).toBe(inTwoMinutes);
    expect(parseRetryAfter('120', now, 'Mon, 22 Jan 2018 23:30:00 GMT')).toBe(inTwoMinutes);
  });

  it.each([
    ['absent', null],
    ['empty', ''],
    ['a word', 'soon'],
    ['negative', '-5'],
    ['a fraction', '1.5'],
    ['an exponent', '1e3'],
    ['with a unit', '120s'],
    ['words that end in a number', 'retry 120'],
    ['a date of another zone', 'Mon, 22 Jan 2018 21:32:00 CET'],
    ['an ISO date', '2018-01-22T21:32:00Z'],
    ['a date with words', 'not before Mon, 22 Jan 2018 21:32:00 GMT'],
    ['now', '0'],
    ['a date that is past', 'Mon, 22 Jan 2018 21:29:59 GMT'],
  ])('takes what is %s for nothing said', (_, header) => {
    expect(parseRetryAfter(header, now)).toBeNull();
  });
});
