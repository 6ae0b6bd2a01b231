import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { json } from '../../tests/fixtures/made-booking.ts';
import { LookupError } from '../booking/failure.ts';
import { createCache } from '../lookup/cache.ts';
import { urlOf } from '../platform/operation.ts';
import { MADE_BOOKINGS } from '../platform/operations.ts';
import { createBookingsList, LIST_FRESH_MS } from './bookings-list.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const AHEAD = '2026-12-01T20:00:00';

function memory() {
  const kept: Record<string, unknown> = {};
  return {
    kept,
    get: async () => structuredClone(kept),
    set: async (items: Record<string, unknown>) => void Object.assign(kept, structuredClone(items)),
    remove: async (keys: string[]) => {
      for (const key of keys) delete kept[key];
    },
  };
}

/** The worker's list over a platform that answers each page as `page` says. */
function setUp(page: (number: number) => string | Error) {
  fakeBrowser.reset();
  const state = {
    now: NOW,
    actingFor: null as number | null,
    token: 'a' as string | null,
    renewed: null as string | null,
  };
  let endsAt: number | null = null;
  const area = memory();
  const urls: string[] = [];
  const askPlatform = vi.fn(async (operation, asked, question) => {
    urls.push(String(urlOf(operation, asked, question)));
    const body = page(asked);
    if (body instanceof Error) throw body;
    return { answer: operation.decode(body, asked), token: { key: state.renewed ?? state.token } };
  });
  const cache = createCache(area, () => state.now);
  const create = () =>
    createBookingsList({
      askPlatform: askPlatform as never,
      currentToken: async () => (state.token === null ? null : ({ key: state.token } as never)),
      noToken: async () => ({ kind: 'no-token', canSignIn: true }),
      actingMember: async () => (state.actingFor === 7 ? { userId: 7, name: 'Robin' } : null),
      settings: { environment: { get: async () => 'production' } } as never,
      cache,
      area,
      now: () => state.now,
      onEnd: (at) => {
        endsAt = at;
      },
    });
  return { endsAt: () => endsAt, forgetCache: cache.clear, state, area, urls, create, list: create() };
}

const bookings = (...ids: number[]) =>
  JSON.stringify({ PageCount: 1, Bookings: ids.map((BookingID) => ({ BookingID, SessionDate: AHEAD })) });

describe('the list of made bookings', () => {
  it('costs one request, and none for a minute after, though the worker died in between', async () => {
    const { state, urls, create, list } = setUp(() => bookings(5, 6));
    expect((await list.list('show')).items?.map(({ bookingId }) => bookingId)).toEqual([5, 6]);
    state.now += LIST_FRESH_MS - 1;
    expect(await create().list('show')).toMatchObject({ isStale: false, fetchedAt: NOW });
    expect(urls).toEqual([
      'https://api.adultwork.com/v1/PhoneChat/MadeBookings?OrderBy=sessiondate-desc&BookingsPerPage=50&PageNumber=1',
    ]);
  });

  it('is given as it is remembered, or not at all, to who asks for no request', async () => {
    const { state, urls, list } = setUp(() => bookings(5));
    const nothing = { items: null, fetchedAt: null, failure: null, isStale: false };
    expect(await list.list('remembered')).toEqual(nothing);
    expect(urls).toEqual([]);
    await list.list('show');
    state.now += LIST_FRESH_MS;
    expect(await list.list('remembered')).toMatchObject({ isStale: true, fetchedAt: NOW });
    state.actingFor = 7;
    expect(await list.list('remembered')).toEqual(nothing);
    expect(urls).toHaveLength(1);
  });

  it('is shown when it is older, and said to be due', async () => {
    const { state, list } = setUp(() => bookings(5));
    await list.list('show');
    state.now += LIST_FRESH_MS;
    expect(await list.list('show')).toMatchObject({ isStale: true, fetchedAt: NOW });
    expect(await list.list('refresh')).toMatchObject({ isStale: false, fetchedAt: state.now });
  });

  it('is asked for on the Groups route for another member, whose list no one else gets', async () => {
    const { state, urls, list } = setUp(() => bookings(5));
    await list.list('show');
    state.actingFor = 7;
    await list.list('show');
    expect(urls[1]).toContain('/v1/Groups/PhoneChat/MadeBookings?UserID=7&OrderBy=sessiondate-desc');
    state.actingFor = null;
    state.token = 'another member’s';
    expect(urls).toHaveLength(2);
    await list.list('show');
    expect(urls).toHaveLength(3);
  });

  it('is one request for all who ask at once', async () => {
    const { urls, list } = setUp(() => bookings(5));
    await Promise.all([list.list('show'), list.list('refresh'), list.list('show')]);
    expect(urls).toHaveLength(1);
  });

  it('reads on only while a whole page lies ahead, three pages at most', async () => {
    const full = (date: string) =>
      JSON.stringify(Array.from({ length: 50 }, (_, index) => ({ BookingID: index + 1, SessionDate: date })));
    const endless = setUp(() => full(AHEAD));
    await endless.list.list('show');
    expect(endless.urls).toHaveLength(3);
    const past = setUp(() => full('2018-01-22T21:30:00'));
    await past.list.list('show');
    expect(past.urls).toHaveLength(1);
  });

  it('leaves what it knew where the platform sends something else, and says so', async () => {
    let body = bookings(5);
    const { state, list } = setUp(() => body);
    await list.list('show');
    body = '{"Message":"busy"}';
    state.now += LIST_FRESH_MS;
    const reply = await list.list('refresh');
    expect(reply.items).toHaveLength(1);
    expect(reply.failure).toEqual({ kind: 'unreadable', field: null });
  });

  it('asks again under the new settings when they change while it waits', async () => {
    const { list, urls, state } = setUp(() => bookings(5));
    const waiting = list.list('show');
    state.actingFor = 7;
    list.restart();
    await waiting;
    expect(urls.at(-1)).toContain('UserID=7');
  });

  it('leaves nothing in memory once it was forgotten', async () => {
    const { area, list } = setUp(() => bookings(5));
    await list.list('show');
    await list.forget();
    expect(JSON.stringify(area.kept)).not.toContain('made-bookings');
  });

  it('is removed from memory when it is ten minutes old, by any worker that runs then', async () => {
    const { area, state, endsAt, create, list } = setUp(() => bookings(5));
    await list.list('show');
    expect(endsAt()).toBe(NOW + 10 * 60_000);
    state.now = NOW + 10 * 60_000 - 1;
    await create().removeOld();
    expect(area.kept).toHaveProperty('made-bookings');
    state.now += 1;
    expect((await list.list('show')).fetchedAt).toBe(state.now);
    state.now += 10 * 60_000;
    await create().removeOld();
    expect(area.kept).not.toHaveProperty('made-bookings');
    expect(endsAt()).toBeNull();
  });

  it('shows the pages that came where a later one fails, says why, and asks again the next time', async () => {
    const full = JSON.stringify(
      Array.from({ length: 50 }, (_, index) => ({ BookingID: index + 1, SessionDate: AHEAD })),
    );
    let fails = true;
    const { urls, list } = setUp((page) =>
      page === 2 && fails ? new LookupError({ kind: 'timed-out' }) : page === 1 ? full : bookings(51),
    );
    const reply = await list.list('show');
    expect(reply).toMatchObject({ failure: { kind: 'timed-out' }, fetchedAt: NOW });
    expect(reply.items).toHaveLength(50);
    fails = false;
    expect(await list.list('show')).toMatchObject({ failure: null });
    expect(urls).toHaveLength(4);
  });

  it('goes on under the token that renews another of the same member', async () => {
    const { state, urls, create, list } = setUp(() => bookings(5));
    await list.list('show');
    state.token = 'b';
    await create().carryOver('production', 'a', 'b');
    await create().carryOver('production', 'x', 'c');
    expect(await list.list('show')).toMatchObject({ fetchedAt: NOW, failure: null });
    // The list itself met the end of the token.
    state.renewed = 'c';
    await list.list('refresh');
    state.token = 'c';
    await list.list('show');
    expect(urls).toHaveLength(2);
  });

  it('is not written behind what forgets it, nor are its bookings', async () => {
    const whole = () => JSON.stringify({ Bookings: [JSON.parse(json)] });
    const kept = setUp(whole);
    await kept.list.list('show');
    expect(Object.keys(kept.area.kept)).toHaveLength(2);

    const { state, list, urls, area, forgetCache } = setUp(whole);
    const coming = list.list('show');
    await vi.waitFor(() => expect(urls).toHaveLength(1));
    state.token = null;
    await Promise.all([list.forget(), forgetCache()]);
    await coming;
    expect(area.kept).toEqual({});
  });

  it('without a token says whether a sign-in would do', async () => {
    const { state, list } = setUp(() => new LookupError({ kind: 'no-token' }));
    expect((await list.list('show')).failure).toEqual({ kind: 'no-token', canSignIn: true });
    state.token = null;
    expect((await list.list('show')).failure).toEqual({ kind: 'no-token', canSignIn: true });
  });

  it('takes a reply that is no list for unreadable', () => {
    expect(() => MADE_BOOKINGS.decode('<html>', 1)).toThrow(LookupError);
  });
});
