import { METHODS, STATUSES } from '../../utils/booking/booking.ts';
import { isId, MAX_ID } from '../../utils/booking/booking-id.ts';

type Check = (value: unknown) => boolean;

const isWhole =
  (least: number): Check =>
  (value) =>
    Number.isInteger(value) && !Object.is(value, -0) && Number(value) >= least && Number(value) <= MAX_ID;

const isText: Check = (value) => typeof value === 'string' && value.trim() !== '';

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

/** What a `Booking` is, said a second time and without the decoder's own schema. */
export const isBooking = hasExactly({
  bookingId: isId,
  duration: isWhole(1),
  credits: isDecimal,
  status: (value) => STATUSES.some((status) => status === value),
  method: (value) => METHODS.some((method) => method === value),
  phoneNumber: orNull(isText),
  skypeName: orNull(isText),
  createDate: isWallTime,
  sessionDate: isWallTime,
  acceptBy: isWallTime,
  acceptedDate: orNull(isWallTime),
  confirmedDate: orNull(isWallTime),
  cancelledDate: orNull(isWallTime),
  cancelledReason: orNull(isText),
  cancelledBy: orNull(isText),
  rejectedReason: orNull(isText),
  lastUpdated: isWallTime,
  comments: orNull(isText),
  actionClient: orNull(isText),
  candidate: hasExactly({
    userId: isId,
    nickname: isText,
    phoneNumber: orNull(isText),
    skypeName: orNull(isText),
    total: isWhole(-MAX_ID - 1),
    positive: isWhole(0),
    neutral: isWhole(0),
    negative: isWhole(0),
    ratings: isWhole(0),
    disputes: isWhole(0),
  }),
});
