import type { Booking, BookingListItem } from '../booking/booking.ts';
import { LookupError } from '../booking/failure.ts';
import { isReply, readBooking, readLooseBooking } from './read-fields.ts';
import { readJson } from './read-json.ts';
import { readXml } from './read-xml.ts';

export interface BookingList {
  /** In the order of the reply, each booking once. */
  items: BookingListItem[];
  /** Those of the items that have every documented field, and so are as good as a reply about that booking alone. */
  complete: Booking[];
}

/** Elements, and attributes, that the XML of a list may have: a page holds 100 bookings at most. */
const XML_LIMIT = 10_000;

/**
 * The bookings of one page of "Made PhoneChat Bookings", whose reply is not documented: a bare array, or an object with one
 * array of objects that have a `BookingID`; in JSON, or in the XML that .NET makes of the same (`ArrayOfMadeBooking`, or
 * any element with such a list in it). All but the ID may be missing. Null where the reply is neither.
 */
export function decodeBookingList(body: string): BookingList | null {
  const rows = rowsOf(body.trimStart());
  if (!rows) return null;
  const byId = new Map<number, { item: BookingListItem; complete: Booking | null }>();
  for (const row of rows.filter(isReply)) {
    const { odd, bookingId, ...values } = readLooseBooking(row);
    if (bookingId === null || byId.has(bookingId)) continue;
    byId.set(bookingId, {
      item: { bookingId, ...values },
      complete: odd.length === 0 ? readBooking(row) : null,
    });
  }
  if (rows.length > 0 && byId.size === 0) return null;
  const found = [...byId.values()];
  return {
    items: found.map(({ item }) => item),
    complete: found.flatMap(({ complete }) => complete ?? []),
  };
}

function rowsOf(text: string): unknown[] | null {
  try {
    return text.startsWith('<') ? rowsInXml(text) : rowsIn(readJson(text));
  } catch (error) {
    if (error instanceof LookupError) return null;
    throw error;
  }
}

/** The rows of a list: itself, or the one array of bookings that an object holds. An empty array may be one, if alone. */
function rowsIn(reply: unknown): unknown[] | null {
  if (Array.isArray(reply)) return reply;
  if (!isReply(reply)) return null;
  const arrays = Object.values(reply).filter((value) => Array.isArray(value));
  const withBookings = arrays.filter((rows) => rows.some(isBookingRow));
  const [rows, another] = withBookings.length > 0 ? withBookings : arrays.filter((rows) => rows.length === 0);
  return another ? null : (rows ?? null);
}

/** XML has no arrays: elements of one name in a row are one, and a single element may be a list of one. */
function rowsInXml(text: string): unknown[] | null {
  const { name, content } = readXml(text, XML_LIMIT);
  if (content === '' && name.startsWith('ArrayOf')) return [];
  if (!isReply(content)) return null;
  const lists = [content, ...Object.values(content)].map(xmlRows).filter((rows) => rows !== null);
  const withBookings = lists.filter((rows) => rows.length > 0);
  const [rows, another] = withBookings.length > 0 ? withBookings : emptyLists(content);
  return another ? null : (rows ?? null);
}

/** The bookings right inside an element. */
function xmlRows(content: unknown): unknown[] | null {
  if (!isReply(content)) return null;
  const groups = Object.values(content).map((child) => [child].flat());
  return groups.find((group) => group.some(isBookingRow)) ?? null;
}

/** `<Bookings />`: an empty element whose name says that it is the list. */
const emptyLists = (content: Record<string, unknown>): unknown[][] =>
  Object.entries(content).flatMap(([name, child]) => (child === '' && name.endsWith('Bookings') ? [[]] : []));

const isBookingRow = (row: unknown) => isReply(row) && Object.hasOwn(row, 'BookingID');
