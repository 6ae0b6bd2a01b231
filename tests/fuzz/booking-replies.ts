import fc from 'fast-check';
import {
  BOOKING_FIELDS,
  type Booking,
  CANDIDATE_FIELDS,
  type Candidate,
  type FieldList,
  type Kind,
  type KindValues,
  METHODS,
  ownName,
  STATUSES,
  type ValuesOf,
} from '../../utils/booking/booking.ts';
import { MAX_ID } from '../../utils/booking/booking-id.ts';
import { asLine, asText } from '../../utils/decode/people-text.ts';
import { type BookingToWrite, bookingXml } from '../platform/booking-xml.ts';

/** Any booking the platform could have, and how the platform would write it in either of its two forms. */

const id = fc.integer({ min: 1, max: MAX_ID });

/** What XML 1.0 cannot hold is left out, so that the same booking can be written in both forms. */
const anyText = fc
  .string({ unit: 'binary' })
  .map((value) => value.toWellFormed().replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''));

/** Text that the decoder gives as it is. What it makes of other text is the matter of `people-text.test.ts`. */
const textBy = (clean: (text: string) => string) => anyText.map(clean).filter((text) => /\S/.test(text));

const fraction = fc.option(fc.stringMatching(/^[0-9]{1,7}$/), { nil: null });

export const anyWallTime = fc
  .tuple(
    fc.date({
      min: new Date('0001-01-02T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    }),
    fraction,
  )
  .map(([date, digits]) => date.toISOString().slice(0, 19) + (digits === null ? '' : `.${digits}`));

/** A decimal in its shortest form, with room for three more zeros among the 28 places of a .NET `Decimal`. */
export const anyDecimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 29n - 1n }), fc.stringMatching(/^([0-9]{0,24}[1-9])?$/))
  .map(([whole, places]) => `${whole}${places && `.${places}`}`);

const ANY: { [K in Kind]: fc.Arbitrary<KindValues[K]> } = {
  id,
  minutes: id,
  decimal: anyDecimal,
  status: fc.oneof({ weight: 4, arbitrary: fc.constantFrom<string>(...STATUSES) }, textBy(asLine)),
  method: fc.constantFrom(...METHODS),
  line: textBy(asLine),
  text: textBy(asText),
  wallTime: anyWallTime,
  score: fc.integer({ min: -MAX_ID, max: MAX_ID }),
  count: fc.integer({ min: 0, max: MAX_ID }),
};

function anyOf<L extends FieldList>(fields: L): fc.Arbitrary<ValuesOf<L>> {
  const values = Object.entries(fields).map(([name, { kind, rule }]) => [
    ownName(name),
    rule === 'nullable' ? fc.option<unknown>(ANY[kind], { nil: null }) : ANY[kind],
  ]);
  return fc.record(Object.fromEntries(values)) as fc.Arbitrary<ValuesOf<L>>;
}

const anyCandidate: fc.Arbitrary<Candidate> = anyOf(CANDIDATE_FIELDS);

export const anyBooking: fc.Arbitrary<Booking> = fc
  .tuple(anyOf(BOOKING_FIELDS), fc.option(anyCandidate, { nil: null, freq: 10 }))
  .map(([fields, candidate]) => ({ ...fields, candidate, leftOut: [] }));

/** The values of a record under the platform's names. */
function renamed(fields: FieldList, record: object) {
  const values = new Map<string, string | number | null>(Object.entries(record));
  return Object.fromEntries(Object.keys(fields).map((name) => [name, values.get(ownName(name)) ?? null]));
}

/** As the platform spells a booking; the decimal is text whose every digit counts. */
export function toReply({ candidate, leftOut: _, ...fields }: Booking): BookingToWrite {
  return {
    ...renamed(BOOKING_FIELDS, fields),
    Candidate: candidate && renamed(CANDIDATE_FIELDS, candidate),
  };
}

/** As JSON, the decimal as a number. */
export function toJson(booking: Booking): string {
  return JSON.stringify(toReply(booking)).replace(/"Credits":"([^"]*)"/, '"Credits":$1');
}

export function toXml(booking: Booking): string {
  return bookingXml(toReply(booking));
}
