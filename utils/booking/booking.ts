/**
 * A PhoneChat booking made by the member, as the platform's operation
 * "Made PhoneChat Booking Details" describes it: 19 fields and a candidate of 10.
 *
 * Everything here is plain data that survives structured cloning and JSON, since a
 * booking crosses from the worker to a page.
 */

/** Where a booking stands (seed field `Status`). */
export const STATUSES = ['Pending', 'Accepted', 'Rejected', 'Confirmed', 'Cancelled'] as const;
export type Status = (typeof STATUSES)[number];

/** Who calls whom (seed field `Method`): 1 the candidate calls the client, 2 the client calls, 3 Skype. */
export const METHODS = [1, 2, 3] as const;
export type Method = (typeof METHODS)[number];

/**
 * A date and time as the platform writes it: `2018-01-22T21:30:00[.fff]`, with no zone and no offset.
 * It is a reading of a wall clock, never to be handed to `new Date()`. Which wall: see
 * `docs/decisions/time-zone.md`.
 */
export type WallTime = string;

/** An exact decimal in its shortest form: `8`, `12.5`. A string, because a double would round. */
export type Decimal = string;

/** Milliseconds since 1970-01-01T00:00Z, as `Date.now()` gives them. */
export type EpochMs = number;

/** The member with whom the session is booked (seed type `PhoneChatBookingUser`). */
export interface Candidate {
  userId: number;
  nickname: string;
  /** Null unless the platform shares it for this method. */
  phoneNumber: string | null;
  skypeName: string | null;
  /** A score: positive minus negative. Not a count; see `ratings`. */
  total: number;
  positive: number;
  neutral: number;
  negative: number;
  /** How many ratings there are: positive + neutral + negative. */
  ratings: number;
  disputes: number;
}

export interface Booking {
  bookingId: number;
  /** Minutes planned. */
  duration: number;
  /** Offered while pending, agreed once accepted. */
  credits: Decimal;
  status: Status;
  method: Method;
  /** The client's own number; null where the method needs none. */
  phoneNumber: string | null;
  /** The client's own Skype name; null where the method needs none. */
  skypeName: string | null;
  createDate: WallTime;
  sessionDate: WallTime;
  /** Until when the candidate has to accept. */
  acceptBy: WallTime;
  /** Null if never accepted. */
  acceptedDate: WallTime | null;
  /** Null if never confirmed. */
  confirmedDate: WallTime | null;
  /** Null if never cancelled, as are the two below. */
  cancelledDate: WallTime | null;
  cancelledReason: string | null;
  /** A nickname. */
  cancelledBy: string | null;
  /** Null if never rejected. */
  rejectedReason: string | null;
  lastUpdated: WallTime;
  /** What the client wrote when booking; null if nothing. */
  comments: string | null;
  /** What the client has to do next, in the platform's words; null if there is nothing to do. */
  actionClient: string | null;
  candidate: Candidate;
}
