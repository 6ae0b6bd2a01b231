import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS, pathsOf } from '../../tests/fixtures/made-booking.ts';
import { ODD } from '../../tests/fixtures/odd-values.ts';
import {
  anyBooking,
  anyDecimal,
  anyWallTime,
  toJson,
  toReply,
  toXml,
} from '../../tests/fuzz/booking-replies.ts';
import { fuzzDecode } from '../../tests/fuzz/decode.ts';
import { isBooking } from '../../tests/fuzz/is-booking.ts';
import { ownName } from '../booking/booking.ts';
import { LookupError } from '../booking/failure.ts';
import { decodeBooking } from './decode-booking.ts';

describe('any booking', () => {
  it('survives being written as JSON', () => {
    fc.assert(
      fc.property(anyBooking, (booking) => {
        expect(decodeBooking(toJson(booking), booking.bookingId)).toEqual(booking);
      }),
    );
  });

  it('survives being written as XML', () => {
    fc.assert(
      fc.property(anyBooking, (booking) => {
        expect(decodeBooking(toXml(booking), booking.bookingId)).toEqual(booking);
      }),
    );
  });

  it('survives structured cloning, on its way to a view', () => {
    fc.assert(
      fc.property(anyBooking, (booking) => {
        expect(structuredClone(decodeBooking(toJson(booking), booking.bookingId))).toEqual(booking);
      }),
    );
  });
});

describe('any booking of which one field is odd', () => {
  const oddField = fc
    .constantFrom(...pathsOf(({ rule }) => rule !== 'strict'))
    .chain((path) => fc.tuple(fc.constant(path), fc.constantFrom(...ODD[FIELDS.get(path)?.kind ?? 'id'])));

  it('is shown without that field, which is named', () => {
    fc.assert(
      fc.property(anyBooking, oddField, (booking, [path, value]) => {
        const { candidate } = booking;
        const name = path.replace('Candidate.', '');
        const inCandidate = path !== name;
        fc.pre(!inCandidate || candidate !== null);
        const reply = toReply(booking);
        const odd = { [name]: value };
        const without = { [ownName(name)]: null };
        const broken = inCandidate ? { Candidate: { ...reply.Candidate, ...odd } } : odd;
        const decoded = decodeBooking(JSON.stringify({ ...reply, ...broken }), booking.bookingId);
        expect(decoded).toEqual({
          ...booking,
          ...(inCandidate ? { candidate: { ...candidate, ...without } } : without),
          leftOut: [path],
        });
        expect(isBooking(decoded)).toBe(true);
      }),
    );
  });
});

describe('any decimal', () => {
  const booking = fc.sample(anyBooking, { numRuns: 1, seed: 1 })[0];
  if (!booking) throw new Error('no sample');

  it.each(['number', 'string', 'XML text'])('is exact as a %s, whatever zeros are around it', (form) => {
    fc.assert(
      fc.property(anyDecimal, fc.nat({ max: 3 }), (credits, zeros) => {
        const point = zeros > 0 && !credits.includes('.') ? '.' : '';
        const written = credits + point + '0'.repeat(zeros);
        const body =
          form === 'XML text'
            ? toXml({ ...booking, credits: written })
            : toJson(booking).replace(
                /"Credits":[^,]*/,
                `"Credits":${form === 'string' ? JSON.stringify(written) : written}`,
              );
        expect(decodeBooking(body, booking.bookingId).credits).toBe(credits);
      }),
    );
  });
});

describe('any text', () => {
  it.each([
    ['a string', fc.string({ unit: 'binary' })],
    ['JSON', fc.json()],
    ['something in angle brackets', fc.string().map((inside) => `<MadeBooking>${inside}</MadeBooking>`)],
  ])('%s throws nothing but "unreadable"', (_, bodies) => {
    fc.assert(
      fc.property(bodies, (body) => {
        try {
          decodeBooking(body, 1);
        } catch (error) {
          expect(error).toBeInstanceOf(LookupError);
          expect((error as LookupError).failure.kind).toBe('unreadable');
        }
      }),
    );
  });
});

describe('any wall time', () => {
  it('is kept as it was written', () => {
    fc.assert(
      fc.property(anyBooking, anyWallTime, (booking, sessionDate) => {
        const reply = toJson({ ...booking, sessionDate });
        expect(decodeBooking(reply, booking.bookingId).sessionDate).toBe(sessionDate);
      }),
    );
  });
});

describe('broken replies', () => {
  it('never throw anything else and are never accepted against the type', () => {
    const counts = fuzzDecode(2_000, 20180122);
    expect(counts).toMatchObject({ inputs: 2_000, throws: 0, badAccepted: 0 });
    // Without both outcomes the two zeros would say little.
    expect(counts.accepted).toBeGreaterThan(200);
    expect(counts.accepted).toBeLessThan(1_800);
  });
});
