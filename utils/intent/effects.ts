import type { Effect, IntentEvent, Place, Resting, State } from './states.ts';

/** The card that a state shows, or null. */
export function cardOf<P extends Place>(state: State<P>): P | null {
  return state.kind === 'open' ? state.card : null;
}

/** The places for which a state waits for a booking. */
export function wantedBy<P extends Place>(state: State<P>): P[] {
  const card = cardOf(state);
  const wanted = card ? [card] : [];
  const resting = dwellOf(state);
  if (resting?.step === 'asked') wanted.push(resting.place);
  return wanted;
}

function dwellOf<P extends Place>(state: State<P>): Resting<P> | null {
  return state.kind === 'open' ? state.next : state.kind === 'resting' ? state : null;
}

/** Whether a state has the worker started, for a question that has yet to be asked. */
const isStarting = (state: State) => dwellOf(state)?.step === 'started';

/** When a state wants a tick, or null. */
function dueOf(state: State): number | null {
  if (state.kind === 'resting') return state.due;
  if (state.kind !== 'open') return null;
  const due = Math.min(
    state.graceUntil ?? Number.POSITIVE_INFINITY,
    state.holdUntil ?? Number.POSITIVE_INFINITY,
    state.next?.due ?? Number.POSITIVE_INFINITY,
  );
  return due === Number.POSITIVE_INFINITY ? null : due;
}

/**
 * What leads from one state to the next. It follows from the two states alone, so that no way into a state can
 * forget to show, and no way out of one can forget to hide. A card that goes gives the focus back if it has it, so that the
 * next Tab does not begin at the top of the page. Only a press asks for the cause: it moves the focus itself.
 */
export function effectsBetween<P extends Place>(
  before: State<P>,
  after: State<P>,
  event: IntentEvent<P>,
): Effect<P>[] {
  const due = dueOf(after);
  // Timers may fire a fraction of a millisecond early. Such a tick changes nothing, and must not be the last.
  if (before === after) return event.kind === 'tick' && due !== null ? [{ kind: 'wake', at: due }] : [];
  const effects: Effect<P>[] = [];
  const [oldCard, newCard] = [cardOf(before), cardOf(after)];
  const [oldWanted, newWanted] = [wantedBy(before), wantedBy(after)];
  const holds = (targets: Place[], { id }: Place) => targets.some((place) => place.id === id);

  const changes = oldCard?.id !== newCard?.id;
  if (changes && oldCard) {
    if (event.kind !== 'press') effects.push({ kind: 'focus-back', place: oldCard });
    effects.push({ kind: 'hide', place: oldCard });
  }
  if (isStarting(after) && !isStarting(before)) effects.push({ kind: 'start-worker' });
  for (const place of oldWanted) if (!holds(newWanted, place)) effects.push({ kind: 'drop', place });
  for (const place of newWanted) if (!holds(oldWanted, place)) effects.push({ kind: 'look-up', place });
  if (changes && newCard) {
    effects.push({ kind: 'show', place: newCard, sheet: after.kind === 'open' && after.sheet });
  }
  if (event.kind === 'ask' && event.enter && newCard) effects.push({ kind: 'focus-card' });

  if (due !== dueOf(before)) effects.push(due === null ? { kind: 'sleep' } : { kind: 'wake', at: due });
  return effects;
}
