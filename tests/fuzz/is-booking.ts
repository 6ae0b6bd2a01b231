import type { Booking, Candidate } from '../../utils/booking/booking.ts';
import { isId, MAX_ID } from '../../utils/booking/booking-id.ts';

type Check = (value: unknown) => boolean;

const isWhole =
  (least: number): Check =>
  (value) =>
    Number.isInteger(value) && !Object.is(value, -0) && Number(value) >= least && Number(value) <= MAX_ID;

/** Of limited length, without what turns or hides the text around it. */
const isText: Check = (value) =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= 10_000 &&
  value.isWellFormed() &&
  !/[^\P{Cc}\n\t]|[\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u.test(value);

const isLine: Check = (value) =>
  isText(value) && String(value).length <= 200 && !/[\t\n\u2028\u2029]/.test(String(value));

const isDecimal: Check = (value) =>
  typeof value === 'string' && /^(0|[1-9]\d*)(\.\d*[1-9])?$/.test(value) && value.length <= 58;

const isWallTime: Check = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?$/.test(value)) return false;
  const seconds = value.slice(0, 19);
  const date = new Date(`${seconds}Z`);
  return (
    !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === seconds && seconds >= '0001-01-02'
  );
};

const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const hasExactly =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.keys(value).sort().join() === Object.keys(fields).sort().join() &&
    Object.entries(value).every(([name, field]) => fields[name]?.(field));

const candidate: Record<keyof Candidate, Check> = {
  userId: orNull(isId),
  nickname: orNull(isLine),
  phoneNumber: orNull(isLine),
  skypeName: orNull(isLine),
  total: orNull(isWhole(-MAX_ID - 1)),
  positive: orNull(isWhole(0)),
  neutral: orNull(isWhole(0)),
  negative: orNull(isWhole(0)),
  ratings: orNull(isWhole(0)),
  disputes: orNull(isWhole(0)),
};

const booking: Record<keyof Booking, Check> = {
  bookingId: isId,
  duration: isWhole(1),
  credits: isDecimal,
  status: orNull(isLine),
  method: orNull((value) => value === 1 || value === 2 || value === 3),
  phoneNumber: orNull(isLine),
  skypeName: orNull(isLine),
  createDate: orNull(isWallTime),
  sessionDate: isWallTime,
  acceptBy: orNull(isWallTime),
  acceptedDate: orNull(isWallTime),
  confirmedDate: orNull(isWallTime),
  cancelledDate: orNull(isWallTime),
  cancelledReason: orNull(isText),
  cancelledBy: orNull(isLine),
  rejectedReason: orNull(isText),
  lastUpdated: orNull(isWallTime),
  comments: orNull(isText),
  actionClient: orNull(isLine),
  candidate: orNull(hasExactly(candidate)),
  leftOut: (value) =>
    Array.isArray(value) && value.every((name) => /^(Candidate\.)?[A-Z][A-Za-z]+$/.test(name)),
};

/** What a `Booking` is, said a second time by hand and without the list of fields that everything else follows. */
export const isBooking = hasExactly(booking);
