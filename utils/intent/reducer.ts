import { effectsBetween } from './effects.ts';
import {
  type Cooling,
  type Effect,
  IDLE,
  type IntentEvent,
  type Open,
  type Pinned,
  type Resting,
  type State,
  type Target,
} from './states.ts';
import type { Timings } from './timings.ts';

/**
 * Intent: from what happens on the page to what should be open. Pure: no clock, no DOM; the picture of its states
 * stands in `docs/intent.md`. There is never more than one card, since no state has room for two.
 */
export function reduce(
  state: State,
  event: IntentEvent,
  timings: Timings,
): { state: State; effects: Effect[] } {
  const next = step(state, event, timings);
  return { state: next, effects: effectsBetween(state, next, event) };
}

function step(state: State, event: IntentEvent, timings: Timings): State {
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
function begin(event: IntentEvent, from: number, timings: Timings): State | null {
  switch (event.kind) {
    case 'over':
    case 'focus':
    case 'touch':
      return rest(event, from, timings);
    case 'ask':
      return event.target && asked(event.target, event.enter);
    case 'press':
      return pressed(event.trigger);
    case 'scroll':
      return { kind: 'cooling', trigger: null, until: event.at + timings.afterScroll };
    default:
      return null;
  }
}

/** A button is down. After that its place stays quiet: who clicks a link has had enough of pointing at it. */
function pressed(trigger: number | null): Cooling {
  return { kind: 'cooling', trigger, until: Number.POSITIVE_INFINITY };
}

type Beginning = Extract<IntentEvent, { kind: 'over' | 'focus' | 'touch' }>;

function rest(event: Beginning, from: number, timings: Timings, delay = timings.show): Resting {
  const touch = event.kind === 'touch';
  return {
    kind: 'resting',
    target: event.target,
    by: event.kind === 'over' ? 'pointer' : event.kind,
    asked: false,
    x: event.kind === 'focus' ? 0 : event.x,
    y: event.kind === 'focus' ? 0 : event.y,
    showAt: from + (touch ? timings.longPress : delay),
    due: from + timings.rest,
  };
}

function opened({ target, by }: Resting): Open {
  return {
    kind: 'open',
    card: target,
    sheet: by === 'touch',
    pointerOn: by === 'pointer',
    focusOn: by === 'focus',
    entered: false,
    graceUntil: null,
    next: null,
  };
}

function asked(card: Target, entered: boolean): Open {
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
function movedOn(resting: Resting, event: { x: number; y: number; at: number }, timings: Timings): Resting {
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
function dwelt(resting: Resting, at: number): Resting | Open {
  if (at < resting.due) return resting;
  if (resting.asked || at >= resting.showAt) return opened(resting);
  return { ...resting, asked: true, due: resting.showAt };
}

function whileResting(state: Resting, event: IntentEvent, timings: Timings): State {
  const { target, by } = state;
  switch (event.kind) {
    case 'tick':
      return dwelt(state, event.at);
    case 'over':
      if (by === 'touch') return state;
      if (event.target.trigger !== target.trigger) return rest(event, event.at, timings);
      return by === 'pointer' ? movedOn(state, event, timings) : state;
    case 'elsewhere':
    case 'over-card':
      return by === 'pointer' ? IDLE : state;
    case 'focus':
      return event.target.trigger === target.trigger ? state : rest(event, event.at, timings);
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
        : { kind: 'cooling', trigger: null, until: event.at + timings.afterScroll };
    case 'press':
      return pressed(event.trigger);
    case 'escape':
      return { kind: 'cooling', trigger: target.trigger, until: event.at + timings.afterEscape };
    case 'ask':
      return event.target ? asked(event.target, event.enter) : state;
    case 'gone':
      return event.trigger === target.trigger ? IDLE : state;
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
function held(state: Open, at: number, timings: Timings): Open {
  if (state.sheet || state.pointerOn || state.focusOn || state.entered) return { ...state, graceUntil: null };
  return { ...state, graceUntil: state.graceUntil ?? at + timings.grace };
}

/** A dwell on another link while a card is open. Who is inside the card, or reads a sheet, begins nothing else. */
function alsoRest(state: Open, event: Beginning, timings: Timings): Open {
  if (state.sheet || state.entered) return state;
  const { next } = state;
  if (next?.target.trigger !== event.target.trigger) {
    return { ...state, next: rest(event, event.at, timings, timings.hot) };
  }
  return event.kind === 'over' && next.by === 'pointer'
    ? { ...state, next: movedOn(next, event, timings) }
    : state;
}

function without(next: Resting | null, by: Resting['by']): Resting | null {
  return next?.by === by ? null : next;
}

function whileOpen(state: Open, event: IntentEvent, timings: Timings): State {
  const { card, next } = state;
  switch (event.kind) {
    case 'tick': {
      const stepped = next && dwelt(next, event.at);
      if (stepped?.kind === 'open') return stepped;
      if (state.graceUntil !== null && event.at >= state.graceUntil) return stepped ?? IDLE;
      return stepped === next ? state : { ...state, next: stepped };
    }
    case 'over':
      if (event.target.trigger !== card.trigger) {
        return held(alsoRest({ ...state, pointerOn: false }, event, timings), event.at, timings);
      }
      if (state.pointerOn && next === null) return state;
      return held({ ...state, pointerOn: true, next: null }, event.at, timings);
    case 'over-card':
      if (state.pointerOn && next === null) return state;
      return held({ ...state, pointerOn: true, next: without(next, 'pointer') }, event.at, timings);
    case 'elsewhere':
      if (!state.pointerOn && next?.by !== 'pointer') return state;
      return held({ ...state, pointerOn: false, next: without(next, 'pointer') }, event.at, timings);
    case 'focus':
      if (event.target.trigger === card.trigger) {
        return held(
          { ...state, focusOn: true, entered: false, next: without(next, 'focus') },
          event.at,
          timings,
        );
      }
      return held(alsoRest({ ...state, focusOn: false, entered: false }, event, timings), event.at, timings);
    case 'focus-card':
      return held({ ...state, entered: true, next: null }, event.at, timings);
    case 'unfocus':
      return held(
        { ...state, focusOn: false, entered: false, next: without(next, 'focus') },
        event.at,
        timings,
      );
    case 'press':
      return event.on === 'card' ? state : pressed(event.trigger);
    case 'touch':
      return rest(event, event.at, timings);
    case 'scroll':
      return next?.by === 'pointer' ? { ...state, next: null } : state;
    case 'escape':
    case 'close':
      return { kind: 'cooling', trigger: card.trigger, until: event.at + timings.afterEscape };
    case 'toggle-pin':
      return { kind: 'pinned', card, entered: state.entered };
    case 'ask':
      return ask(state, event);
    case 'gone':
      if (event.trigger === card.trigger) return next ?? IDLE;
      return event.trigger === next?.target.trigger ? { ...state, next: null } : state;
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
function ask(state: Open | Pinned, event: Extract<IntentEvent, { kind: 'ask' }>): State {
  if (event.target && event.target.trigger !== state.card.trigger) return asked(event.target, event.enter);
  if (!event.enter) return state;
  return state.kind === 'open'
    ? { ...state, entered: true, graceUntil: null, next: null }
    : { ...state, entered: true };
}

/** A pinned card gives way only to what is asked for outright. Nothing else opens beside it. */
function whilePinned(state: Pinned, event: IntentEvent): State {
  const { card, entered } = state;
  switch (event.kind) {
    case 'toggle-pin':
      return {
        ...asked(card, entered),
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
      return { kind: 'cooling', trigger: card.trigger, until: event.at };
    case 'gone':
      return event.trigger === card.trigger ? IDLE : state;
    case 'navigated':
      return IDLE;
    default:
      return state;
  }
}

function whileCooling(state: Cooling, event: IntentEvent, timings: Timings): State {
  const { trigger, until } = state;
  const buttonDown = until === Number.POSITIVE_INFINITY;
  switch (event.kind) {
    case 'over':
    case 'focus':
      if (buttonDown || event.target.trigger === trigger) return state;
      return rest(event, Math.max(event.at, until), timings);
    case 'touch':
      return rest(event, event.at, timings);
    case 'elsewhere':
    case 'unfocus':
      if (event.at >= until) return IDLE;
      return trigger === null ? state : { ...state, trigger: null };
    case 'release':
    case 'touch-end':
      return buttonDown ? { ...state, until: event.at } : state;
    case 'scroll':
      return { ...state, until: Math.max(until, event.at + timings.afterScroll) };
    case 'gone':
      return event.trigger === trigger ? { ...state, trigger: null } : state;
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
