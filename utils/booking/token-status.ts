import type { EpochMs } from './booking.ts';

/** What the platform says of a token's owner (`verifyCredentials`). Absent there is null here: unknown, not false. */
export interface Account {
  userId: number;
  groupName: string | null;
  isGroupManager: boolean | null;
  /** The account offers services: most of its bookings are received, not made. Absent: it does not, or that is not known. */
  offersServices?: true;
}

/**
 * What may be told of the token to a person. It never holds the token.
 *
 * - `none`: there is no token.
 * - `checking`: saved, and the platform is being asked.
 * - `accepted`: the platform knows it and it has the scope.
 * - `unchecked`: saved, but the platform could not be asked; lookups will try.
 * - `rejected`: the platform said 401.
 * - `expired`: its time is over.
 * - `scope-missing`: good, but without `account_phonechat_bookings`.
 *
 * `account` null: the platform has not named its owner yet.
 */
export type TokenStatus =
  | { state: 'none' }
  | { state: 'checking' }
  | { state: 'accepted'; account: Account | null; scopes: string[]; expiresAt: EpochMs | null }
  | { state: 'unchecked'; expiresAt: EpochMs | null }
  | { state: 'rejected' }
  | { state: 'expired' }
  | { state: 'scope-missing'; account: Account | null; scopes: string[]; expiresAt: EpochMs | null };

/** How a sign-in that the person asked for ended. */
export type SignInResult =
  | 'signed-in'
  | 'no-client-id'
  /** The person did not let the browser tell of the sign-in's end, so none was begun. */
  | 'no-access'
  | 'cancelled'
  | 'denied'
  | 'wrong-state'
  | 'no-token-in-reply'
  | 'window-closed'
  /** The person pressed "forget" while the window was open, so its token was not kept. */
  | 'forgotten'
  | 'failed';
