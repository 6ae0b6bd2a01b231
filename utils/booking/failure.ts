import type { EpochMs } from './booking.ts';

/**
 * Every way in which a lookup can end without a booking. The set is closed: a view has words and a
 * next step for each, and nothing else is ever shown.
 */
export type Failure =
  /** No token has been given, or it was forgotten. `canSignIn`: all that is missing is a press on "Sign in". */
  | { kind: 'no-token'; canSignIn?: boolean }
  /** 401: the token is not, or no longer, good. */
  | { kind: 'token-rejected' }
  /** 403, and GetPermissions says the token lacks `account_phonechat_bookings`. */
  | { kind: 'scope-missing' }
  /**
   * 404, 400, or a 403 with the scope granted: not a PhoneChat booking that this member made.
   * `because` says more where a group manager asked for a member.
   */
  | { kind: 'not-found'; because: 'booking' | 'not-manager' | 'not-member' }
  /** 429, or our own limit. Not before `retryAt`. */
  | { kind: 'rate-limited'; retryAt: EpochMs }
  /** 5xx, a redirect, or any other status that the platform does not document. `status` 0: a redirect. */
  | { kind: 'platform-error'; status: number }
  /** The platform was not reached at all. `because` tells a withheld host permission from a dead network. */
  | { kind: 'offline'; because: 'network' | 'access-withheld' }
  /** Nothing whole came within the time limit. */
  | { kind: 'timed-out' }
  /** Neither JSON nor XML, or a field that does not fit. `field` is its path in the reply (`Candidate.UserID`), null if the whole is unreadable. */
  | { kind: 'unreadable'; field: string | null }
  /** What was asked for is no booking ID: not a whole number from 1 to 2147483647. */
  | { kind: 'invalid-id' };

export type FailureKind = Failure['kind'];

/** Thrown inside the worker, caught at its doors, where only the plain `failure` goes on. */
export class LookupError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'LookupError';
    this.failure = failure;
  }
}

/** Whether something thrown is a lookup's failure of this kind. */
export function isFailure(error: unknown, kind: FailureKind): error is LookupError {
  return error instanceof LookupError && error.failure.kind === kind;
}
