import type { ApiBooking } from './api-booking.ts';
import { bookingXml } from './booking-xml.ts';
import type { StoredBooking } from './bookings.ts';
import { PERMISSIONS, type PlatformMember, type PlatformToken } from './people.ts';
import { JSON_TYPE, json, message, type Reply, XML_TYPE } from './reply.ts';
import { type LoggedRequest, queryValue } from './request-log.ts';

/** What the API answers from. */
export interface ApiData {
  bookings: Map<number, StoredBooking>;
  members: Map<number, PlatformMember>;
  tokens: Map<string, PlatformToken>;
  /** Whether the list of bookings holds all that is documented of each, or only what a row shows. */
  listItems: 'whole' | 'rows';
}

const SCOPE = 'account_phonechat_bookings';
const MAX_INT32 = 2_147_483_647;

/** Where the fault `redirect-same-host` leads: the same operations under another path. */
export const MOVED = /^\/moved(?=\/)/i;

type Operation = (request: LoggedRequest, token: PlatformToken, data: ApiData) => Reply;

/** By lower-case path: the platform's routing does not look at case. */
const OPERATIONS: Record<string, Operation> = {
  '/v1/phonechat/madebookingdetails': ownBooking,
  '/v1/groups/phonechat/madebookingdetails': membersBooking,
  '/v1/phonechat/madebookings': ownBookings,
  '/v1/groups/phonechat/madebookings': membersBookings,
  '/v1/account/verifycredentials': verifyCredentials,
  '/v1/account/getpermissions': getPermissions,
};

/** The reply of a platform in good health. */
export function answerApi(request: LoggedRequest, data: ApiData): Reply {
  const operation = OPERATIONS[request.path.toLowerCase().replace(MOVED, '')];
  if (!operation)
    return message(404, `No HTTP resource was found that matches the request URI '${request.path}'.`);
  if (request.method !== 'GET') {
    return message(405, `The requested resource does not support http method '${request.method}'.`);
  }
  const token = tokenOf(request, data);
  if (!token) return message(401, 'Authorization has been denied for this request.');
  return operation(request, token, data);
}

function tokenOf(request: LoggedRequest, data: ApiData): PlatformToken | null {
  const [, value] = /^bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const token = value ? data.tokens.get(value) : undefined;
  return token && token.expiresAt > Date.now() ? token : null;
}

function ownBooking(request: LoggedRequest, token: PlatformToken, data: ApiData): Reply {
  return bookingMadeBy(token.userId, request, token, data);
}

function membersBooking(request: LoggedRequest, token: PlatformToken, data: ApiData): Reply {
  return forMember(request, token, data, bookingMadeBy);
}

/** Answers for a member of the manager's group, or says why not. */
function forMember(
  request: LoggedRequest,
  token: PlatformToken,
  data: ApiData,
  answer: (userId: number, request: LoggedRequest, token: PlatformToken, data: ApiData) => Reply,
): Reply {
  const userId = intParameter(request, 'UserID');
  if (userId === null) return message(400, 'The request is invalid.');
  const manager = data.members.get(token.userId);
  const member = data.members.get(userId);
  if (!manager?.isGroupManager) return message(403, 'You are not the manager of a group.');
  if (!member || member.group?.id !== manager.group?.id)
    return message(403, 'This user is not a member of your group.');
  return answer(userId, request, token, data);
}

function ownBookings(request: LoggedRequest, token: PlatformToken, data: ApiData): Reply {
  return bookingsMadeBy(token.userId, request, token, data);
}

function membersBookings(request: LoggedRequest, token: PlatformToken, data: ApiData): Reply {
  return forMember(request, token, data, bookingsMadeBy);
}

/**
 * The list of made bookings. What the real one looks like is not public: this is the envelope of its sister lists.
 */
function rowOf({
  BookingID,
  Status,
  SessionDate,
  Duration,
  Credits,
  Method,
  AcceptBy,
  Candidate,
}: ApiBooking) {
  const { UserID, Nickname } = Candidate;
  return {
    BookingID,
    Status,
    SessionDate,
    Duration,
    Credits,
    Method,
    AcceptBy,
    Candidate: { UserID, Nickname },
  };
}

function bookingsMadeBy(userId: number, request: LoggedRequest, token: PlatformToken, data: ApiData): Reply {
  if (!token.scopes.includes(SCOPE)) return message(403, `This operation requires the scope ${SCOPE}.`);
  const size = intParameter(request, 'BookingsPerPage') ?? 50;
  const page = intParameter(request, 'PageNumber') ?? 1;
  const made = [...data.bookings.values()]
    .filter(({ madeBy }) => madeBy === userId)
    .map(({ booking }) => booking)
    .sort((one, other) => other.SessionDate.localeCompare(one.SessionDate));
  const reply = json(200, {
    PageCount: Math.ceil(made.length / size),
    PageNumber: page,
    BookingsTotal: made.length,
    BookingsPerPage: size,
    Bookings: made
      .slice((page - 1) * size, page * size)
      .map((booking) => (data.listItems === 'whole' ? booking : rowOf(booking))),
  });
  return { ...reply, headers: { ...reply.headers, ...CACHEABLE } };
}

function bookingMadeBy(userId: number, request: LoggedRequest, token: PlatformToken, data: ApiData): Reply {
  if (!token.scopes.includes(SCOPE)) return message(403, `This operation requires the scope ${SCOPE}.`);
  const id = intParameter(request, 'BookingID');
  if (id === null) return message(400, 'The request is invalid.');
  const stored = data.bookings.get(id);
  if (stored?.madeBy !== userId) return message(404, 'The booking was not found.');
  return bookingReply(stored, wantsXml(request));
}

/**
 * Private and fresh for a minute: the platform's own caching headers are not known, and these are the ones
 * that would write a booking to the disk of a browser that was not told otherwise.
 */
const CACHEABLE = { 'cache-control': 'private, max-age=60' };

function bookingReply({ booking }: StoredBooking, asXml: boolean): Reply {
  return asXml
    ? { status: 200, headers: { ...CACHEABLE, 'content-type': XML_TYPE }, body: bookingXml(booking) }
    : { status: 200, headers: { ...CACHEABLE, 'content-type': JSON_TYPE }, body: JSON.stringify(booking) };
}

function wantsXml({ headers }: LoggedRequest): boolean {
  const accept = headers.accept ?? '';
  return /\b(application|text)\/xml\b/i.test(accept) && !/\bapplication\/json\b/i.test(accept);
}

function verifyCredentials(_request: LoggedRequest, token: PlatformToken, data: ApiData): Reply {
  const member = data.members.get(token.userId);
  const account = token.scopes.includes('account_information') && {
    GroupID: member?.group?.id ?? null,
    GroupName: member?.group?.name ?? null,
    IsGroupManager: member?.isGroupManager ?? false,
    UserTypeID: member?.offersServices ? 2 : 1,
    UserType: member?.offersServices ? 'Offering services' : 'Seeking services',
  };
  const email = token.scopes.includes('account_email') && { EmailAddress: `${token.userId}@member.example` };
  return json(200, { UserID: token.userId, ...account, ...email });
}

function getPermissions(_request: LoggedRequest, token: PlatformToken): Reply {
  return json(200, {
    Permissions: PERMISSIONS.map((Permission) => ({
      Permission,
      Status: token.scopes.includes(Permission) ? 'granted' : 'denied',
    })),
  });
}

function intParameter(request: LoggedRequest, name: string): number | null {
  const text = queryValue(request.query, name);
  if (text === null || !/^\d{1,10}$/.test(text)) return null;
  const value = Number(text);
  return value >= 1 && value <= MAX_INT32 ? value : null;
}
