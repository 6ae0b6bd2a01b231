import type { ApiBooking } from '../platform/api-booking.ts';

/** What a card has to say of a booking, and what it may not: worked out from the platform's reply alone. */
export interface BookingWords {
  said: string[];
  /** Where a field is null, its line is left out. */
  unsaid: (string | RegExp)[];
}

const CALLS = {
  1: (nickname: string) => `${nickname} calls you`,
  2: (nickname: string) => `You call ${nickname}`,
  3: (nickname: string) => `You and ${nickname} talk on Skype`,
};

/** For one's own booking, in English. Long comments are looked for by their beginning. */
export function bookingWords(booking: ApiBooking): BookingWords {
  const { Candidate: candidate } = booking;
  const said: string[] = [];
  const unsaid: (string | RegExp)[] = [/\b(null|undefined|NaN|Invalid)\b/, 'Loading…'];
  const expect = (words: string[], isThere: boolean) => (isThere ? said : unsaid).push(...words);

  for (const status of ['Pending', 'Accepted', 'Rejected', 'Confirmed', 'Cancelled'] as const) {
    const happened = {
      Pending: false,
      Accepted: booking.AcceptedDate !== null,
      Rejected: booking.RejectedReason !== null,
      Confirmed: booking.ConfirmedDate !== null,
      Cancelled: booking.CancelledDate !== null,
    }[status];
    expect([status], status === booking.Status || happened);
  }
  said.push(
    plural(booking.Duration, 'minute'),
    plural(booking.Credits, 'credit'),
    CALLS[booking.Method](candidate.Nickname),
    ...wall(booking.SessionDate),
  );
  for (const date of [
    booking.CreateDate,
    booking.LastUpdated,
    booking.AcceptBy,
    booking.AcceptedDate,
    booking.ConfirmedDate,
    booking.CancelledDate,
  ]) {
    if (date !== null) said.push(...wall(date));
  }
  for (const words of [booking.CancelledReason, booking.RejectedReason, booking.ActionClient]) {
    if (words) said.push(words);
  }
  expect([`Cancelled by ${booking.CancelledBy}`], booking.CancelledBy !== null);
  expect(['Comments'], booking.Comments !== null);
  if (booking.Comments !== null) said.push(oneLine(booking.Comments).slice(0, 60));

  const phones = [booking.PhoneNumber, candidate.PhoneNumber].filter((number) => number !== null);
  const skypes = [booking.SkypeName, candidate.SkypeName].filter((name) => name !== null);
  expect(['Show phone number'], phones.length > 0);
  expect(['Show Skype name'], skypes.length > 0);
  // Masked until asked for.
  unsaid.push(...phones, ...skypes);

  said.push(
    candidate.Nickname,
    `Member ${candidate.UserID}`,
    `Score ${candidate.Total}`,
    plural(candidate.Ratings, 'rating'),
    `${candidate.Positive} positive`,
    `${candidate.Neutral} neutral`,
    `${candidate.Negative} negative`,
    plural(candidate.Disputes, 'dispute'),
  );
  return { said: said.map(oneLine), unsaid };
}

/** The words of `expected` that `text` lacks, and those that it has and should not have. Both empty: it is right. */
export function compareWords(text: string, expected: BookingWords): { missing: string[]; tooMuch: string[] } {
  const line = oneLine(text);
  return {
    missing: expected.said.filter((words) => !line.includes(words)),
    tooMuch: expected.unsaid
      .filter((words) => (typeof words === 'string' ? line.includes(words) : words.test(line)))
      .map(String),
  };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A wall time as two runs of text: `22 January 2018` and `21:30`. */
function wall(dateTime: string): [date: string, time: string] {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(dateTime) ?? [];
  if (!year || !month || !day || !time) throw new Error(`${dateTime} is no date and time`);
  const monthName = new Date(Date.UTC(Number(year), Number(month) - 1)).toLocaleString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  });
  return [`${Number(day)} ${monthName} ${year}`, time];
}

/** In one line, and without the marks of direction that the card leaves out of what people wrote. */
function oneLine(text: string): string {
  return text.replace(/\p{Bidi_Control}/gu, '').replace(/\s+/g, ' ');
}
