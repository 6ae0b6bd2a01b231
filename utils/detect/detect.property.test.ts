import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzDetect } from '../../tests/fuzz/detect.ts';
import { isId, MAX_ID } from '../booking/booking-id.ts';
import { SITE_HOSTS } from '../booking/site.ts';
import type { ElementFacts } from './attributes.ts';
import { detect } from './detect.ts';
import { mentionsIn } from './mention.ts';
import { readPage } from './page.ts';
import { own } from './testing/own.ts';
import { parseTypedBooking, parseTypedMember } from './typed.ts';

const LIST = 'https://www.adultwork.com/PhoneChatBookings.asp';
const page = readPage(new URL(LIST), LIST);
const rules = own({ pattern: 'v({id})', where: '' });

const id = fc.integer({ min: 1, max: MAX_ID });
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3_000 }),
  fc
    .array(
      fc.constantFrom(
        'booking',
        'BookingID',
        'phonechat',
        '.asp',
        '?',
        '=',
        '(',
        ')',
        "'",
        ' ',
        '#',
        '123',
        'javascript:',
        'https://',
      ),
    )
    .map((words) => words.join('')),
);
const sighting: fc.Arbitrary<ElementFacts> = fc.record(
  {
    href: text,
    onclick: text,
    'data-booking-id': text,
    fields: fc.array(fc.record({ name: fc.constantFrom('BookingID', 'x'), value: text, action: text })),
  },
  { requiredKeys: [] },
);
const otherHost = fc.oneof(
  fc.domain(),
  fc.constantFrom(...SITE_HOSTS).chain((host) => fc.domain().map((domain) => `${host}.${domain}`)),
  fc
    .constantFrom(...SITE_HOSTS)
    .chain((host) => fc.integer({ min: 1, max: 65_535 }).map((port) => `${host}:${port}`)),
);
const offSite = otherHost.filter(
  (host) => !/:(?:80|443)$/.test(host) && !(SITE_HOSTS as readonly string[]).includes(host),
);

describe('whatever a page shows', () => {
  it('nothing throws, and what is found is an ID', () => {
    fc.assert(
      fc.property(sighting, text, (seen, words) => {
        const found = [detect(seen, page, rules), parseTypedBooking(words, rules), parseTypedMember(words)];
        for (const each of [...found, ...mentionsIn(words).map((mention) => mention.id)])
          expect(each === null || isId(each)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a page of another host shows nothing', () => {
    fc.assert(
      fc.property(offSite, id, sighting, (host, booking, seen) => {
        const address = `https://${host}/PhoneChatBookings.asp`;
        const elsewhere = readPage(new URL(address), address);
        expect(detect(seen, elsewhere, rules)).toBeNull();
        expect(detect({ href: `${LIST}?BookingID=${booking}` }, elsewhere, rules)).toBeNull();
        expect(
          detect({ onclick: `viewBooking(${booking})`, 'data-booking-id': String(booking) }, elsewhere),
        ).toBeNull();
      }),
    );
  });

  it('a link to another host is nothing', () => {
    fc.assert(
      fc.property(offSite, id, (host, booking) => {
        const link = `${host}/PhoneChatBooking.asp?BookingID=${booking}&v(${booking})`;
        expect(detect({ href: `https://${link}` }, page, rules)).toBeNull();
        expect(detect({ href: `//${link}` }, page, rules)).toBeNull();
        expect(detect({ href: '#', onclick: `openWin('//${link}')` }, page)).toBeNull();
        expect(parseTypedBooking(link, own())).toBeNull();
      }),
    );
  });

  it('every booking there can be is found', () => {
    fc.assert(
      fc.property(id, (booking) => {
        expect(detect({ href: `PhoneChatBooking.asp?BookingID=${booking}` }, page)).toBe(booking);
        expect(detect({ onclick: `viewBooking(${booking})` }, page)).toBe(booking);
        expect(mentionsIn(`Booking #${booking}`).map((mention) => mention.id)).toEqual([booking]);
        expect(parseTypedBooking(`#${booking}`, own())).toBe(booking);
      }),
    );
  });
});

it('10,000 hostile inputs come to nothing', () => {
  const { hits, ...counts } = fuzzDetect(10_000, 20_180_122);
  expect(counts).toEqual({ inputs: 10_000, throws: 0, outOfRange: 0, wrongHost: 0 });
  expect(hits).toBeGreaterThan(100);
});
