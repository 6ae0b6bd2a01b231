import type { EpochMs } from '../booking/booking.ts';
import { instantOf } from '../booking/instant-of.ts';
import type { CardView } from './card-props.ts';

const SECOND_MS = 1_000;

/** Where only minutes are counted, a word may be late by so long. */
const CALM_MS = 5_000;

/** Distances below a minute are written in seconds; the rest is so that no calm tick misses the first of them. */
const NEAR_MS = 60_000 + CALM_MS;

/** Milliseconds after which the card's words may be others: a second while it counts seconds, or soon may; else more. */
export function nextTick(view: CardView, now: EpochMs): number {
  if (view.kind === 'loading') return SECOND_MS;
  return countedFrom(view).some((instant) => Math.abs(instant - now) <= NEAR_MS) ? SECOND_MS : CALM_MS;
}

/** The instants whose distance a card writes, or at which it says something else. */
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
