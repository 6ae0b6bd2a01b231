/** A place on the page that shows a booking: one link, or one run of text. */
export interface Place {
  /** The page's own number for the place. Two links to one booking are two places. */
  id: number;
  bookingId: number;
}

/** The pointer dwells on a place, and nothing shows yet. */
export interface Resting<P extends Place = Place> {
  kind: 'resting';
  place: P;
  by: 'pointer' | 'focus' | 'touch';
  /** How far it has come: the worker has been started, so that it is awake for the question; then the booking has been asked for. */
  step: 'begun' | 'started' | 'asked';
  /** Where the pointer came to rest, in CSS pixels of the viewport. */
  x: number;
  y: number;
  /** The card may show from then on. */
  showAt: number;
  /** When the next step is due: the worker's start, the question, then the card. */
  due: number;
}

/**
 * What keeps a card open by itself. `pinned`: the person said so. `signing-in`: they have pressed "sign in again" in it, and the
 * window that opens takes pointer and focus away. `unread`: the booking has come since, and they have not been back.
 */
export type Hold = 'pinned' | 'signing-in' | 'unread';

/** A card is open. It stays while anything holds it: a finger's sheet, the pointer, the focus, or a hold of its own. */
export interface Open<P extends Place = Place> {
  kind: 'open';
  card: P;
  /** Opened by touch; a tap outside closes it, and nothing else leaves it. */
  sheet: boolean;
  /** What the pointer is on, of the two; null: neither. */
  pointer: 'link' | 'card' | null;
  /** The same for the keyboard's focus. */
  focus: 'link' | 'card' | null;
  hold: Hold | null;
  /** When the hold ends by itself; null: never. */
  holdUntil: number | null;
  /** Nothing holds it any more, and then it closes; null while something does. */
  graceUntil: number | null;
  /** The link on which the pointer or the focus dwells meanwhile. */
  next: Resting<P> | null;
}

/** Nothing shows, and for now nothing begins. */
export interface Cooling {
  kind: 'cooling';
  /** This place stays quiet until the pointer or the focus has left it; null: none. */
  placeId: number | null;
  /** Nothing begins before. */
  until: number;
  /** A button is down; `until` is then when we no longer believe it, since browsers do not always tell that it came up. */
  pressed: boolean;
}

export type State<P extends Place = Place> = { kind: 'idle' } | Cooling | Resting<P> | Open<P>;

/**
 * What happens on the page, as far as intent goes. `at` is milliseconds on one clock that only moves forward.
 * Pointer events mean real motion: a page that moves under a resting pointer is none.
 */
export type IntentEvent<P extends Place = Place> =
  /** The pointer moved onto, or on, a place. */
  | { kind: 'over'; place: P; x: number; y: number; at: number }
  | { kind: 'over-card'; at: number }
  /** The pointer moved on something else, or left the window. */
  | { kind: 'elsewhere'; at: number }
  /** The keyboard moved the focus onto a place. */
  | { kind: 'focus'; place: P; at: number }
  | { kind: 'focus-card'; at: number }
  /** The focus left: it is neither on a place nor in the card. */
  | { kind: 'unfocus'; at: number }
  /** A button went down, a finger tapped, or a drag began. `placeId`: on this place; null: somewhere else. */
  | { kind: 'press'; on: 'card' | 'page'; placeId: number | null; at: number }
  | { kind: 'release'; at: number }
  /** A finger came down on a place. */
  | { kind: 'touch'; place: P; x: number; y: number; at: number }
  /** The finger moved. */
  | { kind: 'touch-move'; x: number; y: number; at: number }
  /** The finger was lifted, or its gesture became another. */
  | { kind: 'touch-end'; at: number }
  | { kind: 'scroll'; at: number }
  | { kind: 'escape'; at: number }
  /** The card's own Close. */
  | { kind: 'close'; at: number }
  | { kind: 'toggle-pin'; at: number }
  /** "Sign in again" was pressed in the card. */
  | { kind: 'sign-in'; at: number }
  /** What the sign-in was for has come, and the person is back at the page. */
  | { kind: 'answered'; at: number }
  /**
   * Asked for outright, by a key. `place` null: the card that is open.
   * `enter`: the focus goes into the card.
   */
  | { kind: 'ask'; place: P | null; enter: boolean; at: number }
  /** The place was removed, or names another booking. */
  | { kind: 'gone'; placeId: number; at: number }
  /** The place was hidden, or scrolled out of sight. */
  | { kind: 'hidden'; placeId: number; at: number }
  /** The window lost the focus, to another window or to the browser's own bars; `hidden`: the tab was hidden. */
  | { kind: 'away'; hidden: boolean; at: number }
  /** Another page, another view of the app, the end of the page, or a page that fights the card. */
  | { kind: 'navigated'; at: number }
  /** The due time has come. */
  | { kind: 'tick'; at: number };

/** An event as it is told of. Without a time it happens now. */
export type ToldEvent<P extends Place = Place> =
  IntentEvent<P> extends infer Event
    ? Event extends IntentEvent<P>
      ? Omit<Event, 'at'> & { at?: number }
      : never
    : never;

/** What has to be done. The order of a list is the order of doing. */
export type Effect<P extends Place = Place> =
  /** A question is likely to follow: the worker may have to be started for it. */
  | { kind: 'start-worker' }
  /** Start looking up, for this place. */
  | { kind: 'look-up'; place: P }
  /** It is not waited for any more; what still comes is not shown. */
  | { kind: 'drop'; place: P }
  | { kind: 'show'; place: P; sheet: boolean }
  | { kind: 'hide'; place: P }
  /** Put the focus into the card. */
  | { kind: 'focus-card' }
  /** Put the focus back on the link, if it is in the card that is about to go. */
  | { kind: 'focus-back'; place: P }
  /** Send a `tick` at that time, instead of any planned before. */
  | { kind: 'wake'; at: number }
  /** No tick is wanted. */
  | { kind: 'sleep' };

export const IDLE = { kind: 'idle' } as const;
