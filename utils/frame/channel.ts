/**
 * What the part in the page and the card page say to each other on their own port. Neither a booking nor a word of one goes along it:
 * the page's process is the page's. Both sides read what arrives field by field, and drop what is none of these.
 */

/** How the card is placed on the page. */
export interface CardStanding {
  pinned: boolean;
  /** The person has led the keyboard's focus into the card: its controls are in the tab order. */
  entered: boolean;
}

/** From the part in the page to the card page. */
export type ToCard =
  /**
   * The first word. `hasPage`: the booking's own page can be opened by its link. `taught`: the key of the kind of link that was taught and led
   * here; null: none was needed.
   */
  | { kind: 'open'; bookingId: number; hasPage: boolean; taught: string | null }
  /** The colours that the card is drawn on, from the topmost on. */
  | { kind: 'paints'; paints: readonly string[] }
  /** The answer to `need-ticket`; null: there is none to be had. */
  | { kind: 'ticket'; ticket: string | null }
  /** The card can be seen from now on. `byKey`: a key has asked for it, so a screen reader may be listening. `sheet`: a finger has. */
  | { kind: 'shown'; byKey: boolean; sheet: boolean }
  | ({ kind: 'standing' } & CardStanding)
  /** The person has asked for the focus to go into the card. */
  | { kind: 'focus' }
  /** Another token, member or environment, and the person has begun a sign-in from this card: look up again. */
  | { kind: 'start-over' }
  /** The browser's window has lost the focus: what was revealed is masked again. */
  | { kind: 'mask' }
  /** The person is back at the page: an ask that was left unanswered is worth making again. */
  | { kind: 'back' }
  /** Whether the press of this number may count. */
  | { kind: 'verdict'; press: number; counts: boolean };

/** From the card page to the part in the page. `at`: when it happened, ms since the epoch by the page's own clock. */
export type FromCard =
  | { kind: 'need-ticket' }
  /** The height that the card would like to have, CSS pixels. The first of these says that it is drawn. */
  | { kind: 'height'; height: number }
  | { kind: 'pointer'; on: boolean; at: number }
  /** `led`: by the person, with a press or because the page's part has asked for it. */
  | { kind: 'focus'; on: boolean; led: boolean }
  /** Who has pressed in the card goes on in it by keyboard, or in the list of a choice; not `on`: the pointer is back from that list. */
  | { kind: 'enter'; on: boolean }
  | { kind: 'escape' }
  | { kind: 'close' }
  | { kind: 'toggle-pin' }
  | { kind: 'open-page' }
  | { kind: 'open-tab' }
  /** A sign-in was begun from the card, or the booking that it was for has come. */
  | { kind: 'renewing'; on: boolean }
  /** Since then the card has had an answer, the booking or a failure. */
  | { kind: 'answered' }
  /** May a press count? `x`, `y`: where, CSS pixels of the card; null: it was no pointer's. */
  | { kind: 'press'; press: number; x: number | null; y: number | null };

/** What each field of each kind has to be. */
type Shape<Message extends { kind: string }> = {
  [Kind in Message['kind']]: {
    [Field in Exclude<keyof Extract<Message, { kind: Kind }>, 'kind'>]: (value: unknown) => boolean;
  };
};

const isBoolean = (value: unknown) => typeof value === 'boolean';
const isNumber = (value: unknown) => Number.isFinite(value);
const isNumberOrNull = (value: unknown) => value === null || isNumber(value);

const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';

const isTexts = (value: unknown) => Array.isArray(value) && value.every((text) => typeof text === 'string');

const TO_CARD: Shape<ToCard> = {
  open: { bookingId: isNumber, hasPage: isBoolean, taught: isTextOrNull },
  paints: { paints: isTexts },
  ticket: { ticket: isTextOrNull },
  shown: { byKey: isBoolean, sheet: isBoolean },
  standing: { pinned: isBoolean, entered: isBoolean },
  focus: {},
  'start-over': {},
  mask: {},
  back: {},
  verdict: { press: isNumber, counts: isBoolean },
};

const FROM_CARD: Shape<FromCard> = {
  'need-ticket': {},
  height: { height: isNumber },
  pointer: { on: isBoolean, at: isNumber },
  focus: { on: isBoolean, led: isBoolean },
  enter: { on: isBoolean },
  escape: {},
  close: {},
  'toggle-pin': {},
  'open-page': {},
  'open-tab': {},
  renewing: { on: isBoolean },
  answered: {},
  press: { press: isNumber, x: isNumberOrNull, y: isNumberOrNull },
};

export const isToCard = (value: unknown): value is ToCard => fits(TO_CARD, value);
export const isFromCard = (value: unknown): value is FromCard => fits(FROM_CARD, value);

/** Exactly the fields of one of the kinds, and nothing beside them. */
function fits(shapes: Record<string, Record<string, (value: unknown) => boolean>>, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const { kind, ...rest } = value;
  const shape = Object.hasOwn(shapes, String(kind)) ? shapes[String(kind)] : undefined;
  if (!shape) return false;
  const fields = Object.entries(rest);
  return (
    fields.length === Object.keys(shape).length &&
    fields.every(([field, given]) => Object.hasOwn(shape, field) && shape[field]?.(given))
  );
}
