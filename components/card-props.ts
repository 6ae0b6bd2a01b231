import type { Booking, EpochMs } from '../utils/booking/booking.ts';
import type { Failure } from '../utils/booking/failure.ts';
import type { Member } from '../utils/booking/outcome.ts';

/** What a card can be showing. */
export type CardView =
  | { kind: 'loading' }
  | {
      kind: 'booking';
      booking: Booking;
      fetchedAt: EpochMs;
      actingFor: Member | null;
      /** A newer answer is on its way. */
      refreshing: boolean;
    }
  | {
      kind: 'failure';
      failure: Failure;
      actingFor: Member | null;
      /** What a press on "sign in again" has opened; null: not pressed. */
      renewing: 'sign-in' | 'options' | null;
    }
  /** The extension was updated under an open page: this page's part can no longer reach the worker. */
  | { kind: 'reload-page' };

/** What a person can do on a card. Every handler is called for trusted events only; the surface sees to that. */
export interface CardActions {
  /** Ask the platform again; also the "try again" of a failure. */
  refresh(): void;
  /** Sign in again, or open the options page: whatever brings a token (or host access). */
  renew(): void;
  reveal(what: 'phone' | 'skype'): void;
  toggleComments(): void;
  /** Null where the surface has nothing to close (the popup). */
  close: (() => void) | null;
  /** Null where the surface cannot pin. */
  togglePin: (() => void) | null;
  copy(what: 'id' | 'summary' | 'phone' | 'skype'): void;
  addToCalendar(): void;
  /** Null where the booking has no page that we know of. */
  openPage: (() => void) | null;
}

/** The card is a pure view: all that it shows is here, and it keeps no state of its own. */
export interface CardProps {
  bookingId: number;
  view: CardView;
  /** The clock, so that "in 2 days" can tick while the card is open. */
  now: EpochMs;
  revealed: { phone: boolean; skype: boolean };
  commentsOpen: boolean;
  pinned: boolean;
  /** Whether the controls are in the tab order: always in the popup, once entered on a page. */
  entered: boolean;
  /** The last thing copied, for its tick and its announcement; null if none. */
  copied: 'id' | 'summary' | 'phone' | 'skype' | null;
  actions: CardActions;
}
