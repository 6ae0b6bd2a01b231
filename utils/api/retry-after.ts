import type { EpochMs } from '../booking/booking.ts';
import { LONGEST_RETRY_AFTER_MS } from './limits.ts';

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH = `(?<month>${MONTHS.join('|')})`;
const TIME = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)';

/** The three forms of an HTTP date that a recipient has to accept (RFC 9110 §5.6.7). */
const HTTP_DATES = [
  // Sun, 06 Nov 1994 08:49:37 GMT
  new RegExp(`^${DAY}, (?<day>\\d\\d) ${MONTH} (?<year>\\d{4}) ${TIME} GMT$`),
  // Sunday, 06-Nov-94 08:49:37 GMT
  new RegExp(`^${DAY}[a-z]*, (?<day>\\d\\d)-${MONTH}-(?<year>\\d\\d) ${TIME} GMT$`),
  // Sun Nov  6 08:49:37 1994
  new RegExp(`^${DAY} ${MONTH} (?<day>[ \\d]\\d) ${TIME} (?<year>\\d{4})$`),
];

/**
 * The time before which `Retry-After` asks us not to come back: seconds from now, or an HTTP date (RFC 9110 §10.2.3).
 * A time more than a day away counts as a day. Null where the header says nothing of use: it is absent, is neither of the
 * two, or names a time that is already here (a clock may be wrong).
 *
 * @param date The reply's own `Date`, where it has one. Both dates are of the platform's clock, so the time between them holds
 *   whatever this machine's clock says.
 */
export function parseRetryAfter(
  header: string | null,
  now: EpochMs,
  date: string | null = null,
): EpochMs | null {
  const value = header?.trim() ?? '';
  const wait = /^\d+$/.test(value)
    ? Number(value) * 1000
    : (parseHttpDate(value) ?? 0) - (parseHttpDate(date ?? '') ?? now);
  return wait > 0 ? now + Math.min(wait, LONGEST_RETRY_AFTER_MS) : null;
}

function parseHttpDate(value: string): EpochMs | null {
  const parts = HTTP_DATES.map((form) => form.exec(value)?.groups).find((groups) => groups !== undefined);
  if (!parts) return null;
  const number = (name: string) => Number(parts[name]);
  const year = number('year') + (parts.year?.length === 2 ? 2000 : 0);
  const month = MONTHS.indexOf(parts.month ?? '');
  return Date.UTC(year, month, number('day'), number('hour'), number('minute'), number('second'));
}
