import { BOOKINGS_SCOPE, type Environment } from '../api/environments.ts';
import type { EpochMs } from '../booking/booking.ts';
import type { Account, TokenStatus } from '../booking/token-status.ts';
import type { Token } from '../settings/registry.ts';

/** What an answer of the platform is about: the token that was asked with, and where. */
export interface TokenUse {
  /** The `key` of the token. */
  key: string;
  environment: Environment;
}

/** What can happen to a stored token. `docs/token.md` has a drawing of it. */
export type TokenEvent =
  /** The platform named its owner. */
  | ({ type: 'owner-named'; account: Account } & TokenUse)
  /** The platform named its scopes. */
  | ({ type: 'scopes-named'; scopes: string[] } & TokenUse)
  /** The platform said 401. */
  | ({ type: 'refused' } & TokenUse)
  /** The platform answered a question that needs the scope. */
  | ({ type: 'succeeded' } & TokenUse)
  /** A quiet renewal of this token was begun; there is one try for each token. */
  | { type: 'renewal-tried'; key: string };

/** A token of which nothing is known yet. Its key is random, so that nothing learned with another is ever taken for its own. */
export function freshToken(value: string, origin: Token['origin'], expiresAt: EpochMs | null): Token {
  return {
    key: crypto.randomUUID(),
    value,
    origin,
    expiresAt,
    environment: null,
    checkResult: 'unchecked',
    account: null,
    scopes: [],
    renewalTried: false,
  };
}

/** The token with what was learned in an environment: nothing, if what it holds was learned in the other. */
export function tokenIn(token: Token, environment: Environment): Token {
  if (token.environment === environment) return token;
  return { ...token, environment, checkResult: 'unchecked', account: null, scopes: [] };
}

/**
 * The token after an event; the very same object where the event changes nothing. Null: there is none.
 *
 * An event about a token that has since been replaced changes nothing: a late 401 for the old one says nothing of the new.
 */
export function nextToken(token: Token | null, event: TokenEvent): Token | null {
  if (token === null || token.key !== event.key) return token;
  if (event.type === 'renewal-tried') return { ...token, renewalTried: true };
  const known = tokenIn(token, event.environment);
  switch (event.type) {
    case 'owner-named':
      // Who has a name there is not rejected, whatever a request before it was told.
      return {
        ...known,
        account: event.account,
        checkResult: known.checkResult === 'rejected' ? 'unchecked' : known.checkResult,
      };
    case 'scopes-named': {
      const checkResult = event.scopes.includes(BOOKINGS_SCOPE) ? 'accepted' : 'scope-missing';
      const isKnown = known.checkResult === checkResult && `${known.scopes}` === `${event.scopes}`;
      return isKnown ? token : { ...known, scopes: event.scopes, checkResult };
    }
    case 'refused':
      return known.checkResult === 'rejected' ? token : { ...known, checkResult: 'rejected' };
    case 'succeeded': {
      if (known.checkResult === 'accepted') return token;
      const scopes = [...new Set([...known.scopes, BOOKINGS_SCOPE])];
      return { ...known, scopes, checkResult: 'accepted' };
    }
  }
}

/** Whether the clock says that a token's time is over. The platform has the last word: a lookup still asks it. */
export function isExpired(token: Token, now: EpochMs): boolean {
  return token.expiresAt !== null && now >= token.expiresAt;
}

/** What may be shown of a token, which holds what was learned in the environment of now. */
export function statusOf(token: Token | null, now: EpochMs): TokenStatus {
  if (token === null) return { state: 'none' };
  if (isExpired(token, now)) return { state: 'expired' };
  const { expiresAt, account, scopes } = token;
  if (token.checkResult === 'rejected') return { state: 'rejected' };
  if (token.checkResult === 'unchecked') return { state: 'unchecked', expiresAt };
  return { state: token.checkResult, account, scopes, expiresAt };
}

/** Whether the toolbar should hint that a token is needed. */
export function needsAttention(status: TokenStatus): boolean {
  return ['none', 'rejected', 'expired', 'scope-missing'].includes(status.state);
}

/** Whether a token can be renewed without a window: it came from a sign-in, and that was not tried yet. */
export function isRenewable(token: Token): boolean {
  return token.origin === 'sign-in' && !token.renewalTried;
}
