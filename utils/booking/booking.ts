/**
 * A PhoneChat booking made by the member, as the platform's operation "Made PhoneChat Booking Details" describes it.
 *
 * Everything here is plain data that survives structured cloning and JSON, since a booking crosses from the worker to a
 * page.
 */

/** The states of a booking that the platform documents (seed field `Status`). */
export const STATUSES = ['Pending', 'Accepted', 'Rejected', 'Confirmed', 'Cancelled'] as const;
export type KnownStatus = (typeof STATUSES)[number];

/** Whether a status is a documented one, to the letter: of any other word we know nothing but the word. */
export const isKnownStatus = (status: string | null): status is KnownStatus =>
  STATUSES.some((known) => known === status);

/** Who calls whom (seed field `Method`): 1 the candidate calls the client, 2 the client calls, 3 Skype. */
export const METHODS = [1, 2, 3] as const;
export type Method = (typeof METHODS)[number];

/**
 * A date and time as the platform writes it: `2018-01-22T21:30:00[.fff]`, with no zone and no offset.
 * It is a reading of the clock in `PLATFORM_ZONE`, never to be handed to `new Date()`.
 */
export type WallTime = string;

/** Whose clock the platform's dates are read from. It does not say; see `docs/decisions/time-zone.md`. */
export const PLATFORM_ZONE = 'Europe/London';

/** An exact decimal in its shortest form: `8`, `12.5`. A string, because a double would round. */
export type Decimal = string;

/** Milliseconds since 1970-01-01T00:00Z, as `Date.now()` gives them. */
export type EpochMs = number;

/** The kinds of field, and what a value of each is once it was read. */
export interface KindValues {
  /** 1 to 2147483647. */
  id: number;
  /** At least 1. */
  minutes: number;
  decimal: Decimal;
  status: string;
  method: Method;
  /** One line without control or bidi characters, of limited length: a name or a number that a person gave. */
  line: string;
  /** Any number of lines, without control or bidi characters, of limited length. */
  text: string;
  wallTime: WallTime;
  /** Positive minus negative, so it may be below zero. */
  score: number;
  /** At least 0. */
  count: number;
}
export type Kind = keyof KindValues;

/**
 * What becomes of a booking whose field does not fit its kind. `strict`: the whole booking is unreadable. `expected`: the
 * field is null and named in `leftOut`. `nullable`: the same, but null in the reply is a value ("none") and not named.
 */
export type Rule = 'strict' | 'expected' | 'nullable';
export interface Field<K extends Kind = Kind, R extends Rule = Rule> {
  kind: K;
  rule: R;
}
export type FieldList = Readonly<Record<string, Field>>;

const strict = <K extends Kind>(kind: K): Field<K, 'strict'> => ({ kind, rule: 'strict' });
const expected = <K extends Kind>(kind: K): Field<K, 'expected'> => ({ kind, rule: 'expected' });
const nullable = <K extends Kind>(kind: K): Field<K, 'nullable'> => ({ kind, rule: 'nullable' });

/**
 * The fields of a booking by the platform's names, in the order of its documentation. This is the one list of them: the
 * types, the decoder, the fixtures and the fuzzer follow from it. See `docs/adding-a-field.md`.
 */
export const BOOKING_FIELDS = {
  BookingID: strict('id'),
  /** Minutes planned. */
  Duration: strict('minutes'),
  /** Offered while pending, agreed once accepted. */
  Credits: strict('decimal'),
  /** One of `STATUSES`, or a word of the platform's that we do not know. */
  Status: expected('status'),
  Method: expected('method'),
  /** The client's own number; null where the method needs none. */
  PhoneNumber: nullable('line'),
  /** The client's own Skype name; null where the method needs none. */
  SkypeName: nullable('line'),
  CreateDate: nullable('wallTime'),
  SessionDate: strict('wallTime'),
  /** Until when the candidate has to accept. */
  AcceptBy: nullable('wallTime'),
  /** Null if never accepted. */
  AcceptedDate: nullable('wallTime'),
  /** Null if never confirmed. */
  ConfirmedDate: nullable('wallTime'),
  /** Null if never cancelled, as are the two below. */
  CancelledDate: nullable('wallTime'),
  CancelledReason: nullable('text'),
  /** A nickname. */
  CancelledBy: nullable('line'),
  /** Null if never rejected. */
  RejectedReason: nullable('text'),
  LastUpdated: nullable('wallTime'),
  /** What the client wrote when booking; null if nothing. */
  Comments: nullable('text'),
  /** What the client has to do next, in the platform's words; null if there is nothing to do. */
  ActionClient: nullable('line'),
} as const satisfies FieldList;

/** The fields of `Candidate` (seed type `PhoneChatBookingUser`): the member with whom the session is booked. */
export const CANDIDATE_FIELDS = {
  UserID: expected('id'),
  Nickname: expected('line'),
  /** Null unless the platform shares it for this method. */
  PhoneNumber: nullable('line'),
  SkypeName: nullable('line'),
  /** A score: positive minus negative. Not a count; see `Ratings`. */
  Total: expected('score'),
  Positive: expected('count'),
  Neutral: expected('count'),
  Negative: expected('count'),
  /** How many ratings there are. Samples of the platform's differ in what they count, so nothing is computed with it. */
  Ratings: expected('count'),
  Disputes: expected('count'),
} as const satisfies FieldList;

/** `BookingID` → `bookingId`. */
export type OwnName<N extends string> = N extends `${infer Start}ID`
  ? Uncapitalize<`${Start}Id`>
  : Uncapitalize<N>;

type ValueOf<F> =
  F extends Field<infer K, infer R> ? KindValues[K] | (R extends 'strict' ? never : null) : never;

/** What is read by a list of fields, under our own names. */
export type ValuesOf<L extends FieldList> = {
  [N in keyof L & string as OwnName<N>]: ValueOf<L[N]>;
};

export type Candidate = ValuesOf<typeof CANDIDATE_FIELDS>;

export interface Booking extends ValuesOf<typeof BOOKING_FIELDS> {
  /** Null where the member has left the platform, or where `leftOut` names it. */
  candidate: Candidate | null;
  /** The fields that did not fit and are null for that, by the platform's names (`Candidate.Neutral`). */
  leftOut: string[];
}

/** A booking in the list of those made: a reply that is not documented, so that only its ID is certain. */
export type BookingListItem = Pick<Booking, 'bookingId'> & {
  [K in Exclude<keyof Booking, 'bookingId' | 'leftOut'>]: Booking[K] | null;
};

/** Our own name for a field of the platform's: `BookingID` → `bookingId`. */
export function ownName(name: string): string {
  return name.replace(/ID$/, 'Id').replace(/^./, (first) => first.toLowerCase());
}
