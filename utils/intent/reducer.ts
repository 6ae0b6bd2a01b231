import { effectsBetween } from './effects.ts';
import {
  type Cooling,
  type Effect,
  IDLE,
  type IntentEvent,
  type Open,
  type Pinned,
  type Place,
  type Resting,
  type State,
} from './states.ts';
import type { Timings } from './timings.ts';

/**
 * Intent: from what happens on the page to what should be open. Pure: no clock, no DOM; the picture of its states
 * stands in `docs/intent.md`. There is never more than one card, since no state has room for two.
 */
export function reduce<P extends Place>(
  state: State<P>,
  event: IntentEvent<P>,
  timings: Timings,
): { state: State<P>; effects: Effect<P>[] } {
  const next = step(state, event, timings);
  return { state: next, effects: effectsBetween(state, next, event) };
}

function step<P extends Place>(state: State<P>, event: IntentEvent<P>, timings: Timings): State<P> {
  switch (state.kind) {
    case 'idle':
      return begin(event, event.at, timings) ?? state;
    case 'cooling':
      return whileCooling(state, event, timings);
    case 'resting':
      return whileResting(state, event, timings);
    case 'open':
      return whileOpen(state, event, timings);
    case 'pinned':
      return whilePinned(state, event);
  }
}

/** What an event begins where nothing is open; null: nothing. The dwell counts from `from`. */
function begin<P extends Place>(event: IntentEvent<P>, from: number, timings: Timings): State<P> | null {
  switch (event.kind) {
    case 'over':
    case 'focus':
    case 'touch':
      return rest(event, from, timings);
    case 'ask':
      return event.place && openOnRequest(event.place, event.enter);
    case 'press':
      return coolAfterPress(event.placeId);
    case 'scroll':
      return { kind: 'cooling', placeId: null, until: event.at + timings.afterScroll };
    default:
      return null;
  }
}

/** A button is down. After that its place stays quiet: who clicks a link has had enough of pointing at it. */
function coolAfterPress(placeId: number | null): Cooling {
  return { kind: 'cooling', placeId, until: Number.POSITIVE_INFINITY };
}

type Beginning<P extends Place> = Extract<IntentEvent<P>, { kind: 'over' | 'focus' | 'touch' }>;

function rest<P extends Place>(
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
    asked: false,
    x: event.kind === 'focus' ? 0 : event.x,
    y: event.kind === 'focus' ? 0 : event.y,
    showAt: from + (touch ? timings.longPress : delay),
    due: from + timings.rest,
  };
}

function openAfterDwell<P extends Place>({ place, by }: Resting<P>): Open<P> {
  return {
    kind: 'open',
    card: place,
    sheet: by === 'touch',
    pointerOn: by === 'pointer',
    focusOn: by === 'focus',
    entered: false,
    graceUntil: null,
    next: null,
  };
}

function openOnRequest<P extends Place>(card: P, entered: boolean): Open<P> {
  return {
    kind: 'open',
    card,
    sheet: false,
    pointerOn: false,
    focusOn: true,
    entered,
    graceUntil: null,
    next: null,
  };
}

const hasMoved = (from: Resting, to: { x: number; y: number }, { tolerance }: Timings) =>
  Math.hypot(to.x - from.x, to.y - from.y) > tolerance;

/** A pointer that moves on along its link is not at rest: the step that was due waits for it. */
function followPointer<P extends Place>(
  resting: Resting<P>,
  event: { x: number; y: number; at: number },
  timings: Timings,
): Resting<P> {
  if (!hasMoved(resting, event, timings)) return resting;
  const rested = event.at + timings.rest;
  return {
    ...resting,
    x: event.x,
    y: event.y,
    due: resting.asked ? Math.max(resting.showAt, rested) : rested,
  };
}

/** One step of a dwell whose time has come: the question first, then, at its own time, the card. */
function advanceDwell<P extends Place>(resting: Resting<P>, at: number): Resting<P> | Open<P> {
  if (at < resting.due) return resting;
  if (resting.asked || at >= resting.showAt) return openAfterDwell(resting);
  return { ...resting, asked: true, due: resting.showAt };
}

function whileResting<P extends Place>(state: Resting<P>, event: IntentEvent<P>, timings: Timings): State<P> {
  const { place, by } = state;
  switch (event.kind) {
    case 'tick':
      return advanceDwell(state, event.at);
    case 'over':
      if (by === 'touch') return state;
      if (event.place.id !== place.id) return rest(event, event.at, timings);
      return by === 'pointer' ? followPointer(state, event, timings) : state;
    case 'elsewhere':
    case 'over-card':
      return by === 'pointer' ? IDLE : state;
    case 'focus':
      return event.place.id === place.id ? state : rest(event, event.at, timings);
    case 'unfocus':
    case 'focus-card':
      return by === 'focus' ? IDLE : state;
    case 'touch':
      return rest(event, event.at, timings);
    case 'touch-move':
      return by === 'touch' && hasMoved(state, event, timings) ? IDLE : state;
    case 'touch-end':
      return by === 'touch' ? IDLE : state;
    case 'scroll':
      // Tab brings its link into view by scrolling: that is no reason to give it up, only to wait.
      return by === 'focus'
        ? { ...state, due: Math.max(state.due, event.at + timings.afterScroll) }
        : { kind: 'cooling', placeId: null, until: event.at + timings.afterScroll };
    case 'press':
      return coolAfterPress(event.placeId);
    case 'escape':
      return { kind: 'cooling', placeId: place.id, until: event.at + timings.afterEscape };
    case 'ask':
      return event.place ? openOnRequest(event.place, event.enter) : state;
    case 'gone':
      return event.placeId === place.id ? IDLE : state;
    case 'away':
    case 'navigated':
      return IDLE;
    case 'release':
    case 'close':
    case 'toggle-pin':
      return state;
  }
}

/** The card closes once nothing has held it for the time of grace. */
function withGrace<P extends Place>(state: Open<P>, at: number, timings: Timings): Open<P> {
  if (state.sheet || state.pointerOn || state.focusOn || state.entered) return { ...state, graceUntil: null };
  return { ...state, graceUntil: state.graceUntil ?? at + timings.grace };
}

/** A dwell on another link while a card is open. Who is inside the card, or reads a sheet, begins nothing else. */
function dwellOnNext<P extends Place>(state: Open<P>, event: Beginning<P>, timings: Timings): Open<P> {
  if (state.sheet || state.entered) return state;
  const { next } = state;
  if (next?.place.id !== event.place.id) {
    return { ...state, next: rest(event, event.at, timings, timings.hot) };
  }
  return event.kind === 'over' && next.by === 'pointer'
    ? { ...state, next: followPointer(next, event, timings) }
    : state;
}

function without<P extends Place>(next: Resting<P> | null, by: Resting<P>['by']): Resting<P> | null {
  return next?.by === by ? null : next;
}

function whileOpen<P extends Place>(state: Open<P>, event: IntentEvent<P>, timings: Timings): State<P> {
  const { card, next } = state;
  switch (event.kind) {
    case 'tick': {
      const stepped = next && advanceDwell(next, event.at);
      if (stepped?.kind === 'open') return stepped;
      if (state.graceUntil !== null && event.at >= state.graceUntil) return stepped ?? IDLE;
      return stepped === next ? state : { ...state, next: stepped };
    }
    case 'over':
      if (event.place.id !== card.id) {
        return withGrace(dwellOnNext({ ...state, pointerOn: false }, event, timings), event.at, timings);
      }
      if (state.pointerOn && next === null) return state;
      return withGrace({ ...state, pointerOn: true, next: null }, event.at, timings);
    case 'over-card':
      if (state.pointerOn && next === null) return state;
      return withGrace({ ...state, pointerOn: true, next: without(next, 'pointer') }, event.at, timings);
    case 'elsewhere':
      if (!state.pointerOn && next?.by !== 'pointer') return state;
      return withGrace({ ...state, pointerOn: false, next: without(next, 'pointer') }, event.at, timings);
    case 'focus':
      if (event.place.id === card.id) {
        return withGrace(
          { ...state, focusOn: true, entered: false, next: without(next, 'focus') },
          event.at,
          timings,
        );
      }
      return withGrace(
        dwellOnNext({ ...state, focusOn: false, entered: false }, event, timings),
        event.at,
        timings,
      );
    case 'focus-card':
      return withGrace({ ...state, entered: true, next: null }, event.at, timings);
    case 'unfocus':
      return withGrace(
        { ...state, focusOn: false, entered: false, next: without(next, 'focus') },
        event.at,
        timings,
      );
    case 'press':
      return event.on === 'card' ? state : coolAfterPress(event.placeId);
    case 'touch':
      return rest(event, event.at, timings);
    case 'scroll':
      return next?.by === 'pointer' ? { ...state, next: null } : state;
    case 'escape':
    case 'close':
      return { kind: 'cooling', placeId: card.id, until: event.at + timings.afterEscape };
    case 'toggle-pin':
      return { kind: 'pinned', card, entered: state.entered };
    case 'ask':
      return ask(state, event);
    case 'gone':
      if (event.placeId === card.id) return next ?? IDLE;
      return event.placeId === next?.place.id ? { ...state, next: null } : state;
    case 'away':
    case 'navigated':
      return IDLE;
    case 'touch-move':
    case 'touch-end':
    case 'release':
      return state;
  }
}

/** Asked outright while a card is open: for that card it means the way in, for another the change to it. */
function ask<P extends Place>(
  state: Open<P> | Pinned<P>,
  event: Extract<IntentEvent<P>, { kind: 'ask' }>,
): State<P> {
  if (event.place && event.place.id !== state.card.id) return openOnRequest(event.place, event.enter);
  if (!event.enter) return state;
  return state.kind === 'open'
    ? { ...state, entered: true, graceUntil: null, next: null }
    : { ...state, entered: true };
}

/** A pinned card gives way only to what is asked for outright. Nothing else opens beside it. */
function whilePinned<P extends Place>(state: Pinned<P>, event: IntentEvent<P>): State<P> {
  const { card, entered } = state;
  switch (event.kind) {
    case 'toggle-pin':
      return {
        ...openOnRequest(card, entered),
        focusOn: false,
        // Whoever pressed the button without being inside has the pointer on it.
        pointerOn: !entered,
      };
    case 'ask':
      return ask(state, event);
    case 'focus-card':
      return entered ? state : { ...state, entered: true };
    case 'focus':
    case 'unfocus':
      return entered ? { ...state, entered: false } : state;
    case 'escape':
    case 'close':
      // As after an open card: its link stays quiet until it is left.
      return { kind: 'cooling', placeId: card.id, until: event.at };
    case 'gone':
      return event.placeId === card.id ? IDLE : state;
    case 'navigated':
      return IDLE;
    default:
      return state;
  }
}

function whileCooling<P extends Place>(state: Cooling, event: IntentEvent<P>, timings: Timings): State<P> {
  const { placeId, until } = state;
  const buttonDown = until === Number.POSITIVE_INFINITY;
  switch (event.kind) {
    case 'over':
    case 'focus':
      if (buttonDown || event.place.id === placeId) return state;
      return rest(event, Math.max(event.at, until), timings);
    case 'touch':
      return rest(event, event.at, timings);
    case 'elsewhere':
    case 'unfocus':
      if (event.at >= until) return IDLE;
      return placeId === null ? state : { ...state, placeId: null };
    case 'release':
    case 'touch-end':
      return buttonDown ? { ...state, until: event.at } : state;
    case 'scroll':
      return { ...state, until: Math.max(until, event.at + timings.afterScroll) };
    case 'gone':
      return event.placeId === placeId ? { ...state, placeId: null } : state;
    case 'ask':
    case 'press':
      return begin(event, event.at, timings) ?? state;
    case 'navigated':
    case 'away':
      // A button that goes down here may come up somewhere else.
      return IDLE;
    default:
      return state;
  }
}
