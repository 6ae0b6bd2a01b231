import type { Booking } from '../../utils/booking/booking.ts';
import type { Failure } from '../../utils/booking/failure.ts';
import type { CardProps, CardView } from '../../utils/card/card-props.ts';
import { SAMPLE } from '../fixtures/sample-booking.ts';

/** Every state of the card by name: what the gallery shows, and the card's tests go through. */

/** Two days and an hour before the session, by the platform's clock. */
export const NOW = Date.UTC(2018, 0, 20, 20, 30);

const PENDING: Booking = {
  ...SAMPLE,
  bookingId: 123,
  status: 'Pending',
  method: 1,
  phoneNumber: '+44 (0)20 7946 0123',
  acceptBy: '2018-01-20T23:42:00',
  acceptedDate: null,
  confirmedDate: null,
  lastUpdated: '2018-01-20T12:34:56.789',
  comments: 'Please ring twice, I may be in the garden.',
  actionClient: null,
};

const ACCEPTED: Booking = {
  ...SAMPLE,
  status: 'Accepted',
  credits: '12.5',
  confirmedDate: null,
  lastUpdated: '2018-01-21T12:48:13.412',
  actionClient: 'You need to confirm the booking',
  candidate: { ...SAMPLE.candidate, phoneNumber: '020 7946 0456' },
};

const LONG_TEXTS: Booking = {
  ...SAMPLE,
  bookingId: 2147483647,
  duration: 1440,
  credits: '123456.789',
  status: 'Cancelled',
  method: 2,
  cancelledDate: '2018-01-21T19:00:00',
  cancelledBy: 'APersonWithAVeryLongNicknameIndeedWhichHasNoSpaceInItAtAll',
  cancelledReason:
    'My line is down and the engineer cannot come before Thursday. I am sorry for the trouble; please book again next week, and I will take off a few credits.',
  lastUpdated: '2018-01-21T19:00:00',
  comments: Array.from({ length: 6 }, (_, line) => `Line ${line + 1} of what was written when booking.`).join(
    '\n',
  ),
  actionClient:
    'You can request a new booking with this user, or with any other, from the page of your PhoneChat bookings',
  candidate: {
    ...SAMPLE.candidate,
    nickname: 'APersonWithAVeryLongNicknameIndeedWhichHasNoSpaceInItAtAll',
    phoneNumber: '020 7946 0456',
    total: 1204,
    positive: 1304,
    neutral: 41,
    negative: 100,
    ratings: 1445,
    disputes: 3,
  },
};

const nothing = () => undefined;

/** A card's props: entered and with every control, unless told otherwise. */
export function cardProps(view: CardView, more: Partial<CardProps> = {}): CardProps {
  return {
    bookingId: view.kind === 'booking' ? view.booking.bookingId : 123,
    view,
    now: NOW,
    revealed: { phone: false, skype: false },
    unfolded: {},
    pinned: false,
    entered: true,
    copied: null,
    actions: {
      refresh: nothing,
      renew: nothing,
      lookUnder: nothing,
      reveal: nothing,
      unfold: nothing,
      close: nothing,
      togglePin: nothing,
      copy: nothing,
      addToCalendar: nothing,
      openPage: nothing,
      openTab: null,
      notABooking: null,
    },
    ...more,
  };
}

/** A settled card of a booking, 20 seconds old. */
export function bookingProps(booking: Booking, more: Partial<CardProps> = {}): CardProps {
  const view: CardView = {
    kind: 'booking',
    booking,
    fetchedAt: NOW - 20_000,
    actingFor: null,
    refreshing: false,
    offered: null,
    staleBecause: null,
    renewing: null,
    calendarKey: '',
  };
  return cardProps(view, more);
}

/** A booking, four minutes old, that could not be renewed. */
export function staleProps(
  staleBecause: Failure,
  renewing: 'sign-in' | 'options' | null = null,
  more: Partial<CardProps> = {},
): CardProps {
  const view: CardView = {
    kind: 'booking',
    booking: SAMPLE,
    fetchedAt: NOW - 240_000,
    actingFor: null,
    refreshing: false,
    offered: null,
    staleBecause,
    renewing,
    calendarKey: '',
  };
  return cardProps(view, more);
}

export function failureProps(failure: Failure, more: Partial<CardProps> = {}): CardProps {
  return cardProps({ kind: 'failure', failure, actingFor: null, others: [], renewing: null }, more);
}

const ALICE = { userId: 42, name: 'Alice' };

/** Every failure, with every reason that has words of its own. */
export const FAILURES: Record<string, Failure> = {
  'no-token': { kind: 'no-token' },
  'no-token-signed-out': { kind: 'no-token', canSignIn: true },
  'token-rejected': { kind: 'token-rejected' },
  'scope-missing': { kind: 'scope-missing' },
  'not-found': { kind: 'not-found', because: 'booking' },
  'not-found-not-manager': { kind: 'not-found', because: 'not-manager' },
  'not-found-not-member': { kind: 'not-found', because: 'not-member' },
  'rate-limited': { kind: 'rate-limited', retryAt: NOW + 5 * 60_000 },
  'rate-limited-soon': { kind: 'rate-limited', retryAt: NOW + 42_000 },
  'rate-limited-over': { kind: 'rate-limited', retryAt: NOW },
  'platform-error': { kind: 'platform-error', status: 503 },
  'platform-error-redirect': { kind: 'platform-error', status: 0 },
  offline: { kind: 'offline', because: 'network' },
  'offline-access-withheld': { kind: 'offline', because: 'access-withheld' },
  'timed-out': { kind: 'timed-out' },
  unreadable: { kind: 'unreadable', field: null },
  'unreadable-field': { kind: 'unreadable', field: 'Credits' },
  'invalid-id': { kind: 'invalid-id' },
};

export const STATES: Record<string, CardProps> = {
  loading: cardProps({ kind: 'loading' }),
  pending: bookingProps(PENDING),
  accepted: bookingProps(ACCEPTED),
  confirmed: bookingProps(SAMPLE),
  rejected: bookingProps({
    ...PENDING,
    status: 'Rejected',
    rejectedReason: 'Sorry, I am away that evening.',
    lastUpdated: '2018-01-21T09:00:00',
  }),
  cancelled: bookingProps({
    ...SAMPLE,
    status: 'Cancelled',
    cancelledDate: '2018-01-21T19:00:00',
    cancelledBy: 'BookedUser',
    cancelledReason: 'My line is down.',
    lastUpdated: '2018-01-21T19:00:00',
    actionClient: null,
  }),
  skype: bookingProps({
    ...SAMPLE,
    method: 3,
    skypeName: 'live:client.name',
    candidate: { ...SAMPLE.candidate, skypeName: 'live:booked.user' },
  }),
  revealed: bookingProps(
    {
      ...PENDING,
      skypeName: 'live:client.name',
      candidate: { ...SAMPLE.candidate, phoneNumber: '020 7946 0456' },
    },
    { revealed: { phone: true, skype: true }, copied: 'phone', pinned: true },
  ),
  started: bookingProps(SAMPLE, { now: Date.UTC(2018, 0, 22, 21, 35) }),
  'too-late-to-accept': bookingProps(PENDING, { now: Date.UTC(2018, 0, 21, 8) }),
  'too-late-to-confirm': bookingProps(ACCEPTED, { now: Date.UTC(2018, 0, 22, 21, 35) }),
  over: bookingProps(SAMPLE, { now: Date.UTC(2018, 0, 22, 22) }),
  'other-credits': cardProps({
    kind: 'booking',
    booking: ACCEPTED,
    fetchedAt: NOW,
    actingFor: null,
    refreshing: false,
    offered: '8',
    staleBecause: null,
    renewing: null,
    calendarKey: '',
  }),
  'unknown-status': bookingProps({ ...SAMPLE, status: 'Expired', actionClient: null }),
  'no-candidate': bookingProps({ ...SAMPLE, candidate: null }),
  'left-out': bookingProps({
    ...SAMPLE,
    method: null,
    acceptBy: null,
    candidate: { ...SAMPLE.candidate, neutral: null, ratings: null },
    leftOut: ['Method', 'AcceptBy', 'Candidate.Neutral', 'Candidate.Ratings'],
  }),
  'acting-for': cardProps({
    kind: 'booking',
    booking: PENDING,
    fetchedAt: NOW,
    actingFor: ALICE,
    refreshing: true,
    offered: null,
    staleBecause: null,
    renewing: null,
    calendarKey: '',
  }),
  'long-texts': bookingProps(LONG_TEXTS, { revealed: { phone: true, skype: true } }),
  'long-texts-open': bookingProps(LONG_TEXTS, { unfolded: { comments: true } }),
  'right-to-left-texts': bookingProps({
    ...PENDING,
    comments: 'אנא התקשרו פעמיים.',
    actionClient: 'עליך לאשר את ההזמנה',
    candidate: { ...SAMPLE.candidate, nickname: 'משתמש (1)' },
  }),
  'not-renewed': staleProps({ kind: 'offline', because: 'network' }),
  'not-renewed-signing-in': staleProps({ kind: 'token-rejected' }, 'sign-in'),
  ...Object.fromEntries(Object.entries(FAILURES).map(([name, failure]) => [name, failureProps(failure)])),
  'look-under-a-member': cardProps({
    kind: 'failure',
    failure: FAILURES['not-found'] as Failure,
    actingFor: null,
    others: [ALICE, { userId: 43, name: 'Robin' }],
    renewing: null,
  }),
  'look-under-another': cardProps({
    kind: 'failure',
    failure: FAILURES['not-found'] as Failure,
    actingFor: ALICE,
    others: [null, { userId: 43, name: 'משתמש (1)' }],
    renewing: null,
  }),
  renewing: cardProps({
    kind: 'failure',
    failure: { kind: 'token-rejected' },
    actingFor: ALICE,
    others: [],
    renewing: 'sign-in',
  }),
};
