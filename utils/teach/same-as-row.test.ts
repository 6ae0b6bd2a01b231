import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import { sameAsRow } from './same-as-row.ts';

const booking = { ...SAMPLE, sessionDate: '2018-01-22T21:30:00' };
const named = (nickname: string) => ({
  ...booking,
  candidate: { ...SAMPLE.candidate, nickname },
});

it.each([
  '22/01/2018 21:30',
  '22/1/18',
  'Monday 22 January 2018, 21:30',
  '22-Jan-2018',
  'Anna\n22.01.2018\n15',
])('"%s" is the date of the booking', (row) => {
  expect(sameAsRow(row, booking).date).toBe(true);
});

it.each(['', '01/22/2018', '23/01/2018', '122/01/2018', '22 Jam 2018', '2018'])('"%s" is not', (row) => {
  expect(sameAsRow(row, booking).date).toBe(false);
});

it('a name is the same only as whole words, in any case', () => {
  expect(sameAsRow('22/01/2018 · ANNA · 15', named('Anna')).name).toBe(true);
  expect(sameAsRow('Call Anna-Lena', named('Anna')).name).toBe(false);
  expect(sameAsRow('Joanna', named('Anna')).name).toBe(false);
  expect(sameAsRow('with Anna Lee today', named('Anna Lee')).name).toBe(true);
  expect(sameAsRow('whatever', named(' ')).name).toBe(false);
  expect(sameAsRow('Anna', { ...booking, candidate: null }).name).toBe(false);
});

it('throws for no text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (row, nickname) => {
      const { date, name } = sameAsRow(row, named(nickname));
      expect([typeof date, typeof name]).toEqual(['boolean', 'boolean']);
    }),
    { numRuns: 200 },
  );
});
