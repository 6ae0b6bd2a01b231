import type { BookingListItem, EpochMs } from './booking.ts';
import { instantOf } from './instant-of.ts';
import { type Situation, situationOf } from './situation.ts';

/** A booking of the list, and what its status and dates come to. */
export interface Listed {
  item: BookingListItem;
  situation: Situation;
}

/** What a member looks after, each part with the most pressing first. What is over is left out. */
export interface GroupedBookings {
  /** The soonest session that both sides have agreed on, or that is taking place; null: there is none. */
  next: Listed | null;
  needsYou: Listed[];
  waitingForThem: Listed[];
  /** All else that lies ahead. */
  later: Listed[];
}

/** Sorts a list of bookings into what a member looks after at an instant. */
export function groupBookings(items: readonly BookingListItem[], now: EpochMs): GroupedBookings {
  const listed = items.map((item) => ({ item, situation: situationOf(item, now) })).sort(soonestFirst);
  const inGroup = (group: Situation['group']) => listed.filter(({ situation }) => situation.group === group);
  const next = listed.find(({ situation: { stage } }) => stage === 'ahead' || stage === 'now') ?? null;
  return {
    next,
    needsYou: inGroup('needs-you'),
    waitingForThem: inGroup('waiting-for-them'),
    later: inGroup('later').filter((one) => one !== next),
  };
}

/** By what one of the two has to keep: the deadline, else the session. Bookings without a date come last. */
function soonestFirst(one: Listed, other: Listed): number {
  return dueAt(one) - dueAt(other);
}

function dueAt({ item, situation }: Listed): number {
  const due = situation.deadline ?? item.sessionDate;
  return due === null ? Number.MAX_VALUE : instantOf(due);
}
