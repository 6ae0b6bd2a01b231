import type { Environment } from '../../utils/api/environments.ts';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import type { Outcome } from '../../utils/booking/outcome.ts';
import type { TokenStatus } from '../../utils/booking/token-status.ts';
import { KEEP_MS } from '../../utils/lookup/timings.ts';
import type { TrustedReply } from '../../utils/message/contract.ts';
import { nicknameOf, type Word } from './made-up-platform.ts';

/** Whose bookings may be shown now: what is stored says so. */
export interface Standing {
  environment: Environment;
  token: string | null;
  /** The acting member; null: there is no token. */
  userId: number | null;
  /** The token's owner and the members of the group. */
  group: number[];
  /** Whether a booking is remembered that is asked for under another member than the acting one. */
  remembersUnder: boolean;
}

/** A booking as far as it tells whose it is. */
type Seen = Pick<BookingListItem, 'bookingId' | 'candidate'>;

/** @param under Whether the person chose a member for this booking. */
function isOf(standing: Standing, { bookingId, candidate }: Seen, under: boolean): boolean {
  const { environment, userId, group, remembersUnder } = standing;
  const users = under || remembersUnder ? group : [userId];
  return users.some(
    (user) => user !== null && candidate?.nickname === nicknameOf(environment, user, bookingId),
  );
}

/** Statuses that contradict what the platform said last of the token. */
const CONTRADICTIONS: Record<Word, TokenStatus['state'][]> = {
  good: ['rejected', 'scope-missing'],
  named: ['rejected'],
  refused: ['accepted', 'scope-missing'],
  'lacks scope': ['accepted'],
};

/** Looks on, and takes down what may never be. */
export function createWatch(standing: () => Standing) {
  /** How the step or the act of now began. */
  let before = standing();
  /** Counts acts; the later of two has the higher number. */
  let moment = 0;
  /** When the last "forget" was asked for, and the last that is known to have been carried out. */
  let forgetAskedAt = 0;
  let forgottenAt = 0;
  let windowAt = 1;
  const births = new Map<string, number>();
  const words = new Map<string, Word>();
  const pausedUntil: Record<Environment, number> = { production: 0, sandbox: 0 };
  const violations: string[] = [];

  /** The standings that there were, and when each began. */
  const history: { at: number; standing: Standing }[] = [];

  function violate(words: string): void {
    violations.push(words);
  }

  /** Whether it was someone's to see at any time since a moment. */
  function couldBeShownSince(at: number, seen: Seen): boolean {
    const later = history.findIndex((one) => one.at > at);
    const since = later < 0 ? history.slice(-1) : history.slice(Math.max(0, later - 1));
    return mayBeShown(seen) || since.some(({ standing }) => isOf(standing, seen, false));
  }

  const isForgotten = (token: string) => (births.get(token) ?? 0) < forgottenAt;

  function mayBeShown(seen: Seen, under = false): boolean {
    return isOf(before, seen, under) || isOf(standing(), seen, under);
  }

  return {
    violations,

    /** Something is about to happen. */
    begin(): number {
      before = standing();
      moment += 1;
      if (JSON.stringify(before) !== JSON.stringify(history.at(-1)?.standing))
        history.push({ at: moment, standing: before });
      return moment;
    },

    /** A token that was asked for at a moment exists. */
    born: (token: string, at: number) => births.set(token, at),

    asksToForget(at: number): void {
      forgetAskedAt = at;
    },

    forgot(askedAt: number): void {
      forgottenAt = Math.max(forgottenAt, askedAt);
    },

    signsIn(isByWindow: boolean): void {
      if (isByWindow) windowAt = moment;
      else if (windowAt < forgottenAt) violate('a quiet sign-in was tried after "forget"');
    },

    sends(environment: Environment, token: string): void {
      if (isForgotten(token)) violate(`${token} was sent after "forget"`);
      if (Date.now() < pausedUntil[environment]) violate(`${environment} was asked during its pause`);
    },

    said(environment: Environment, token: string, word: Word | null): void {
      if (word !== null && standing().environment === environment) words.set(`${environment} ${token}`, word);
    },

    paused(environment: Environment, until: number): void {
      pausedUntil[environment] = Math.max(pausedUntil[environment], until);
    },

    /** What was said may not have come through, and a pause that was not written is not known. */
    workerDied(stored: Record<Environment, number>): void {
      words.clear();
      Object.assign(pausedUntil, stored);
    },

    tells(outcome: Outcome, under: boolean): void {
      if (!outcome.ok) return;
      const { booking } = outcome;
      if (!mayBeShown(booking, under))
        violate(`"${booking.candidate?.nickname}" was told, standing: ${JSON.stringify(standing())}`);
    },

    /** A list is judged by the popup that asked for it, which shows none that it asked for in another standing. */
    replies({ refused, list }: TrustedReply, askedAt: number): void {
      if (refused?.reason === 'failed') violate('the trusted door failed');
      for (const item of list?.items ?? []) {
        if (!couldBeShownSince(askedAt, item))
          violate(`"${item.candidate?.nickname}" was listed, standing: ${JSON.stringify(standing())}`);
      }
    },

    writes(written: string): void {
      const found = [...births.keys()].find((token) => isForgotten(token) && written.includes(token));
      if (found) violate(`${found} was written after "forget"`);
    },

    /** All has happened that was asked for. */
    rests(state: TokenStatus['state'], stored: Record<string, unknown>): void {
      const { environment, token } = standing();
      const text = JSON.stringify(stored);
      for (const born of births.keys())
        if (isForgotten(born) && text.includes(born)) violate(`${born} is kept after "forget"`);
      if (state === 'checking') violate('"checking", and nothing is being checked');
      const word = words.get(`${environment} ${token}`);
      if (word && CONTRADICTIONS[word].includes(state))
        violate(`"${state}", and the last answer was "${word}"`);
      for (const [key, value] of Object.entries(stored)) {
        if (!key.startsWith('cache:') && key !== 'made-bookings') continue;
        if (token === null && forgetAskedAt === forgottenAt) violate(`${key} is kept without a token`);
        const { storedAt, fetchedAt = storedAt } = value as { storedAt?: number; fetchedAt?: number };
        if (fetchedAt === undefined || Date.now() - fetchedAt >= KEEP_MS)
          violate(`${key} is kept for too long`);
      }
    },
  };
}
