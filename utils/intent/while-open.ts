import { advanceDwell, type Beginning, followPointer, openOnRequest, rest } from './dwell.ts';
import {
  type Cooling,
  IDLE,
  type IntentEvent,
  type Open,
  type Place,
  type Resting,
  type State,
} from './states.ts';
import type { Timings } from './timings.ts';

/** A button is down. After that its place stays quiet: a person who clicks a link has had enough of pointing at it. */
export function coolAfterPress(placeId: number | null, at: number, timings: Timings): Cooling {
  return { kind: 'cooling', placeId, until: at + timings.press, pressed: true };
}

/** What happens to an open card. */
export function whileOpen<P extends Place>(
  state: Open<P>,
  event: IntentEvent<P>,
  timings: Timings,
): State<P> {
  const { card, next } = state;
  switch (event.kind) {
    case 'tick':
      return whenDue(state, event.at, timings);
    case 'over':
      return event.place.id === card.id
        ? change(state, { pointer: 'link', next: null }, event.at, timings)
        : dwellOnNext(change(state, { pointer: null }, event.at, timings), event, timings);
    case 'over-card':
      return change(state, { pointer: 'card', next: without(next, 'pointer') }, event.at, timings);
    case 'elsewhere':
      return change(state, { pointer: null, next: without(next, 'pointer') }, event.at, timings);
    case 'focus':
      return event.place.id === card.id
        ? change(state, { focus: 'link', next: without(next, 'focus') }, event.at, timings)
        : dwellOnNext(change(state, { focus: null }, event.at, timings), event, timings);
    case 'focus-card':
      return change(state, { focus: 'card', next: null }, event.at, timings);
    case 'unfocus':
      return change(state, { focus: null, next: without(next, 'focus') }, event.at, timings);
    case 'press':
      return event.on === 'card' || isKept(state) ? state : coolAfterPress(event.placeId, event.at, timings);
    case 'touch':
      return state.hold === 'pinned' ? state : rest(event, event.at, timings);
    case 'scroll':
      return next?.by === 'pointer' ? { ...state, next: null } : state;
    case 'escape':
    case 'close':
      return { kind: 'cooling', placeId: card.id, until: event.at + timings.afterEscape, pressed: false };
    case 'toggle-pin':
    case 'sign-in':
    case 'answered':
      return holdAnew(state, event, timings);
    case 'ask':
      if (event.place && event.place.id !== card.id) return openOnRequest(event.place, event.enter);
      return event.enter ? change(state, { focus: 'card', next: null }, event.at, timings) : state;
    case 'gone':
      if (event.placeId === card.id) return next ?? IDLE;
      return event.placeId === next?.place.id ? { ...state, next: null } : state;
    case 'hidden':
      return whenHidden(state, event, timings);
    case 'away':
      // Who comes back to the window comes back to what they were in. Who points into the card has not even gone.
      if (isKept(state) || state.focus === 'card') return { ...state, pointer: null, next: null };
      return state.pointer === 'card' && !event.hidden ? { ...state, next: null } : IDLE;
    case 'navigated':
      return IDLE;
    case 'touch-move':
    case 'touch-end':
    case 'release':
      return state;
  }
}

/** Whether the card stays whatever pointer and focus do. */
function isKept({ hold }: Open): boolean {
  return hold === 'pinned' || hold === 'signing-in';
}

/** A card that is changed in part. It closes once nothing has held it for the time of grace. The same state where nothing changes. */
function change<P extends Place>(
  before: Open<P>,
  part: Partial<Pick<Open<P>, 'pointer' | 'focus' | 'next' | 'hold' | 'holdUntil'>>,
  at: number,
  timings: Timings,
): Open<P> {
  const keys = Object.keys(part) as (keyof typeof part)[];
  if (keys.every((key) => part[key] === before[key])) return before;
  const after = { ...before, ...part };
  // They have come back to the card: from now on it is held like any other.
  const isRead = after.hold === 'unread' && (after.pointer !== null || after.focus !== null);
  return withGrace(isRead ? { ...after, hold: null, holdUntil: null } : after, at, timings);
}

function withGrace<P extends Place>(state: Open<P>, at: number, timings: Timings): Open<P> {
  const isHeld = state.sheet || state.pointer || state.focus || state.hold;
  return { ...state, graceUntil: isHeld ? null : (state.graceUntil ?? at + timings.grace) };
}

function whenDue<P extends Place>(state: Open<P>, at: number, timings: Timings): State<P> {
  const next = state.next && advanceDwell(state.next, at, timings);
  if (next?.kind === 'open') return next;
  if (state.graceUntil !== null && at >= state.graceUntil) return next ?? IDLE;
  const isOver = state.holdUntil !== null && at >= state.holdUntil;
  return change(state, isOver ? { next, hold: null, holdUntil: null } : { next }, at, timings);
}

/**
 * A dwell on another link while a card is open. It begins nothing while the person is in the card, reads a sheet, or has
 * pinned the card: nothing opens beside that.
 */
function dwellOnNext<P extends Place>(state: Open<P>, event: Beginning<P>, timings: Timings): Open<P> {
  if (state.sheet || state.focus === 'card' || state.hold === 'pinned') return state;
  const { next } = state;
  if (next?.place.id !== event.place.id) {
    return { ...state, next: rest(event, event.at, timings, timings.hot) };
  }
  return event.kind === 'over' && next.by === 'pointer'
    ? { ...state, next: followPointer(next, event, timings) }
    : state;
}

function without<P extends Place>(next: Resting<P> | null, by: Resting['by']): Resting<P> | null {
  return next?.by === by ? null : next;
}

/** A link that can't be seen holds nothing; what holds the card otherwise goes on holding it. */
function whenHidden<P extends Place>(
  state: Open<P>,
  { placeId, at }: Extract<IntentEvent<P>, { kind: 'hidden' }>,
  timings: Timings,
): Open<P> {
  const { pointer, focus, next } = state;
  if (placeId === next?.place.id) return { ...state, next: null };
  if (placeId !== state.card.id) return state;
  const leave = (what: typeof pointer) => (what === 'link' ? null : what);
  return change(state, { pointer: leave(pointer), focus: leave(focus) }, at, timings);
}

/** A hold that the person, or the sign-in they asked for, begins or ends. */
function holdAnew<P extends Place>(
  state: Open<P>,
  { kind, at }: Extract<IntentEvent<P>, { kind: 'toggle-pin' | 'sign-in' | 'answered' }>,
  timings: Timings,
): Open<P> {
  const { hold } = state;
  if (kind === 'toggle-pin') {
    const pin = hold === 'pinned' ? null : 'pinned';
    return change({ ...state, next: null }, { hold: pin, holdUntil: null }, at, timings);
  }
  if (kind === 'sign-in' && hold !== 'pinned') {
    return change(state, { hold: 'signing-in', holdUntil: at + timings.signIn }, at, timings);
  }
  if (kind === 'answered' && hold === 'signing-in') {
    return change(state, { hold: 'unread', holdUntil: at + timings.unread }, at, timings);
  }
  return state;
}
