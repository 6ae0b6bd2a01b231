import type { z } from 'zod';
import type { Environment } from '../api/environments.ts';
import type { EpochMs } from '../booking/booking.ts';
import type { MadeBookingsReply } from '../booking/made-bookings.ts';
import type { Member, Outcome } from '../booking/outcome.ts';
import type { Refusal } from '../booking/refusal.ts';
import type { SignInResult, TokenStatus } from '../booking/token-status.ts';
import type { PageSettings } from '../settings/page-settings.ts';
import type { SignInAccess } from '../token/tab-sign-in.ts';
import type { cardNewsSchema, lookupAskSchema, pageAskSchema, trustedAskSchema } from './schema.ts';
import type { ticketAskSchema, ticketedAskSchema } from './ticket-schema.ts';

/**
 * Everything that crosses between the worker and the rest, in types alone: the page imports this file and
 * pays no byte for it. What arrives at the worker is parsed against `schema.ts`, from which its types follow.
 */

/* ---- Lookups: of the popup by the ID that was typed, of a card by a ticket ---- */

/** A port of this name is one view of our own pages that waits for one booking. Closing it says that it waits no more. */
export const LOOKUP_PORT = 'lookup';

/**
 * The same from a page of ours in a private window of Firefox, where one worker has windows of both kinds, and is not told of a popup in
 * which it is.
 */
export const PRIVATE_LOOKUP_PORT = 'lookup-private';

/**
 * What a view asks on its port.
 * - `show`: a remembered answer will do, and a newer one follows where it is stale.
 * - `refresh`: ask the platform.
 * - `renew`: the person pressed "sign in again" on a view whose last answer was a token's failure. Gets a token
 *   (sign-in where a client ID is known, else the options page), then looks up.
 *
 * `under`: whom to ask under in place of the acting member, as the person chose for this one view; null: the token's own member.
 */
export type LookupAsk = z.infer<typeof lookupAskSchema>;

export type LookupAnswer =
  /** `final` false: a newer outcome follows on the same port. */
  | {
      kind: 'outcome';
      outcome: Outcome;
      final: boolean;
      /** With a booking: what its entry in a calendar is recognised by on this installation. See `card/calendar-uid.ts`. */
      calendarKey?: string;
      /** With a "not found": under whom else the booking may be looked up; null: the token's own member. */
      others?: (Member | null)[];
    }
  /** A sign-in window or the options page was opened; the outcome follows once there is a token. */
  | { kind: 'renewing'; where: 'sign-in' | 'options' };

/* ---- The card door: a card page shows its ticket ---- */

/** The file of the card page: the one page of ours that the site can load, and the one that shows a booking there. */
export const CARD_PAGE = 'card.html';

/** A port of this name is one card page that waits for the booking that its ticket is for. */
export const CARD_PORT = 'card';

/** The first and only thing that a card page says on its port. It names no booking: the ticket does. */
export type TicketedAsk = z.infer<typeof ticketedAskSchema>;

/** What came of a kind of link that a person taught, said by a card that it opened: `not-a-booking` by a press on it. It gets no answer. */
export type TaughtNews = z.infer<typeof cardNewsSchema>;

/* ---- The page-callable door: a ticket for an ID, and nothing else ---- */

/** A port of this name is one place on a page that wants a card. Closing it makes its ticket void. */
export const TICKET_PORT = 'ticket';

/** Asks for a ticket. `ahead`: the card is on its way and will `show` the booking, so the lookup may begin at once. */
export type TicketAsk = z.infer<typeof ticketAskSchema>;

/** 128 random bits, good for one ask of one card page in the same tab. */
export interface TicketAnswer {
  ticket: string;
}

/**
 * What a page may send as a message; it gets no answer.
 * - `card`: asks for the part that places cards to be put into the asking frame; `finder`: for the one that finds bookings in words and by the
 *   user's own rules.
 * - `start`: nothing is wanted yet, but a person rests on what may be asked for next: the message itself starts a worker that sleeps.
 * - `selected`: whether what a person has just selected in that frame is a booking's number, so that the browser's menu can offer to
 *   look it up. It holds neither the text nor the ID.
 * - `tab-card`: said by the frame of that name to the other frames of its tab, so that they have one card between them: a card is `coming`
 *   because of a dwell, or is `shown`, or is pinned and `kept` where another was coming. It names no booking.
 * - `pointing`: a person who was asked to point at a link has done so in that frame, or left off. It does not say at what.
 */
export type PageAsk = z.infer<typeof pageAskSchema>;
export type CardAsk = Extract<PageAsk, { kind: 'card' }>;
export type FinderAsk = Extract<PageAsk, { kind: 'finder' }>;
export type StartAsk = Extract<PageAsk, { kind: 'start' }>;
export type SelectionHint = Extract<PageAsk, { kind: 'selected' }>;
export type TabCard = Extract<PageAsk, { kind: 'tab-card' }>;
export type PointingNews = Extract<PageAsk, { kind: 'pointing' }>;

/* ---- What the worker and the popup say to a page ---- */

export type PageCommand =
  /** Token, environment, member or everything changed: nothing of the old may stay on screen. */
  | { kind: 'forget' }
  /** Open the card of the focused link now (keyboard command). */
  | { kind: 'open-focused' }
  /** Which booking IDs does this page show? Asked by the popup when it opens; answered with `number[]`. */
  | { kind: 'list-bookings' }
  /** Is there a booking here, and no card to be had for it? Asked by the popup. A frame where that is so answers `true`, the others nothing. */
  | { kind: 'lacks-card' }
  /** What another frame of the tab has said, or this one. */
  | TabCard;

/* ---- The trusted door: popup and options ---- */

/** `open` is the popup's first question, and asks nothing of the platform. `act-for` with null means the token's own member. A change names what changes, never the whole that it was read in. */
export type TrustedAsk = z.infer<typeof trustedAskSchema>;

/** What popup and options show. It never holds the token. */
export interface TrustedState {
  token: TokenStatus;
  environment: Environment;
  /** Empty: none given. */
  clientId: string;
  /** What the member registers with the platform, made by the browser. Null: this browser offers no sign-in. */
  redirectUri: string | null;
  /** What the browser has to be asked for, straight at the press that signs in; null: nothing. */
  signInAccess: SignInAccess | null;
  members: Member[];
  /** Null: the token's own member. */
  actingFor: Member | null;
  /** Whether the list of members is kept on the disk. */
  keepMembers: boolean;
  pageSettings: PageSettings;
  /** The last bookings looked up by hand in this browser session, newest first. */
  recent: number[];
  /** A lookup that begins by itself as the popup opens: asked for elsewhere, or pendingLookup by a dead token. Null if none. */
  pendingLookup: { id: number; at: EpochMs } | null;
  /** The tab in which the person was asked to point at a link, and when they did; null: not yet. Null as a whole: nowhere. */
  pointing: { tabId: number; pointedAt: EpochMs | null } | null;
  /** Whether the browser lets us reach the site and the platform. */
  accessGranted: boolean;
  /** How the last sign-in ended, null if there was none since the worker's storage began. */
  lastSignIn: SignInResult | null;
}

/** What a trusted message is answered, always: silence means that the worker is gone. */
export type TrustedReply =
  | {
      state: TrustedState;
      /** Only after `sign-in`. */
      signIn?: SignInResult;
      /** Only after `list-made-bookings`, and after `open`, which takes what is remembered. */
      list?: MadeBookingsReply;
      /** Only after `make-calendar-key`: as with the outcome of a lookup. */
      calendarKey?: string;
      refused?: undefined;
    }
  /** It was not carried out, and nothing changed. */
  | { refused: Refusal; state?: undefined; signIn?: undefined; list?: undefined; calendarKey?: undefined };

/**
 * A trusted message of Firefox's: there it also says in which kind of window the page is, for the same reason as the port above. What the
 * browser says of the page's tab, if it has one, must not differ.
 */
export type AskWithKind = TrustedAsk & { isPrivate?: boolean };

/** The worker tells open popup and options pages in windows of that kind that their state is old. */
export interface StateChanged {
  kind: 'state-changed';
  isPrivate: boolean;
}

/** The worker tells the card pages in each tab that the person has signed in: what failed for want of a token may be looked up again. */
export interface CardNews {
  kind: 'signed-in';
}
