import { BOOKINGS_SCOPE } from '../api/environments.ts';
import type { Booking } from '../booking/booking.ts';
import { isId } from '../booking/booking-id.ts';
import { LookupError } from '../booking/failure.ts';
import type { Account } from '../booking/token-status.ts';
import { decodeAccount, decodePermissions } from '../decode/decode-account.ts';
import { decodeBooking } from '../decode/decode-booking.ts';
import { type BookingList, decodeBookingList } from '../decode/decode-booking-list.ts';
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

/** How many bookings a page of the list holds (platform documentation of `MadeBookings`: 1 to 100). */
export const BOOKINGS_PER_PAGE = 50;

/** Fifty bookings with long comments, or the same in XML. */
const LIST_LIMIT = 512 * 1024;

/**
 * A page of the bookings made by the member, the farthest session first; asked for by its number, from 1. What the page's reply
 * looks like is not documented: see `decodeBookingList`.
 */
export const MADE_BOOKINGS: Operation<number, BookingList> = {
  route: '/v1/PhoneChat/MadeBookings',
  groupsRoute: '/v1/Groups/PhoneChat/MadeBookings',
  parameters: (page) => ({
    OrderBy: 'sessiondate-desc',
    BookingsPerPage: BOOKINGS_PER_PAGE,
    PageNumber: page,
  }),
  decode(body) {
    const list = decodeBookingList(body);
    if (list === null) throw new LookupError({ kind: 'unreadable', field: null });
    return list;
  },
  bodyLimit: LIST_LIMIT,
  scope: BOOKINGS_SCOPE,
  // There is no such list after all, or no longer.
  missing: { kind: 'unreadable', field: null },
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
