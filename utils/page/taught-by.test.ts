// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { NO_RULES, type TaughtPlace, type TaughtRule } from '../settings/page-settings.ts';
import { taughtKey } from '../settings/rule.ts';
import { taughtBy } from './taught-by.ts';

const LIST = 'https://www.adultwork.com/PhoneChatBookings.asp';
const rule = (place: TaughtPlace): TaughtRule => ({ path: 'PhoneChatBookings.asp', place, literals: {} });
const around = { before: '', after: '' };
const CALL = rule({ kind: 'call', fn: 'pcOpen', arg: 1, of: 1, ...around });
const OTHER = rule({ kind: 'call', fn: 'pcShow', arg: 1, of: 1, ...around });
const WORDS = rule({ kind: 'words', before: 'Call no.', after: '' });
const rules = { extraRules: [], taughtRules: [OTHER, CALL, WORDS] };

beforeEach(() => {
  vi.stubGlobal('location', new URL(LIST));
  document.head.innerHTML = `<base href="${LIST}">`;
});

function placeOf(html: string, bookingId: number) {
  document.body.innerHTML = html;
  const element = document.querySelector('a,p');
  if (!element) throw new Error('nothing there');
  return { element, bookingId, range: null };
}

it('names the kind that was taught and led to a place', () => {
  expect(taughtBy(placeOf('<a href="javascript:pcOpen(41118)">View</a>', 41_118), rules)).toBe(
    taughtKey(CALL),
  );
});

it('names none where a rule of ours finds the booking as well', () => {
  const place = placeOf('<a href="PhoneChatBooking.asp?BookingID=41118">View</a>', 41_118);
  expect(taughtBy(place, rules)).toBeNull();
  expect(taughtBy(place, NO_RULES)).toBeNull();
});

it('names the words that were taught', () => {
  const place = placeOf('<p>Call no. 41118</p>', 41_118);
  const range = document.createRange();
  range.selectNodeContents(place.element);
  expect(taughtBy({ ...place, range }, rules)).toBe(taughtKey(WORDS));
});
