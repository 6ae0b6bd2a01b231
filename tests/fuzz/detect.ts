import { MAX_ID } from '../../utils/booking/booking-id.ts';
import type { ElementFacts } from '../../utils/detect/attributes.ts';
import { detect } from '../../utils/detect/detect.ts';
import '../../utils/detect/own-rules.ts';
import { mentionsIn } from '../../utils/detect/mention.ts';
import type { Page } from '../../utils/detect/page.ts';
import { readPage } from '../../utils/detect/page.ts';
import { parseTypedBooking, parseTypedMember } from '../../utils/detect/typed.ts';
import { NO_RULES, type OwnRules, type TaughtRule } from '../../utils/settings/page-settings.ts';

/** What came of it. All but `inputs` and `hits` have to be 0. */
export interface FuzzCounts {
  inputs: number;
  /** How many found something: if none did, the inputs were too wild to show anything. */
  hits: number;
  throws: number;
  /** Found, but no ID of the platform. */
  outOfRange: number;
  /** Found on a page that is not the site's, or for a link that leads to another host. */
  wrongHost: number;
}

const HOSTS = ['www.adultwork.com', 'adultwork.com', 'm.adultwork.com'];
const WRONG_HOSTS = [
  'evil.test',
  'www.adultwork.com.evil.test',
  'evil-adultwork.com',
  'api.adultwork.com',
  'www.adultwork.com:8443',
  'www.adultwork.com.',
  'user@www.adultwork.com',
  'www.adultwork.com@evil.test',
  '[::1]',
  '127.0.0.1',
  'www.аdultwork.com',
];
const WORDS = [
  'PhoneChatBookings.asp',
  'PhoneChatBooking.asp',
  'dlgPhoneChat.asp',
  'account/phone-chat/bookings/123',
  '#/phone-chat/bookings/123',
  'phonechat',
  'WebcamBooking.asp',
  'Login.asp',
];
const KEYS = [
  'BookingID',
  'BookingID',
  'bookingid',
  'PhoneChatBookingID',
  'intBookingID',
  'SelUserID',
  'TargetURL',
  'cboBookingCurrencyID',
];
const NAMES = [
  'viewBooking',
  'bookingDetails',
  'openWin',
  'vU',
  'MakeBooking',
  'sendBooking',
  'if',
  'setBookingCurrency',
  'a.b.booking',
];
const NUMBERS = [
  '123',
  '123',
  '123',
  '123',
  '0',
  '1',
  '2147483647',
  '2147483648',
  '99999999999999999999',
  '-5',
  '1e9',
  '0x10',
  '１２',
  '',
  '00012',
];
const MARKS = [
  '?',
  '&',
  '=',
  '#',
  '/',
  '\\',
  ':',
  '@',
  '%',
  '%00',
  '%E0%A4%A',
  "'",
  '"',
  '(',
  ')',
  ',',
  ';',
  ' ',
  '\t',
  '\n',
  '\0',
  '\u00a0',
  '\ud800',
  '\u202e',
  '|',
  '{id}',
  '//',
  '..',
  '&amp;',
  'javascript:',
  'Booking #',
  'booking',
  ' '.repeat(300),
  'a'.repeat(300),
  '('.repeat(300),
];

/** Kinds of link as a person may have taught them. */
const TAUGHT: TaughtRule[] = [
  { kind: 'call', fn: 'openWin', arg: 1, of: 2 } as const,
  { kind: 'query', file: 'WebcamBooking.asp', key: 'SelUserID' } as const,
  { kind: 'attribute', name: 'data-booking-id', on: 'a' } as const,
].map((name) => ({
  path: 'PhoneChatBookings.asp',
  place: { ...name, before: '', after: '' },
  literals: {},
}));

/** A small generator with a seed (mulberry32), so that a find can be had again. */
function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { below, pick };
}
type Random = ReturnType<typeof randomFrom>;

function address({ pick, below }: Random, hosts: readonly string[]): string {
  const scheme = pick(['https://', 'http://', '//']);
  return `${scheme}${pick(hosts)}/${below(3) ? '' : 'x/'}${pick(WORDS)}${query({ pick, below })}`;
}

function query({ pick, below }: Random): string {
  const pairs = Array.from({ length: below(4) }, () => `${pick(KEYS)}=${pick(NUMBERS)}`);
  return pairs.length ? `?${pairs.join(pick(['&', '&', '&', ';']))}` : '';
}

function script(random: Random): string {
  const quote = random.pick(["'", '"']);
  const first = random.pick([
    random.pick(NUMBERS),
    quote + random.pick(NUMBERS) + quote,
    quote + random.pick(WORDS) + query(random) + quote,
    quote + address(random, HOSTS) + quote,
  ]);
  return `${random.pick(NAMES)}(${first}${random.pick(['', '', ', 5', ", 'w'", ' + n'])})${random.pick(['', ';', '; return false'])}`;
}

function text({ pick }: Random): string {
  return `${pick(['', 'Your ', 'Webcam ', 'PhoneChat '])}${pick(['Booking', 'booking', 'Bookings'])}${pick([' #', ' ID: ', ' no. ', ' ', '\n\t'])}${pick(NUMBERS)}${pick(['', '.', ' of 20', ' minutes', '-1'])}`;
}

/** Cuts, doubles, swaps and inserts, a few times. */
function mutate(input: string, { below, pick }: Random): string {
  let output = input;
  for (let times = below(5) - 1; times > 0; times--) {
    const at = below(output.length + 1);
    const to = at + below(8);
    const kept = output.slice(at, to);
    output =
      output.slice(0, at) +
      pick(['', kept + kept, pick(MARKS) + kept, pick(NUMBERS), kept.toUpperCase()]) +
      output.slice(to);
  }
  return output;
}

/** Whether a link leads to one of the site's hosts, asked without the code under test. */
function leadsToSite(link: string, base: string): boolean {
  const url = URL.parse(link, base);
  if (!url) return false;
  return HOSTS.some(
    (host) => url.href.startsWith(`https://${host}/`) || url.href.startsWith(`http://${host}/`),
  );
}

/**
 * Throws `inputs` hostile links, scripts, attributes, fields and texts at the detection, and counts what may never
 * happen. The same seed gives the same inputs.
 */
export function fuzzDetect(inputs: number, seed: number): FuzzCounts {
  const random = randomFrom(seed);
  const { below, pick } = random;
  const counts: FuzzCounts = { inputs, hits: 0, throws: 0, outOfRange: 0, wrongHost: 0 };
  const pages = HOSTS.flatMap((host) =>
    ['PhoneChatBookings.asp', 'default.asp'].map((file) => pageAt(`https://${host}/${file}`)),
  );
  const wrongPages = WRONG_HOSTS.map((host) => pageAt(`https://${host}/PhoneChatBookings.asp`));
  const rules: OwnRules = {
    extraRules: [
      { pattern: 'x/{id}', where: '' },
      { pattern: 'vU({id})', where: 'bookings' },
      { pattern: 'openWin({id}', where: '' },
    ],
    taughtRules: TAUGHT,
  };

  const see = (found: readonly (number | null)[], wrong: boolean) => {
    for (const id of found) {
      if (id === null) continue;
      counts.hits++;
      if (!Number.isInteger(id) || id < 1 || id > MAX_ID) counts.outOfRange++;
      if (wrong) counts.wrongHost++;
    }
  };

  for (let i = 0; i < inputs; i++) {
    const wrongPage = below(8) === 0;
    const page = pick(wrongPage ? wrongPages : pages);
    const ownRules = below(8) ? NO_RULES : rules;
    try {
      switch (below(7)) {
        case 0:
        case 1: {
          const href = mutate(
            below(4) ? address(random, below(4) ? HOSTS : WRONG_HOSTS) : pick(WORDS) + query(random),
            random,
          );
          const isScript = /^\s*javascript:/i.test(href);
          see([detect({ href }, page, ownRules)], wrongPage || !(isScript || leadsToSite(href, page.base)));
          break;
        }
        case 2: {
          const code = mutate(script(random), random);
          const sighting: ElementFacts = below(2)
            ? { href: `javascript:${code}` }
            : { href: pick(['#', '', 'javascript:void(0)']), onclick: code };
          see([detect(sighting, page, ownRules)], wrongPage);
          break;
        }
        case 3: {
          const wrong = address(random, WRONG_HOSTS);
          see(
            [
              detect(
                { href: wrong, onclick: mutate('viewBooking(5)', random), 'data-booking-id': '5' },
                page,
                ownRules,
              ),
            ],
            true,
          );
          break;
        }
        case 4: {
          const value = mutate(pick(NUMBERS), random);
          const fields = [{ name: mutate(pick(KEYS), random), value }];
          see([detect({ 'data-booking-id': value }, page), detect({ fields }, page)], wrongPage);
          break;
        }
        case 5: {
          const wrong = address(random, WRONG_HOSTS);
          const typed = wrong.slice(below(2) ? wrong.indexOf('//') + 2 : 0);
          see([parseTypedBooking(typed, ownRules), parseTypedMember(typed)], true);
          break;
        }
        default: {
          const words = mutate(below(3) ? text(random) : address(random, HOSTS), random);
          see(
            [
              ...mentionsIn(words).map(({ id }) => id),
              parseTypedBooking(words, ownRules),
              parseTypedMember(words),
            ],
            false,
          );
        }
      }
    } catch {
      counts.throws++;
    }
  }
  return counts;
}

function pageAt(url: string): Page {
  return readPage(new URL(url), url);
}
