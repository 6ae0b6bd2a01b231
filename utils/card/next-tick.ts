import type { EpochMs } from '../booking/booking.ts';
import { instantOf } from '../booking/instant-of.ts';
import type { CardView } from './card-props.ts';

const SECOND_MS = 1_000;

/** Distances below a minute are written in seconds. */
const NEAR_MS = 60 * SECOND_MS;

/** Greater ones change their words where they are a multiple of this: minutes are rounded in one place, and cut down in another. */
const TURN_MS = 30 * SECOND_MS;

/** So much later is surely after the turn: browsers that resist fingerprinting have clocks of a tenth of a second. */
const AFTER_TURN_MS = 100;

/** Milliseconds after which the card's words may be others: a second while it counts seconds, else until a distance turns. */
export function nextTick(view: CardView, now: EpochMs): number {
  if (view.kind === 'loading') return SECOND_MS;
  const distances = countedFrom(view).map((instant) => instant - now);
  if (distances.some((distance) => Math.abs(distance) <= NEAR_MS)) return SECOND_MS;
  if (view.kind === 'booking') distances.push(view.fetchedAt - now);
  return Math.min(TURN_MS, ...distances.map(untilTurn)) + AFTER_TURN_MS;
}

/** How long a distance, which gets smaller, takes to the next multiple of half a minute; 0: it is one. */
function untilTurn(distance: number): number {
  return ((distance % TURN_MS) + TURN_MS) % TURN_MS;
}

/** The instants whose distance a card writes, in seconds where it is small, or at which it says something else. */
function countedFrom(view: CardView): EpochMs[] {
  if (view.kind === 'failure') return view.failure.kind === 'rate-limited' ? [view.failure.retryAt] : [];
  if (view.kind !== 'booking') return [];
  const { sessionDate, acceptBy, duration } = view.booking;
  const start = sessionDate === null ? null : instantOf(sessionDate);
  return [
    ...(start === null ? [] : [start, start + (duration ?? 0) * 60_000]),
    ...(acceptBy === null ? [] : [instantOf(acceptBy)]),
    ...(view.staleBecause?.kind === 'rate-limited' ? [view.staleBecause.retryAt] : []),
  ];
}
