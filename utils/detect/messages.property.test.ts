import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mentionsIn } from './mention.ts';
import { bookingsNamedIn, tidy } from './plain-text.ts';
import { own } from './testing/own.ts';
import { parseTypedBooking } from './typed.ts';

/** Words in which `~` is a number up to `max`. */
const words = (max: number, ...texts: string[]) =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(fc.integer({ min: 10, max }), { minLength: 4, maxLength: 4 }))
    .map(([text, numbers]) => numbers.reduce((so, number) => so.replace('~', String(number)), text));

/** What else stands in messages, emails and notes about a booking, and holds numbers of its own. */
const BESIDE = fc.oneof(
  words(
    28,
    '~ January',
    '~ Jan 2018',
    '~th of March',
    'May ~, 2018',
    'Friday ~ June',
    '~/12/2018',
    '~.11.2018',
    '2018-10-~',
  ),
  words(12, '~:30pm', '~ pm', '~.45 am', '~ p.m.', "~ o'clock", '19:~', '~-11pm', '1930 hrs'),
  words(300, '~ minutes', '~ mins', '~ seconds', '~ weeks', '2 h ~', '~-minute call', '~min', '1.5 hours'),
  words(300, '£~', '£~.50', '~ credits', '~ pounds', '~%', '~ GBP', '~ €', '1,~ credits'),
  words(99, '07700 9001~', '077009001~', '+44 7700 9001~', '020 7946 09~', 'tel. 01632-960-1~'),
  words(99, 'SW1A 2AA', '~ Downing Street', 'Flat 3, ~ High Street', '~a High St'),
  words(
    99,
    '2 of 3',
    '3/10',
    '~ others',
    '~ more',
    '~ new messages',
    '~ years old',
    'aged ~',
    '~ missed calls',
    'no. 2 of 20',
  ),
  words(
    99_999,
    'order #~',
    'order no. ~',
    'member #~',
    'User ID: ~',
    'webcam booking #~',
    'Webcam Booking ID: ~',
    'client #~',
  ),
);
const REST = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ', ',
        ' and ',
        ' – ',
        ' - ',
        '\n',
        ' (',
        '; ',
        ' at ',
        '. ',
        '\t',
        ' 📞 ',
        '\u00a0',
        ' + ',
        ' & ',
      ),
      BESIDE,
    ),
    { maxLength: 3 },
  )
  .map((pieces) => pieces.flat().join(''));
const INTRO = fc.constantFrom(
  '',
  'Hi, about ',
  'Re: ',
  'Anna (29): ',
  'At 7:30pm: ',
  '2 of 3: ',
  '😀 ',
  '(',
  'Dear member #77, ',
  '\u202b',
);
const LEAD = fc.constantFrom(
  'Booking #',
  'booking no. ',
  'Booking ID: ',
  'PhoneChat booking #',
  'BOOKING #',
  'Booking: #',
);
const BETWEEN = fc.constantFrom(
  ' and ',
  ' & ',
  ', ',
  ' or #',
  ' #',
  ', and #',
  '\n',
  ' + ',
  ' – ',
  ' (and ',
  ' 👍 and ',
  '\u00a0and\u00a0',
  ' and also ',
  ' and booking ',
  ' was late and #',
  ' is fine, cancel #',
  '? Or #',
  ' was moved to booking #',
  '\u200f, ',
);
const END = fc.constantFrom(
  '',
  '.',
  '?',
  ' were late',
  ' clash',
  ' today',
  ' are confirmed',
  " weren't mine",
  ' at 7pm',
  ', please',
  ' 😀',
);
/** As long as each other, as the IDs of one time are. */
const TWO = fc.uniqueArray(fc.integer({ min: 100_000, max: 999_999 }), { minLength: 2, maxLength: 2 });

it('a message about one booking opens that one or asks, whatever other numbers are in it', () => {
  let opened = 0;
  fc.assert(
    fc.property(INTRO, LEAD, fc.integer({ min: 100_000, max: 9_999_999 }), REST, (intro, lead, id, rest) => {
      const text = `${intro}${lead}${id}${rest}`;
      const found = parseTypedBooking(text, own());
      if (found !== null) expect(found).toBe(id);
      expect(mentionsIn(text).map((mention) => mention.id)).toEqual([id]);
      opened += Number(found !== null);
    }),
    { numRuns: 3_000 },
  );
  // To ask is harmless, but not as a habit.
  expect(opened).toBeGreaterThan(2_700);
});

it('a message about two bookings opens neither, and asks which', () => {
  fc.assert(
    fc.property(INTRO, LEAD, TWO, BETWEEN, END, REST, (intro, lead, [one, other], between, end, rest) => {
      const text = `${intro}${lead}${one}${between}${other}${end}${rest}`;
      expect(parseTypedBooking(text, own())).toBeNull();
      expect(bookingsNamedIn(tidy(text)).slice(0, 2)).toEqual([one, other]);
    }),
    { numRuns: 3_000 },
  );
});
