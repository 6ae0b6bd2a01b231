import type { Booking, BookingListItem, Decimal, EpochMs, WallTime } from './booking.ts';
import { instantOf } from './instant-of.ts';

/** Where a booking belongs in what a member looks after: who has to do something, or that it is only to be kept. */
export type Group = 'needs-you' | 'waiting-for-them' | 'later' | 'over';

/**
 * What a booking's status and its dates come to. A status alone never says that something is still open: a pending booking
 * outlives its `AcceptBy` and its session, an accepted one its session.
 */
export type Stage =
  /** Pending, and the candidate can still accept. */
  | 'to-accept'
  /** Pending, and too late to be accepted. */
  | 'accept-missed'
  /** Accepted, and the client can still confirm: until the session starts. */
  | 'to-confirm'
  /** Accepted, and too late to be confirmed. */
  | 'confirm-missed'
  /** Confirmed, and ahead. */
  | 'ahead'
  /** Confirmed, and taking place. */
  | 'now'
  /** Confirmed, and past its end. */
  | 'over'
  | 'rejected'
  | 'cancelled'
  /** The status is a word that we do not know: no more is said than the word, and whether the session's time is past. */
  | 'unknown';

/** What is known of a booking wherever it is listed; any of it may be missing. */
export type Dated = Pick<BookingListItem, 'status' | 'sessionDate' | 'duration' | 'acceptBy'>;

export interface Situation {
  stage: Stage;
  group: Group;
  /** Until when one of the two has to act: the candidate to accept, the client to confirm. Null where it is no one’s turn. */
  deadline: WallTime | null;
  /** Whether the session is on this day of the viewer's. */
  isToday: boolean;
  /** Whether the session can still take place, and so belongs into a calendar. */
  canTakePlace: boolean;
}

const GROUPS: Record<Exclude<Stage, 'unknown'>, Group> = {
  'to-accept': 'waiting-for-them',
  'accept-missed': 'over',
  'to-confirm': 'needs-you',
  'confirm-missed': 'over',
  ahead: 'later',
  now: 'later',
  over: 'over',
  rejected: 'over',
  cancelled: 'over',
};

/**
 * What status and dates mean together at an instant. At the very instant of a deadline it has passed; at the start of a
 * session it has begun, at its end it is over. What is missing is taken for not past.
 *
 * @param viewerZone whose day "today" is
 */
export function situationOf(booking: Dated, now: EpochMs, viewerZone = Temporal.Now.timeZoneId()): Situation {
  const { sessionDate, duration, acceptBy } = booking;
  const start = sessionDate === null ? null : instantOf(sessionDate);
  const end = start === null ? null : start + (duration ?? 0) * 60_000;
  const isPast = (instant: EpochMs | null) => instant !== null && now >= instant;
  // The session may come before the date for accepting it, and then ends the wait.
  const lastDate = earlier(acceptBy, sessionDate);

  const stage = stageOf(booking.status, {
    acceptMissed: isPast(lastDate === null ? null : instantOf(lastDate)),
    started: isPast(start),
    ended: isPast(end),
  });
  const group = stage !== 'unknown' ? GROUPS[stage] : isPast(end) ? 'over' : 'later';
  return {
    stage,
    group,
    deadline: stage === 'to-accept' ? lastDate : stage === 'to-confirm' ? sessionDate : null,
    isToday: start !== null && dayOf(start, viewerZone).equals(dayOf(now, viewerZone)),
    canTakePlace: group !== 'over',
  };
}

function stageOf(
  status: string | null,
  past: { acceptMissed: boolean; started: boolean; ended: boolean },
): Stage {
  switch (status) {
    case 'Pending':
      return past.acceptMissed ? 'accept-missed' : 'to-accept';
    case 'Accepted':
      return past.started ? 'confirm-missed' : 'to-confirm';
    case 'Confirmed':
      return past.ended ? 'over' : past.started ? 'now' : 'ahead';
    case 'Rejected':
      return 'rejected';
    case 'Cancelled':
      return 'cancelled';
    default:
      return 'unknown';
  }
}

function earlier(one: WallTime | null, two: WallTime | null): WallTime | null {
  if (one === null || two === null) return one ?? two;
  return instantOf(one) <= instantOf(two) ? one : two;
}

function dayOf(instant: EpochMs, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
}

/** What was known of a booking before: an answer about it, and the credits that were offered before that answer. */
export interface Earlier {
  booking: Booking;
  offered: Decimal | null;
}

/**
 * The credits that were offered, where others were agreed since: who accepts a booking may name other credits, and a reply holds
 * only the last. Null where they are the same, or where no offer was seen.
 */
export function otherCreditsOffered(earlier: Earlier, booking: Booking): Decimal | null {
  if (earlier.booking.bookingId !== booking.bookingId || booking.status === 'Pending') return null;
  const offered = earlier.booking.status === 'Pending' ? earlier.booking.credits : earlier.offered;
  return offered === booking.credits ? null : offered;
}
