import { advanceDwell, followPointer, hasMoved, openOnRequest, rest } from './dwell.ts';
import { effectsBetween } from './effects.ts';
import {
  type Cooling,
  type Effect,
  IDLE,
  type IntentEvent,
  type Place,
  type Resting,
  type State,
} from './states.ts';
import type { Timings } from './timings.ts';
import { coolAfterPress, whileOpen } from './while-open.ts';

/**
 * Intent: from what happens on the page to what should be open. Pure: no clock, no DOM; `docs/intent.md` has the picture of
 * its states. There is never more than one card, since no state has room for two.
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
      return coolAfterPress(event.placeId, event.at, timings);
    case 'scroll':
      return coolAfterScroll(event.at, timings);
    default:
      return null;
  }
}

function coolAfterScroll(at: number, timings: Timings): Cooling {
  return { kind: 'cooling', placeId: null, until: at + timings.afterScroll, pressed: false };
}

function whileResting<P extends Place>(state: Resting<P>, event: IntentEvent<P>, timings: Timings): State<P> {
  const { place, by } = state;
  switch (event.kind) {
    case 'tick':
      return advanceDwell(state, event.at, timings);
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
        : coolAfterScroll(event.at, timings);
    case 'press':
      return coolAfterPress(event.placeId, event.at, timings);
    case 'escape':
      return { kind: 'cooling', placeId: place.id, until: event.at + timings.afterEscape, pressed: false };
    case 'ask':
      return event.place ? openOnRequest(event.place, event.enter) : state;
    case 'gone':
    case 'hidden':
      return event.placeId === place.id ? IDLE : state;
    case 'away':
    case 'navigated':
      return IDLE;
    case 'release':
    case 'close':
    case 'toggle-pin':
    case 'sign-in':
    case 'answered':
      return state;
  }
}

function whileCooling<P extends Place>(state: Cooling, event: IntentEvent<P>, timings: Timings): State<P> {
  const { placeId, until, pressed } = state;
  switch (event.kind) {
    case 'over':
      if ((pressed && event.at < until) || event.place.id === placeId) return state;
      return rest(event, Math.max(event.at, until), timings);
    case 'focus':
      // A key moves the focus: the hand has left the button, whether or not its release was heard.
      if (event.place.id === placeId) return state;
      return rest(event, pressed ? event.at : Math.max(event.at, until), timings);
    case 'touch':
      return rest(event, event.at, timings);
    case 'elsewhere':
    case 'unfocus':
      if (event.at >= until) return IDLE;
      return placeId === null ? state : { ...state, placeId: null };
    case 'release':
    case 'touch-end':
      return pressed ? { ...state, until: event.at, pressed: false } : state;
    case 'scroll':
      return { ...state, until: Math.max(until, event.at + timings.afterScroll) };
    case 'gone':
    case 'hidden':
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
