import type { IntentEvent, Open, Place, Resting } from './states.ts';
import type { Timings } from './timings.ts';

/** What begins a dwell. */
export type Beginning<P extends Place> = Extract<IntentEvent<P>, { kind: 'over' | 'focus' | 'touch' }>;

/** A dwell that counts from `from`. `delay`: from then to the card, but for a finger. */
export function rest<P extends Place>(
  event: Beginning<P>,
  from: number,
  timings: Timings,
  delay = timings.show,
): Resting<P> {
  const touch = event.kind === 'touch';
  return {
    kind: 'resting',
    place: event.place,
    by: event.kind === 'over' ? 'pointer' : event.kind,
    step: 'begun',
    x: event.kind === 'focus' ? 0 : event.x,
    y: event.kind === 'focus' ? 0 : event.y,
    showAt: from + (touch ? timings.longPress : delay),
    due: from + timings.start,
  };
}

/** Whether a pointer or a finger has moved on, rather than trembled. CSS pixels of the viewport. */
export function hasMoved(from: Resting, to: { x: number; y: number }, timings: Timings): boolean {
  const tolerance = from.by === 'touch' ? timings.fingerTolerance : timings.tolerance;
  return Math.hypot(to.x - from.x, to.y - from.y) > tolerance;
}

/** A pointer that moves on along its link is not at rest: the step that was due waits for it. */
export function followPointer<P extends Place>(
  resting: Resting<P>,
  event: { x: number; y: number; at: number },
  timings: Timings,
): Resting<P> {
  if (!hasMoved(resting, event, timings)) return resting;
  const { step, showAt } = resting;
  const rested = event.at + (step === 'begun' ? timings.start : timings.rest);
  return { ...resting, x: event.x, y: event.y, due: step === 'asked' ? Math.max(showAt, rested) : rested };
}

/** One step of a dwell whose time has come: the worker's start and the question, then, at its own time, the card. */
export function advanceDwell<P extends Place>(
  resting: Resting<P>,
  at: number,
  timings: Timings,
): Resting<P> | Open<P> {
  const { step, due, showAt } = resting;
  if (at < due) return resting;
  if (step === 'asked' || at >= showAt) return openAfterDwell(resting);
  const askAt = due + (step === 'begun' ? timings.rest - timings.start : 0);
  return at < askAt
    ? { ...resting, step: 'started', due: askAt }
    : { ...resting, step: 'asked', due: showAt };
}

const NEW_CARD = {
  kind: 'open',
  sheet: false,
  pointer: null,
  focus: null,
  hold: null,
  holdUntil: null,
  graceUntil: null,
  next: null,
} as const;

function openAfterDwell<P extends Place>({ place, by }: Resting<P>): Open<P> {
  return {
    ...NEW_CARD,
    card: place,
    sheet: by === 'touch',
    pointer: by === 'pointer' ? 'link' : null,
    focus: by === 'focus' ? 'link' : null,
  };
}

/** A card that was asked for by key or command. `enter`: the focus goes into it. */
export function openOnRequest<P extends Place>(card: P, enter: boolean): Open<P> {
  return { ...NEW_CARD, card, focus: enter ? 'card' : 'link' };
}
