import { BOOKINGS_SCOPE } from '../api/environments.ts';
import type { EpochMs } from '../booking/booking.ts';
import type { Account, TokenStatus } from '../booking/token-status.ts';
import type { Token } from '../settings/registry.ts';

/** What can happen to a token. A picture of it stands in `docs/token.md`. */
export type TokenEvent =
  | { type: 'pasted'; value: string }
  /** `expiresAt` null: the platform did not say. */
  | { type: 'signed-in'; value: string; expiresAt: EpochMs | null }
  /** The platform named its owner and its scopes. */
  | { type: 'checked'; value: string; account: Account; scopes: string[] }
  /** The platform could not be asked. */
  | { type: 'unanswered'; value: string }
  /** The platform said 401. */
  | { type: 'refused'; value: string }
  /** The platform said 403, and the scope is what is missing. */
  | { type: 'scope-refused'; value: string }
  /** A quiet renewal of this token was begun; there is one try for each token. */
  | { type: 'renewal-tried'; value: string }
  | { type: 'forgotten' };

function fresh(value: string, origin: Token['origin'], expiresAt: EpochMs | null): Token {
  return {
    value,
    origin,
    expiresAt,
    standing: 'unchecked',
    account: null,
    scopes: [],
    renewalTried: false,
  };
}

/**
 * The token after an event. Null: there is none.
 *
 * Events about a token that has since been replaced change nothing: a late 401 for the old one says nothing of the new.
 */
export function nextToken(token: Token | null, event: TokenEvent): Token | null {
  switch (event.type) {
    case 'pasted':
      return fresh(event.value, 'pasted', null);
    case 'signed-in':
      return fresh(event.value, 'sign-in', event.expiresAt);
    case 'forgotten':
      return null;
  }
  if (token === null || token.value !== event.value) return token;
  switch (event.type) {
    case 'checked':
      return {
        ...token,
        standing: event.scopes.includes(BOOKINGS_SCOPE) ? 'accepted' : 'scope-missing',
        account: event.account,
        scopes: event.scopes,
      };
    case 'unanswered':
      // What was known of it before is still the best that is known.
      return token;
    case 'refused':
      return { ...token, standing: 'rejected' };
    case 'scope-refused':
      return { ...token, standing: 'scope-missing' };
    case 'renewal-tried':
      return { ...token, renewalTried: true };
  }
}

/** Whether the clock says that a token's time is over. The platform has the last word: a lookup still asks it. */
export function isExpired(token: Token, now: EpochMs): boolean {
  return token.expiresAt !== null && now >= token.expiresAt;
}

/** What may be shown of a token. `checking`: the platform is being asked at this moment. */
export function statusOf(token: Token | null, checking: boolean, now: EpochMs): TokenStatus {
  if (token === null) return { state: 'none' };
  if (checking) return { state: 'checking' };
  if (isExpired(token, now)) return { state: 'expired' };
  const { expiresAt, account, scopes } = token;
  if (token.standing === 'rejected') return { state: 'rejected' };
  if (token.standing === 'unchecked' || account === null) return { state: 'unchecked', expiresAt };
  return { state: token.standing, account, scopes, expiresAt };
}

/** Whether the toolbar should hint that a token is needed. */
export function needsAttention(status: TokenStatus): boolean {
  return ['none', 'rejected', 'expired', 'scope-missing'].includes(status.state);
}

/** Whether a token can be renewed without a window: it came from a sign-in, and that was not tried yet. */
export function isRenewable(token: Token): boolean {
  return token.origin === 'sign-in' && !token.renewalTried;
}
