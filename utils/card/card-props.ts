import type { Booking, Decimal, EpochMs } from '../booking/booking.ts';
import type { Failure } from '../booking/failure.ts';
import type { Member } from '../booking/outcome.ts';
import type { HistoryEvent } from './format-history.ts';

/** What a card can be showing. */
export type CardView = { kind: 'loading' } | BookingView | FailureView;

export interface BookingView {
  kind: 'booking';
  booking: Booking;
  /** When the platform gave this answer. */
  fetchedAt: EpochMs;
  /** Whose booking it is; null: the token's own member. */
  actingFor: Member | null;
  /** A newer answer is on its way. */
  refreshing: boolean;
  /** What its entry in a calendar is recognised by; empty: not known. */
  calendarKey: string;
  /** The credits that were offered, where this card has seen that others were agreed since; null: none are known. */
  offered: Decimal | null;
  /** Why the last try to renew it failed; null: it did not. */
  staleBecause: Failure | null;
  /** What a press on "sign in again" beside it has opened; null: not pressed. */
  renewing: 'sign-in' | 'options' | null;
}

export interface FailureView {
  kind: 'failure';
  failure: Failure;
  /** Whom it was looked up for; null: the token's own member. */
  actingFor: Member | null;
  /** Under whom else the booking may be looked up; null: the token's own member. Empty: under no one. */
  others: readonly (Member | null)[];
  /** What a press on "sign in again" has opened; null: not pressed. */
  renewing: 'sign-in' | 'options' | null;
}

/** What can be so long that it is folded: the client's comments, and the reason for something that happened. */
export type LongText = 'comments' | HistoryEvent['what'];

/** What can be copied from a card. The candidate's own number and name are told from the client's. */
export type Copyable = 'id' | 'summary' | 'phone' | 'skype' | 'phoneTheirs' | 'skypeTheirs';

/**
 * What a person can do on a card: plain functions, called for trusted events only (the surface sees to that). Null
 * where the surface cannot do it, and then it has no button.
 */
export interface CardActions {
  /** Ask the platform again; also the "try again" of a failure. */
  refresh: () => void;
  /** Sign in again, or open the options page: whatever brings a token, or the browser's leave to reach the platform. */
  renew: () => void;
  /** Look this one booking up under another member; null: the token's own. */
  lookUnder: (userId: number | null) => void;
  /** Show what is masked, or mask it again. */
  reveal: (what: 'phone' | 'skype') => void;
  /** Show all of a long text, or fold it again. */
  unfold: (what: LongText) => void;
  /** Null where there is nothing to close (the popup). */
  close: (() => void) | null;
  togglePin: (() => void) | null;
  /** Put `text` on the clipboard and, once it is there, say so through `copied`. */
  copy: (what: Copyable, text: string) => void;
  addToCalendar: () => void;
  /** Null where the booking has no page that we know of. */
  openPage: (() => void) | null;
  /** The same in a tab of its own: where a long press brings the card in place of the browser's menu. Else null. */
  openTab: (() => void) | null;
  /** Turns the kind of link off that led here; null where it was not taught. */
  notABooking: (() => void) | null;
}

/** The card is a pure view: all that it shows is here, and it keeps no state of its own. */
export interface CardProps {
  bookingId: number;
  view: CardView;
  /** The clock, so that "in 2 days" can tick while the card is open. */
  now: EpochMs;
  revealed: { phone: boolean; skype: boolean };
  unfolded: Readonly<Partial<Record<LongText, boolean>>>;
  pinned: boolean;
  /** Whether the controls are in the tab order: always in the popup, once entered on a page. */
  entered: boolean;
  /** The last thing copied, for its tick and its announcement; null if none. */
  copied: Copyable | null;
  actions: CardActions;
}

/** What the parts of a card that show a booking are given. */
export interface BookingProps {
  card: CardProps;
  view: BookingView;
}
