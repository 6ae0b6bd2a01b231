import type { BookingListItem, EpochMs } from '../booking/booking.ts';
import { type Failure, LookupError } from '../booking/failure.ts';
import { instantOf } from '../booking/instant-of.ts';
import type { MadeBookingsReply } from '../booking/made-bookings.ts';
import type { BookingList } from '../decode/decode-booking-list.ts';
import type { Cache } from '../lookup/cache.ts';
import { type ContextSources, keyOf, type LookupContext, readContext } from '../lookup/context.ts';
import { createSharedRequests, type RequestStart, Superseded } from '../lookup/shared-requests.ts';
import { BOOKINGS_PER_PAGE, MADE_BOOKINGS } from '../platform/operations.ts';
import type { AskPlatform } from '../platform/platform.ts';
import type { Token } from '../settings/registry.ts';
import { createStoredList, type StoredListDeps } from './stored-list.ts';

/** A list younger than this is shown as it is; an older one is shown, and asked for anew behind it. */
export const LIST_FRESH_MS = 60_000;

/** As many pages as are read, however many sessions lie ahead. */
const MAX_PAGES = 3;

/** The pages that came, with the token that brought them. */
interface Pages extends BookingList {
  tokenKey: Token['key'];
  /** Why no more came; null: there is no more. */
  failure: Failure | null;
}

export interface BookingsListDeps extends ContextSources, StoredListDeps {
  askPlatform: AskPlatform;
  /** What a list without a token fails with. */
  noToken: () => Promise<Failure>;
  /** An item with every field is kept here, as if it had been looked up. */
  cache: Pick<Cache, 'put'>;
}

/**
 * The bookings that the acting member has made: one request when the popup asks, and none for a minute after. In memory only, for ten
 * minutes at most, and only for the member that one acts for.
 */
export function createBookingsList(deps: BookingsListDeps) {
  const { askPlatform, noToken, cache, area, now, onEnd, ...sources } = deps;
  const stored = createStoredList({ area, now, onEnd });
  const { joinRequest, restart, epoch } = createSharedRequests<MadeBookingsReply>();

  /** All writing begins at once, so that a `forget` that follows finds what it writes. */
  async function keep(context: LookupContext, { items, complete, failure }: Pages, fetchedAt: EpochMs) {
    const key = keyOf(context);
    const bookings = complete.map((booking) => {
      const outcome = {
        ok: true,
        booking,
        fetchedAt,
        actingFor: context.member,
        staleBecause: null,
      } as const;
      return cache.put(`${key}/${booking.bookingId}`, outcome, fetchedAt);
    });
    if (failure === null) bookings.push(stored.put({ key, items, fetchedAt }));
    await Promise.all(bookings);
  }

  /** What came before a page that failed is worth showing. Rejects where nothing came. */
  async function fetchPages(context: LookupContext, { signal, onSend }: RequestStart): Promise<Pages> {
    const { environment, member } = context;
    const pages: Pages = { items: [], complete: [], tokenKey: context.tokenKey, failure: null };
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const question = { environment, actingFor: member?.userId ?? null, signal, onSend };
      try {
        const { answer, token } = await askPlatform(MADE_BOOKINGS, page, question);
        pages.items.push(...answer.items);
        pages.complete.push(...answer.complete);
        pages.tokenKey = token.key;
        // The farthest sessions come first, so what lies ahead ends where one of a page has passed.
        if (answer.items.length < BOOKINGS_PER_PAGE || !answer.items.every((item) => isAhead(item, now())))
          break;
      } catch (error) {
        if (page === 1 || !(error instanceof LookupError)) throw error;
        return { ...pages, failure: error.failure };
      }
    }
    return pages;
  }

  async function fetchList(context: LookupContext, start: RequestStart): Promise<MadeBookingsReply> {
    try {
      const pages = await fetchPages(context, start);
      const { items, failure, tokenKey } = pages;
      const fetchedAt = now();
      if (start.startedInEpoch()) await keep({ ...context, tokenKey }, pages, fetchedAt);
      return { items, fetchedAt, failure, isStale: false };
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      const failure = error.failure.kind === 'no-token' ? await noToken() : error.failure;
      return failed(await stored.get(keyOf(context)), failure);
    }
  }

  /**
   * `show` takes what is remembered; `isStale` then says that a `refresh` is due. `refresh` always asks. `remembered` never does. A failure
   * leaves what is remembered in its reply.
   */
  async function list(mode: 'show' | 'refresh' | 'remembered'): Promise<MadeBookingsReply> {
    for (;;) {
      const startedIn = epoch();
      const { context } = await readContext(sources);
      if (context === null) return failed(null, await noToken());
      const known = mode === 'refresh' ? null : await stored.get(keyOf(context));
      // The settings changed while they were read.
      if (startedIn !== epoch()) continue;
      if (known) {
        const { items, fetchedAt } = known;
        return { items, fetchedAt, failure: null, isStale: now() - fetchedAt >= LIST_FRESH_MS };
      }
      if (mode === 'remembered') return failed(null, null);
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
      await stored.remove();
    },
    /** Removes a list that is too old. */
    removeOld: stored.removeOld,
    carryOver: stored.carryOver,
  };
}

export type BookingsList = ReturnType<typeof createBookingsList>;

/** @param known What was there before; null: nothing. */
function failed(
  known: Pick<MadeBookingsReply, 'items' | 'fetchedAt'> | null,
  failure: Failure | null,
): MadeBookingsReply {
  return { items: known?.items ?? null, fetchedAt: known?.fetchedAt ?? null, failure, isStale: false };
}

function isAhead({ sessionDate }: BookingListItem, now: EpochMs): boolean {
  return sessionDate !== null && instantOf(sessionDate) > now;
}
