import { BOOKINGS_SCOPE } from '../api/environments.ts';
import type { Booking } from '../booking/booking.ts';
import { isId } from '../booking/booking-id.ts';
import { LookupError } from '../booking/failure.ts';
import type { Account } from '../booking/token-status.ts';
import { decodeAccount, decodePermissions } from '../decode/decode-account.ts';
import { decodeBooking } from '../decode/decode-booking.ts';
import type { Operation } from './operation.ts';

/** A booking with long comments is a few kilobytes. */
const BOOKING_LIMIT = 64 * 1024;

/** An account is less than a kilobyte; permissions are a short list. */
const ACCOUNT_LIMIT = 16 * 1024;

/** One PhoneChat booking made by the member, asked for by its ID (seed: "Made PhoneChat Booking Details"). */
export const MADE_BOOKING_DETAILS: Operation<number, Booking> = {
  route: '/v1/PhoneChat/MadeBookingDetails',
  groupsRoute: '/v1/Groups/PhoneChat/MadeBookingDetails',
  parameters(bookingId) {
    if (!isId(bookingId)) throw new LookupError({ kind: 'invalid-id' });
    return { BookingID: bookingId };
  },
  decode: decodeBooking,
  bodyLimit: BOOKING_LIMIT,
  scope: BOOKINGS_SCOPE,
  missing: { kind: 'not-found', because: 'booking' },
};

/** Whose token it is. No scope is needed. */
export const VERIFY_CREDENTIALS: Operation<null, Account> = {
  route: '/v1/account/verifyCredentials',
  groupsRoute: null,
  parameters: () => ({}),
  decode: decodeAccount,
  bodyLimit: ACCOUNT_LIMIT,
  scope: null,
  missing: null,
};

/** The scopes that the token has been granted, in lower case. No scope is needed. */
export const GET_PERMISSIONS: Operation<null, string[]> = {
  route: '/v1/Account/GetPermissions',
  groupsRoute: null,
  parameters: () => ({}),
  decode: decodePermissions,
  bodyLimit: ACCOUNT_LIMIT,
  scope: null,
  missing: null,
};
