import type { BookingListItem, EpochMs } from '../booking/booking.ts';
import { type Failure, LookupError } from '../booking/failure.ts';
import { instantOf } from '../booking/instant-of.ts';
import type { MadeBookingsReply } from '../booking/made-bookings.ts';
import type { BookingList } from '../decode/decode-booking-list.ts';
import type { Cache, MemoryArea } from '../lookup/cache.ts';
import { type ContextSources, keyOf, type LookupContext, readContext } from '../lookup/context.ts';
import { createSharedRequests, type RequestStart, Superseded } from '../lookup/shared-requests.ts';
import { BOOKINGS_PER_PAGE, MADE_BOOKINGS } from '../platform/operations.ts';
import type { AskPlatform } from '../platform/platform.ts';

/** A list younger than this is shown as it is; an older one is shown, and asked for anew behind it. */
export const LIST_FRESH_MS = 60_000;

/** As many pages as are read, however many sessions lie ahead. */
const MAX_PAGES = 3;

const STORED = 'made-bookings';

/** The last list that came, for the acting member of that time. */
interface Stored {
  version: 1;
  key: string;
  items: BookingListItem[];
  fetchedAt: EpochMs;
}

export interface BookingsListDeps extends ContextSources {
  askPlatform: AskPlatform;
  /** An item with every field is kept here, as if it had been looked up. */
  cache: Pick<Cache, 'put'>;
  area: MemoryArea;
  now: () => EpochMs;
}

/**
 * The bookings that the acting member has made: one request when the popup asks, and none for a minute after. In memory only, and
 * only for the member that one acts for.
 */
export function createBookingsList({ askPlatform, cache, area, now, ...sources }: BookingsListDeps) {
  const { joinRequest, restart, epoch } = createSharedRequests<MadeBookingsReply>();

  async function remembered(key: string): Promise<Stored | null> {
    const stored = (await area.get(null).catch(() => ({}) as Record<string, unknown>))[STORED];
    return isStored(stored) && stored.key === key && stored.fetchedAt <= now() ? stored : null;
  }

  async function keep(context: LookupContext, { items, complete }: BookingList, fetchedAt: EpochMs) {
    const stored: Stored = { version: 1, key: keyOf(context), items, fetchedAt };
    // A full storage may cost the minute of rest, not the list.
    await area.set({ [STORED]: stored }).catch(() => {});
    for (const booking of complete) {
      const outcome = {
        ok: true as const,
        booking,
        fetchedAt,
        actingFor: context.member,
        staleBecause: null,
      };
      await cache.put(`${keyOf(context)}/${booking.bookingId}`, outcome, fetchedAt);
    }
  }

  async function fetchPages(context: LookupContext, { signal, onSend }: RequestStart): Promise<BookingList> {
    const { environment, member } = context;
    const list: BookingList = { items: [], complete: [] };
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const question = { environment, actingFor: member?.userId ?? null, signal, onSend };
      const { answer } = await askPlatform(MADE_BOOKINGS, page, question);
      list.items.push(...answer.items);
      list.complete.push(...answer.complete);
      // The farthest sessions come first, so what lies ahead ends where one of a page has passed.
      if (answer.items.length < BOOKINGS_PER_PAGE || !answer.items.every((item) => isAhead(item, now())))
        break;
    }
    return list;
  }

  async function fetchList(context: LookupContext, start: RequestStart): Promise<MadeBookingsReply> {
    try {
      const list = await fetchPages(context, start);
      const fetchedAt = now();
      if (start.startedInEpoch()) await keep(context, list, fetchedAt);
      return { items: list.items, fetchedAt, failure: null, isStale: false };
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      return failed(await remembered(keyOf(context)), error.failure);
    }
  }

  /**
   * `show` takes what is remembered; `isStale` then says that a `refresh` is due. `refresh` always asks. A failure leaves what is
   * remembered in its reply.
   */
  async function list(mode: 'show' | 'refresh'): Promise<MadeBookingsReply> {
    for (;;) {
      const startedIn = epoch();
      const { context } = await readContext(sources);
      if (context === null) return failed(null, { kind: 'no-token' });
      const stored = mode === 'show' ? await remembered(keyOf(context)) : null;
      // The settings changed while they were read.
      if (startedIn !== epoch()) continue;
      if (stored) {
        const { items, fetchedAt } = stored;
        return { items, fetchedAt, failure: null, isStale: now() - fetchedAt >= LIST_FRESH_MS };
      }
      try {
        return await joinRequest(keyOf(context), new AbortController().signal, (start) =>
          fetchList(context, start),
        );
      } catch (error) {
        if (!(error instanceof Superseded)) throw error;
        // Once more, under the new settings.
      }
    }
  }

  return {
    list,
    /** The settings are others now: who still waits is answered under the new ones. */
    restart,
    /** Nothing learned so far may be shown any more. */
    async forget(): Promise<void> {
      restart();
      await area.remove([STORED]).catch(() => {});
    },
  };
}

export type BookingsList = ReturnType<typeof createBookingsList>;

function failed(stored: Stored | null, failure: Failure): MadeBookingsReply {
  return { items: stored?.items ?? null, fetchedAt: stored?.fetchedAt ?? null, failure, isStale: false };
}

function isAhead({ sessionDate }: BookingListItem, now: EpochMs): boolean {
  return sessionDate !== null && instantOf(sessionDate) > now;
}

function isStored(value: unknown): value is Stored {
  const stored = value as Partial<Stored> | null;
  return typeof stored === 'object' && stored?.version === 1 && typeof stored.fetchedAt === 'number';
}
