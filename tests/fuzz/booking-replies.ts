import fc from 'fast-check';
import { type Booking, METHODS, STATUSES } from '../../utils/booking/booking.ts';
import { MAX_ID } from '../../utils/booking/booking-id.ts';

/** Any booking the platform could have, and how the platform would write it in either of its two forms. */

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const CONTRACTS = 'http://schemas.datacontract.org/2004/07/API.Models';

const id = fc.integer({ min: 1, max: MAX_ID });
const count = fc.integer({ min: 0, max: MAX_ID });

/** What XML 1.0 cannot hold is left out, so that the same booking can be written in both forms. */
const text = fc
  .string({ unit: 'binary' })
  .map((value) => value.toWellFormed().replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
  .filter((value) => value.trim() !== '');

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

const textOrNull = fc.option(text, { nil: null });
const wallTimeOrNull = fc.option(anyWallTime, { nil: null });

export const anyBooking: fc.Arbitrary<Booking> = fc.record({
  bookingId: id,
  duration: id,
  credits: anyDecimal,
  status: fc.constantFrom(...STATUSES),
  method: fc.constantFrom(...METHODS),
  phoneNumber: textOrNull,
  skypeName: textOrNull,
  createDate: anyWallTime,
  sessionDate: anyWallTime,
  acceptBy: anyWallTime,
  acceptedDate: wallTimeOrNull,
  confirmedDate: wallTimeOrNull,
  cancelledDate: wallTimeOrNull,
  cancelledReason: textOrNull,
  cancelledBy: textOrNull,
  rejectedReason: textOrNull,
  lastUpdated: anyWallTime,
  comments: textOrNull,
  actionClient: textOrNull,
  candidate: fc.record({
    userId: id,
    nickname: text,
    phoneNumber: textOrNull,
    skypeName: textOrNull,
    total: fc.integer({ min: -MAX_ID, max: MAX_ID }),
    positive: count,
    neutral: count,
    negative: count,
    ratings: count,
    disputes: count,
  }),
});

/** `bookingId` → `BookingID`, the platform's way. */
function platformName(name: string): string {
  return name.replace(/^./, (first) => first.toUpperCase()).replace(/Id$/, 'ID');
}

/** As JSON, the decimal as a number whose every digit stands. */
export function toJson(booking: Booking): string {
  return JSON.stringify(booking, (_, value: unknown) =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, field]) => [platformName(name), field]))
      : value,
  ).replace(/"Credits":"([^"]*)"/, '"Credits":$1');
}

/** As XML: elements in alphabetical order, the candidate's in two further namespaces, `i:nil` for null. */
export function toXml({ candidate, ...own }: Booking): string {
  const { userId, nickname, phoneNumber, skypeName, ...ratings } = candidate;
  const ratingFields = elements(ratings, '', ` xmlns="${CONTRACTS}.Profile"`);
  const ownFields = elements({ userId, nickname, phoneNumber, skypeName }, 'd4p1:');
  const inner = [
    ...elements(own),
    `<Candidate xmlns:d4p1="${CONTRACTS}.PhoneChat.Bookings">${[...ratingFields, ...ownFields].join('')}</Candidate>`,
  ];
  return `<MadeBooking xmlns:i="${XSI}" xmlns="${CONTRACTS}.PhoneChat.Bookings.Made">${inner.sort().join('')}</MadeBooking>`;
}

function elements(fields: Record<string, string | number | null>, prefix = '', attributes = ''): string[] {
  return Object.entries(fields)
    .sort()
    .map(([name, value]) => {
      const tag = prefix + platformName(name);
      return value === null
        ? `<${tag}${attributes} i:nil="true" />`
        : `<${tag}${attributes}>${escapeXml(String(value))}</${tag}>`;
    });
}

function escapeXml(value: string): string {
  return value.replace(/[&<>\r]/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`);
}
