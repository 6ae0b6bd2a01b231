import type { Booking } from '../booking/booking.ts';
import { isId } from '../booking/booking-id.ts';
import { LookupError } from '../booking/failure.ts';
import type { Account } from '../booking/token-status.ts';
import { decodeAccount, decodePermissions } from '../decode/decode-account.ts';
import { decodeBooking } from '../decode/decode-booking.ts';
import { API_ORIGINS, type Environment } from './environments.ts';
import { explainForbidden } from './explain-forbidden.ts';
import { createGet, type GetDeps } from './get.ts';
import { withinLimit } from './within-limit.ts';

/** What every question to the platform needs. */
export interface ApiQuestion {
  environment: Environment;
  token: string;
  /** Aborting it rejects the question with the signal's own reason. */
  signal: AbortSignal;
}

export interface BookingQuestion extends ApiQuestion {
  id: number;
  /** A member of the token's group whose booking it is; null: the token's own member. */
  actingFor: number | null;
}

export interface Api {
  /** One PhoneChat booking made by the member (scope `account_phonechat_bookings`). */
  madeBookingDetails(question: BookingQuestion): Promise<Booking>;
  /** Whose token it is (no scope needed). */
  verifyCredentials(question: ApiQuestion): Promise<Account>;
  /** The scopes that the token has been granted, in lower case (no scope needed). */
  getPermissions(question: ApiQuestion): Promise<string[]>;
}

/** Visible ASCII: what a header may hold, and more than any bearer token does (RFC 6750 §2.1). */
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * The platform's three operations that this product reads. It knows HTTP, and nothing of caches or views.
 *
 * Each rejects with a `LookupError`, or with the caller's own reason when the caller's signal aborts, and each ends within
 * `REQUEST_LIMIT_MS`. `rate-limited` has `retryAt` 0 where the platform does not say when to come back.
 */
export function createApi(deps: GetDeps): Api {
  const get = createGet(deps);

  async function ask(path: string, { environment, token, signal }: ApiQuestion): Promise<string> {
    if (!TOKEN.test(token)) throw new LookupError({ kind: 'token-rejected' });
    return get(new URL(path, API_ORIGINS[environment]), token, signal);
  }

  const account = async (question: ApiQuestion) =>
    decodeAccount(await ask('/v1/account/verifyCredentials', question));

  const permissions = async (question: ApiQuestion) =>
    decodePermissions(await ask('/v1/Account/GetPermissions', question));

  async function booking(question: BookingQuestion): Promise<Booking> {
    try {
      return decodeBooking(await ask(bookingPath(question), question), question.id);
    } catch (error) {
      const status = statusOf(error);
      if (status === 403) {
        throw new LookupError(
          await explainForbidden({
            actingFor: question.actingFor,
            getPermissions: () => permissions(question),
            verifyCredentials: () => account(question),
          }),
        );
      }
      if (status === 400 || status === 404) throw new LookupError({ kind: 'not-found', because: 'booking' });
      throw error;
    }
  }

  /** The same question under a signal that ends in time. */
  function timed<Q extends ApiQuestion, T>(question: Q, answer: (question: Q) => Promise<T>): Promise<T> {
    return withinLimit(question.signal, (signal) => answer({ ...question, signal }));
  }

  return {
    async madeBookingDetails(question) {
      const { id, actingFor } = question;
      if (!isId(id) || !(actingFor === null || isId(actingFor)))
        throw new LookupError({ kind: 'invalid-id' });
      return timed(question, booking);
    },
    verifyCredentials: (question) => timed(question, account),
    getPermissions: (question) => timed(question, permissions),
  };
}

/** The two routes, in the documented casing and order. */
function bookingPath({ id, actingFor }: BookingQuestion): string {
  return actingFor === null
    ? `/v1/PhoneChat/MadeBookingDetails?BookingID=${id}`
    : `/v1/Groups/PhoneChat/MadeBookingDetails?UserID=${actingFor}&BookingID=${id}`;
}

function statusOf(error: unknown): number | null {
  return error instanceof LookupError && error.failure.kind === 'platform-error'
    ? error.failure.status
    : null;
}
