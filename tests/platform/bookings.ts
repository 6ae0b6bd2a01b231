import { type ApiBooking, type BookingOverrides, makeBooking, wallTime } from './api-booking.ts';
import { GROUP_MEMBER, LONER, MANAGER, OTHER_GROUP_MEMBER } from './people.ts';

export interface StoredBooking {
  /** The member who made it: only this one, or the manager of this one's group, may read it. */
  madeBy: number;
  booking: ApiBooking;
}

/** Bookings 1000 to 1099 are alike, for tests that need many. */
export const MANY_FIRST = 1000;
export const MANY_COUNT = 100;

/** The bookings that a member received instead of making: the platform answers 404 for them. */
export const RECEIVED_IDS = [201, 202, 203];

const LONG_COMMENT = 'I would like to talk about the garden and the sea. '.repeat(80).trim();
export const HTML_COMMENT =
  '<img src=x onerror="document.title=\'hit\'"><script>alert(1)</script> &amp; <b>bold</b>';
const MIXED_COMMENT = 'Hi 👋🏽 שלום עולם – مرحبا بالعالم\u202e dlrow\u202c 👩‍👩‍👧‍👦 ok';
export const CLIENT_PHONE = '+44 7700 900123';
const CLIENT_SKYPE = 'live:quiet.caller';
export const CANDIDATE_PHONE = '+44 7700 900456';

/**
 * Every status, method and null, and every kind of text. Those from 2018 never change; those that have
 * a live deadline are placed around `now`.
 */
export function startingBookings(now: number): Map<number, StoredBooking> {
  const hour = 3_600_000;
  const at = (hours: number) => wallTime(new Date(now + hours * hour));
  const pending: BookingOverrides = {
    Status: 'Pending',
    AcceptedDate: null,
    ConfirmedDate: null,
    ActionClient: null,
    LastUpdated: '2018-01-20T12:34:56.789',
  };
  const live: BookingOverrides = {
    CreateDate: at(-20),
    SessionDate: at(48),
    AcceptBy: at(3.2),
    LastUpdated: at(-20),
  };

  const ofManager: [id: number, overrides: BookingOverrides][] = [
    [1, {}],
    [
      101,
      {
        ...pending,
        ...live,
        Method: 1,
        PhoneNumber: CLIENT_PHONE,
        Comments: 'Please ring after the news.',
      },
    ],
    [
      102,
      {
        Status: 'Accepted',
        ConfirmedDate: null,
        ActionClient: 'You need to confirm the booking',
        LastUpdated: '2018-01-21T12:48:13.412',
      },
    ],
    [
      103,
      {
        ...pending,
        Status: 'Rejected',
        RejectedReason: 'I am away that evening, sorry.',
        LastUpdated: '2018-01-21T08:00:00',
      },
    ],
    [104, { Method: 3, SkypeName: CLIENT_SKYPE, Candidate: { SkypeName: 'live:booked.user' } }],
    [
      105,
      {
        Status: 'Cancelled',
        CancelledDate: '2018-01-21T18:00:00.5',
        CancelledReason: 'Something came up.',
        CancelledBy: 'BookedUser',
        ActionClient: null,
        LastUpdated: '2018-01-21T18:00:00.5',
      },
    ],
    [
      106,
      {
        ...pending,
        Status: 'Cancelled',
        CancelledDate: '2018-01-20T13:00:00',
        CancelledReason: '',
        CancelledBy: MANAGER.nickname,
        LastUpdated: '2018-01-20T13:00:00',
      },
    ],
    [107, { Comments: LONG_COMMENT, Candidate: { Nickname: 'AVeryLongNicknameThatGoesOnAndOnUntilItEnds' } }],
    [
      108,
      {
        Comments: MIXED_COMMENT,
        Candidate: { Nickname: 'שחר✨' },
        ActionClient: 'You need to carry out the session 📞',
      },
    ],
    [
      109,
      {
        Comments: HTML_COMMENT,
        ActionClient: '<u>You need to carry out the session</u>',
        Candidate: { Nickname: '<i>Booked</i>&lt;User&gt;' },
      },
    ],
    [110, { Credits: 12.5, Duration: 25 }],
    [111, { Method: 1, PhoneNumber: CLIENT_PHONE, Candidate: { PhoneNumber: CANDIDATE_PHONE } }],
    [112, { Candidate: { Total: -3, Positive: 2, Neutral: 4, Negative: 5, Ratings: 11, Disputes: 2 } }],
    [113, { Candidate: { Total: 0, Positive: 0, Neutral: 0, Negative: 0, Ratings: 0, Disputes: 0 } }],
    [114, { ...pending, Comments: 'First line.\r\nSecond line.\n\nAfter a gap.' }],
    [115, { Credits: 0.25, Duration: 1 }],
    [116, { ...live, Status: 'Confirmed', SessionDate: at(-1 / 12), AcceptBy: at(-6) }],
    [
      123,
      {
        ...live,
        SessionDate: at(26),
        AcceptBy: at(2),
        AcceptedDate: at(-10),
        ConfirmedDate: at(-9),
        LastUpdated: at(-9),
      },
    ],
    [2_147_483_647, {}],
  ];

  const made = (madeBy: number, booking: ApiBooking): [number, StoredBooking] => [
    booking.BookingID,
    { madeBy, booking },
  ];
  return new Map([
    ...ofManager.map(([id, overrides]) => made(MANAGER.userId, makeBooking(id, overrides))),
    ...RECEIVED_IDS.map((id) => made(LONER.userId, makeBooking(id))),
    made(GROUP_MEMBER.userId, makeBooking(210, { Candidate: { Nickname: 'ForEdwin' } })),
    made(GROUP_MEMBER.userId, makeBooking(211, { ...pending, Candidate: { Nickname: 'ForEdwinToo' } })),
    made(OTHER_GROUP_MEMBER.userId, makeBooking(220, { Candidate: { Nickname: 'ForPriya' } })),
    made(LONER.userId, makeBooking(301, { Candidate: { Nickname: 'ForOtto' } })),
    ...Array.from({ length: MANY_COUNT }, (_, n) => made(MANAGER.userId, makeBooking(MANY_FIRST + n))),
  ]);
}

/** The sandbox has bookings of its own under the same IDs; a different nickname tells them apart. */
export function startingSandboxBookings(): Map<number, StoredBooking> {
  return new Map(
    [1, 101, 123].map((id) => [
      id,
      { madeBy: MANAGER.userId, booking: makeBooking(id, { Candidate: { Nickname: 'SandboxUser' } }) },
    ]),
  );
}
