import type { Booking } from '../booking/booking.ts';

/** A date as the site may write it, the day first: `22/01/2018`, `22 January 2018`, `22-Jan-18`. */
const DATE = /(?<!\d)(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.,-]+(\d{4}|\d{2})(?!\d)/gi;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** What a booking that was looked up has in common with the words of the row that was pointed at. */
export interface SameAsRow {
  date: boolean;
  name: boolean;
}

/** @param row What the row says, in any order. */
export function sameAsRow(
  row: string,
  { sessionDate, candidate }: Pick<Booking, 'sessionDate' | 'candidate'>,
): SameAsRow {
  const dates = Array.from(row.matchAll(DATE), ([, day = '', month = '', year = '']) => {
    const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    return [Number(year) % 100, number, Number(day)].map((part) => String(part).padStart(2, '0')).join('-');
  });
  const nickname = candidate?.nickname?.trim() ?? '';
  return {
    date: dates.includes(sessionDate.slice(2, 10)),
    name: nickname !== '' && wordsOf(row).includes(wordsOf(nickname)),
  };
}

/** In lower case, with a space around each word, so that only whole words are found. */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_-]+/u)
    .join(' ')
    .trim()} `;
}
