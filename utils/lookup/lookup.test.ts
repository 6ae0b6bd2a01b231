import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { json } from '../../tests/fixtures/made-booking.ts';
import { MAX_FOUND_UNDER } from '../booking/limits.ts';
import type { Outcome } from '../booking/outcome.ts';
import { createMembers } from '../members/members.ts';
import { createAsk } from '../platform/ask.ts';
import { createPauses } from '../platform/pauses.ts';
import { createPlatform } from '../platform/platform.ts';
import { isPrivate } from '../settings/memory.ts';
import { settings, type Token } from '../settings/registry.ts';
import type { TokenUse } from '../token/machine.ts';
import { createCache } from './cache.ts';
import { createFoundUnder } from './found-under.ts';
import { createLookup } from './lookup.ts';

const MINUTE = 60_000;

function token(overrides: Partial<Token> = {}): Token {
  return {
    value: 'secret',
    origin: 'pasted',
    expiresAt: null,
    environment: 'production',
    checkResult: 'accepted',
    account: { userId: 7, groupName: null, isGroupManager: null },
    scopes: [],
    renewalTried: false,
    key: 'first',
    ...overrides,
  };
}

/** A booking as the platform tells it; `version` is its duration. */
const booking = (id: number, version: number) =>
  JSON.stringify({ ...JSON.parse(json), BookingID: id, Duration: version });

interface PlatformRequest {
  id: number;
  environment: string;
  actingFor: number | null;
  token: string;
  answer: (version?: number) => void;
  fail: (how: number | Error | string, headers?: Record<string, string>) => void;
}

/** The lookup room over a platform that is answered by hand. `worker()` starts another worker on the same storage. */
function world(limit?: number, onRequest: (request: PlatformRequest) => void = () => {}) {
  const state = { now: 1_000_000_000_000 };
  const requests: PlatformRequest[] = [];
  const afterRefusal = vi.fn(async (_use: TokenUse): Promise<Token | null> => null);
  const now = () => state.now;
  let nextEnd: number | null = null;
  const cacheOf = () =>
    createCache(fakeBrowser.storage.session, now, (at) => {
      nextEnd = at;
    });
  let cache = cacheOf();

  const answered = (address: URL | RequestInfo, init?: RequestInit) => {
    const url = new URL(String(address));
    const actingFor = url.searchParams.get('UserID');
    const id = Number(url.searchParams.get('BookingID'));
    return new Promise<Response>((resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      const request: PlatformRequest = {
        id,
        environment: url.host.includes('sandbox') ? 'sandbox' : 'production',
        actingFor: actingFor === null ? null : Number(actingFor),
        token: new Headers(init?.headers).get('Authorization')?.replace('bearer ', '') ?? '',
        answer: (version = 1) => resolve(new Response(booking(id, version))),
        fail: (how, headers = {}) =>
          how instanceof Error
            ? reject(how)
            : resolve(
                typeof how === 'string' ? new Response(how) : new Response('', { status: how, headers }),
              ),
      };
      requests.push(request);
      onRequest(request);
    });
  };
  const worker = () => {
    cache = cacheOf();
    const pauses = createPauses(settings.pauses, now);
    const ask = createAsk({ fetch: answered, now, online: () => false, pauses });
    const tokens = {
      usable: () => settings.token.get(),
      afterRefusal,
      afterExplanation: async () => {},
      afterSuccess: async () => {},
    };
    return createLookup({
      settings,
      currentToken: () => settings.token.get(),
      actingMember: createMembers(settings, isPrivate).acting,
      noToken: async () => ({ kind: 'no-token', canSignIn: true }),
      now,
      cache,
      foundUnder: createFoundUnder({ settings, knownMembers: settings.members.get }),
      askPlatform: createPlatform({ ask, tokens, ...(limit && { limit }) }),
    });
  };
  /** Looks up and remembers what was told. */
  const look = (lookup: ReturnType<typeof worker>, id: number, mode: 'show' | 'refresh' = 'show') => {
    const leave = new AbortController();
    const told: { outcome: Outcome; final: boolean }[] = [];
    const done = lookup.look(id, mode, leave.signal, (outcome, final) => told.push({ outcome, final }));
    return { told, done, leave: () => leave.abort() };
  };
  const sent = (count: number) => vi.waitFor(() => expect(requests).toHaveLength(count));
  return {
    state,
    requests,
    worker,
    look,
    sent,
    afterRefusal,
    nextEnd: () => nextEnd,
    removeOld: () => cache.removeOld(),
  };
}

afterEach(() => vi.restoreAllMocks());
/** The keys of what the cache has in the browser's memory storage. */
async function inMemory(): Promise<string[]> {
  return Object.keys(await fakeBrowser.storage.session.get(null)).filter((key) => key.startsWith('cache:'));
}

beforeEach(async () => {
  fakeBrowser.reset();
  await settings.token.set(token());
});

/** Looks 1 up and has it answered, so that it is in the cache. */
async function cached() {
  const made = world();
  const lookup = made.worker();
  const first = made.look(lookup, 1);
  await made.sent(1);
  made.requests[0]?.answer();
  await first.done;
  return { ...made, lookup };
}

describe('looking up', () => {
  it('tells the booking', async () => {
    const { look, worker, requests, sent, state } = world();
    const view = look(worker(), 5);
    await sent(1);
    expect(requests[0]).toMatchObject({ id: 5, environment: 'production', actingFor: null, token: 'secret' });
    requests[0]?.answer();
    await view.done;
    expect(view.told).toMatchObject([
      {
        outcome: { ok: true, booking: { bookingId: 5, duration: 1 }, fetchedAt: state.now, actingFor: null },
        final: true,
      },
    ]);
  });

  it.each([0, -1, 1.5, 2_147_483_648, Number.NaN])('sends no request for %s', async (id) => {
    const { look, worker, requests } = world();
    const view = look(worker(), id);
    await view.done;
    expect(view.told[0]?.outcome).toMatchObject({ failure: { kind: 'invalid-id' } });
    expect(requests).toHaveLength(0);
  });

  it('sends no request without a token', async () => {
    await settings.token.set(null);
    const { look, worker, requests } = world();
    const view = look(worker(), 1);
    await view.done;
    expect(view.told[0]?.outcome).toMatchObject({ failure: { kind: 'no-token' } });
    expect(requests).toHaveLength(0);
  });

  it('gives up in words when the platform never answers', async () => {
    const { look, worker } = world(30);
    const view = look(worker(), 1);
    await view.done;
    expect(view.told).toEqual([
      { outcome: { ok: false, failure: { kind: 'timed-out' }, actingFor: null }, final: true },
    ]);
  });

  it('gives up in words too when it never got a place', async () => {
    const { look, worker } = world(30);
    const lookup = worker();
    const views = [1, 2, 3, 4, 5, 6].map((id) => look(lookup, id));
    await Promise.all(views.map((view) => view.done));
    for (const view of views) expect(view.told[0]?.outcome).toMatchObject({ failure: { kind: 'timed-out' } });
  });
});

describe('many at once', () => {
  it('is one request for ten views of one booking', async () => {
    const { look, worker, requests, sent } = world();
    const lookup = worker();
    const views = Array.from({ length: 10 }, () => look(lookup, 1));
    await sent(1);
    requests[0]?.answer();
    await Promise.all(views.map((view) => view.done));
    expect(requests).toHaveLength(1);
    for (const view of views) expect(view.told).toHaveLength(1);
  });

  it('is never more than four requests', async () => {
    const { look, worker, requests, sent } = world();
    const lookup = worker();
    const views = [1, 2, 3, 4, 5, 6].map((id) => look(lookup, id));
    await sent(4);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(requests).toHaveLength(4);
    requests[0]?.answer();
    await sent(5);
    for (const request of requests) request.answer();
    await sent(6);
    requests[5]?.answer();
    await Promise.all(views.map((view) => view.done));
  });
});

describe('a request that is not waited for any more', () => {
  it('is dropped if it has not left', async () => {
    const { look, worker, requests, sent } = world();
    const lookup = worker();
    const busy = [1, 2, 3, 4].map((id) => look(lookup, id));
    await sent(4);
    const waiting = look(lookup, 5);
    await new Promise((resolve) => setTimeout(resolve, 10));
    waiting.leave();
    for (const request of requests) request.answer();
    await Promise.all([...busy, waiting].map((view) => view.done));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(requests.map((request) => request.id)).toEqual([1, 2, 3, 4]);
    expect(waiting.told).toHaveLength(0);
  });

  it('is still sent if another view waits', async () => {
    const { look, worker, requests, sent } = world();
    const lookup = worker();
    for (const id of [1, 2, 3, 4]) look(lookup, id);
    await sent(4);
    const gone = look(lookup, 5);
    const stays = look(lookup, 5);
    await new Promise((resolve) => setTimeout(resolve, 10));
    gone.leave();
    for (const request of requests) request.answer();
    await sent(5);
    requests[4]?.answer();
    await stays.done;
    expect(stays.told).toHaveLength(1);
  });

  it('finishes into the cache if it has left', async () => {
    const { look, worker, requests, sent } = world();
    const lookup = worker();
    const gone = look(lookup, 1);
    await sent(1);
    gone.leave();
    requests[0]?.answer();
    await gone.done;
    await vi.waitFor(async () => {
      const later = look(lookup, 1);
      await later.done;
      expect(later.told[0]?.outcome.ok).toBe(true);
    });
    expect(requests).toHaveLength(1);
    expect(gone.told).toHaveLength(0);
  });
});

describe('the cache', () => {
  it('answers at once, without a request, also from the next worker', async () => {
    const { look, worker, requests } = await cached();
    const view = look(worker(), 1);
    await view.done;
    expect(view.told).toMatchObject([{ outcome: { ok: true }, final: true }]);
    expect(requests).toHaveLength(1);
  });

  it('is followed by a newer answer after a minute', async () => {
    const { look, lookup, requests, sent, state } = await cached();
    state.now += MINUTE;
    const view = look(lookup, 1);
    await sent(2);
    requests[1]?.answer(2);
    await view.done;
    expect(view.told).toMatchObject([
      { outcome: { booking: { duration: 1 } }, final: false },
      { outcome: { booking: { duration: 2 } }, final: true },
    ]);
  });

  it.each([
    ['show', 500, 'platform-error'],
    ['show', 401, 'token-rejected'],
    ['show', 429, 'rate-limited'],
    ['show', new TypeError('Failed to fetch'), 'offline'],
    ['show', 'no JSON', 'unreadable'],
    ['refresh', 500, 'platform-error'],
    ['refresh', 401, 'token-rejected'],
  ] as const)('stays when a %s brings %o, and the failure is told beside it', async (mode, how, kind) => {
    const { look, lookup, requests, sent, state } = await cached();
    state.now += MINUTE;
    const view = look(lookup, 1, mode);
    await sent(2);
    requests[1]?.fail(how);
    await view.done;
    expect(view.told.at(-1)).toMatchObject({
      outcome: { ok: true, booking: { duration: 1 }, fetchedAt: state.now - MINUTE, staleBecause: { kind } },
      final: true,
    });
    expect(view.told).toHaveLength(mode === 'show' ? 2 : 1);
  });

  it('is told without the failure again once it was renewed', async () => {
    const { look, lookup, requests, sent, state } = await cached();
    state.now += MINUTE;
    for (const [index, answer] of [() => requests[1]?.fail(500), () => requests[2]?.answer(2)].entries()) {
      const view = look(lookup, 1);
      await sent(index + 2);
      answer();
      await view.done;
      expect(view.told[0]?.outcome).toMatchObject({ ok: true, staleBecause: null });
      expect(view.told[1]?.outcome).toMatchObject(
        index === 0
          ? { staleBecause: { kind: 'platform-error' } }
          : { booking: { duration: 2 }, staleBecause: null },
      );
    }
  });

  it.each(['show', 'refresh'] as const)(
    'gives way when a %s finds that the booking is gone',
    async (mode) => {
      const { look, lookup, requests, sent, state } = await cached();
      state.now += MINUTE;
      const view = look(lookup, 1, mode);
      await sent(2);
      requests[1]?.fail(404);
      await view.done;
      expect(view.told.at(-1)?.outcome.ok).toBe(false);
    },
  );

  it('holds nothing that is too old: it is removed from memory storage at its time', async () => {
    const { lookup, state, nextEnd, removeOld, look, requests, sent } = await cached();
    expect(nextEnd()).toBe(state.now + 10 * MINUTE);
    const gone = look(lookup, 2);
    await sent(2);
    requests[1]?.fail(404);
    await gone.done;
    expect(nextEnd()).toBe(state.now + 5 * MINUTE);
    state.now += 5 * MINUTE;
    await removeOld();
    expect(await inMemory()).toEqual(['cache:production/first/self/1']);
    state.now += 5 * MINUTE;
    // Another worker may be the one that is awake then.
    await createCache(fakeBrowser.storage.session, () => state.now).removeOld();
    expect(await inMemory()).toEqual([]);
    await removeOld();
    expect(nextEnd()).toBeNull();
  });

  it('removes what is too old as soon as it is asked for, and what a clock set back makes come from the future', async () => {
    for (const step of [10 * MINUTE, -MINUTE]) {
      const { lookup, state, look } = await cached();
      state.now += step;
      look(lookup, 1);
      await vi.waitFor(async () => expect(await inMemory()).toEqual([]));
    }
  });

  it('keeps nothing of an answer that comes while everything is forgotten', async () => {
    const { look, worker, requests, sent } = world();
    const lookup = worker();
    const view = look(lookup, 1);
    await sent(1);
    requests[0]?.answer();
    await vi.waitFor(async () => expect(await inMemory()).toHaveLength(1));
    const area = fakeBrowser.storage.session;
    const cache = createCache(area, () => 0);
    const kept = cache.put('production/key/self/9', { ok: false } as Outcome);
    await Promise.all([kept, cache.clear(), view.done]);
    expect(await inMemory()).toEqual([]);
  });

  it('is not used after ten minutes, nor by a refresh, nor after the clock was set back', async () => {
    const { look, lookup, requests, sent, state } = await cached();
    for (const [round, change] of [
      () => {},
      () => {
        state.now += 10 * MINUTE;
      },
      () => {
        state.now -= 60 * MINUTE;
      },
    ].entries()) {
      change();
      const view = look(lookup, 1, round === 0 ? 'refresh' : 'show');
      await sent(round + 2);
      expect(view.told).toHaveLength(0);
      requests[round + 1]?.answer();
      await view.done;
    }
  });

  it.each([
    ['ahead', 1],
    ['back', -1],
  ])('remembers an answer that was under way while the clock jumped %s', async (_, direction) => {
    const { look, worker, requests, sent, state } = world();
    const lookup = worker();
    const first = look(lookup, 1);
    await sent(1);
    state.now += direction * 24 * 60 * MINUTE;
    requests[0]?.answer();
    await first.done;
    const second = look(worker(), 1);
    await second.done;
    for (const { told } of [first, second]) {
      expect(told).toMatchObject([{ outcome: { ok: true, fetchedAt: state.now }, final: true }]);
    }
    expect(requests).toHaveLength(1);
  });

  it('remembers "not found", and no other failure', async () => {
    const { look, worker, requests, sent, state } = world();
    const lookup = worker();
    const failures = [
      [500, 'platform-error'],
      [new TypeError('Failed to fetch'), 'offline'],
      ['no JSON', 'unreadable'],
      ['<html>Just a moment</html>', 'platform-error'],
      [401, 'token-rejected'],
      [404, 'not-found'],
    ] as const;
    for (const [index, [how, kind]] of failures.entries()) {
      const view = look(lookup, 1);
      await sent(index + 1);
      requests[index]?.fail(how);
      await view.done;
      expect(view.told).toMatchObject([{ outcome: { ok: false, failure: { kind } }, final: true }]);
    }
    const again = look(worker(), 1);
    await again.done;
    expect(again.told[0]?.outcome).toMatchObject({ failure: { kind: 'not-found' } });
    expect(requests).toHaveLength(failures.length);
    state.now += 5 * MINUTE;
    look(lookup, 1);
    await sent(failures.length + 1);
  });

  it('survives a storage that is full, or holds what is not ours', async () => {
    const area = fakeBrowser.storage.session;
    await area.set({ 'cache:production/first/self/1': { version: 0, anything: true }, 'cache:x': 'broken' });
    const { look, worker, requests, sent } = world();
    vi.spyOn(area, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    const lookup = worker();
    const view = look(lookup, 1);
    await sent(1);
    requests[0]?.answer();
    await view.done;
    expect(view.told[0]?.outcome.ok).toBe(true);
  });
});

describe('standing', () => {
  it('shares no answer between members, environments or tokens', async () => {
    const { look, lookup, requests, sent } = await cached();
    await settings.members.set([{ userId: 55, name: 'Ann' }]);
    const changes = [
      () => settings.actingFor.set(55),
      () => settings.environment.set('sandbox'),
      () => settings.token.set(token({ key: 'second' })),
    ];
    for (const [index, change] of changes.entries()) {
      await change();
      const view = look(lookup, 1);
      await sent(index + 2);
      requests[index + 1]?.answer();
      await view.done;
    }
    expect(requests.map(({ environment, actingFor }) => [environment, actingFor])).toEqual([
      ['production', null],
      ['production', 55],
      ['sandbox', 55],
      ['sandbox', 55],
    ]);
  });

  describe('under another member, for one booking', () => {
    const [ANN, BEA] = [
      { userId: 55, name: 'Ann' },
      { userId: 56, name: 'Bea' },
    ];
    /** Nothing is found but under Ann. */
    async function group() {
      const all = world(undefined, ({ actingFor, answer, fail }) =>
        actingFor === ANN.userId ? answer() : fail(404),
      );
      await settings.members.set([ANN, BEA]);
      /** Looks up in a new worker, and says how it ended and under whom it was asked. */
      const look = async (under?: number | null, { id = 1, mode = 'show' as 'show' | 'refresh' } = {}) => {
        const told: Outcome[] = [];
        const { signal } = new AbortController();
        await all.worker().look(id, mode, signal, (outcome) => told.push(outcome), under);
        const last = told.at(-1);
        return { found: last?.ok, under: last?.actingFor?.name ?? 'self' };
      };
      return { ...all, look, asked: () => all.requests.map(({ actingFor }) => actingFor) };
    }

    it('is one request each time; once found, it is asked for there at once', async () => {
      const { look, asked, state } = await group();
      expect(await look()).toEqual({ found: false, under: 'self' });
      expect(await look(BEA.userId)).toEqual({ found: false, under: 'Bea' });
      expect(await look(BEA.userId, { mode: 'refresh' })).toEqual({ found: false, under: 'Bea' });
      expect(await look()).toEqual({ found: false, under: 'self' });
      expect(await look(ANN.userId, { mode: 'refresh' })).toEqual({ found: true, under: 'Ann' });
      expect(asked()).toEqual([null, 56, 56, 55]);
      // Another worker, and no choice: from memory, and then from the platform.
      expect(await look()).toEqual({ found: true, under: 'Ann' });
      state.now += 11 * MINUTE;
      expect(await look()).toEqual({ found: true, under: 'Ann' });
      expect(asked()).toEqual([null, 56, 56, 55, 55]);
      // For this booking alone.
      expect(await look(undefined, { id: 2 })).toEqual({ found: false, under: 'self' });
      expect(await settings.actingFor.get()).toBeNull();
    });

    it('is remembered for this environment and this owner of the token, whatever the token', async () => {
      const { look } = await group();
      await look(ANN.userId, { mode: 'refresh' });
      await settings.token.set(token({ key: 'second' }));
      expect(await look()).toEqual({ found: true, under: 'Ann' });
      await settings.environment.set('sandbox');
      expect(await look()).toEqual({ found: false, under: 'self' });
      await settings.environment.set('production');
      const account = { userId: 8, groupName: null, isGroupManager: null };
      await settings.token.set(token({ key: 'third', account }));
      expect(await look()).toEqual({ found: false, under: 'self' });
    });

    it('is forgotten with the rest, and where the platform finds it there no longer', async () => {
      const { look, worker } = await group();
      await look(ANN.userId, { mode: 'refresh' });
      await worker().forget();
      expect(await settings.foundUnder.get()).toEqual([]);
      expect(await look()).toEqual({ found: false, under: 'self' });
      await settings.foundUnder.set([{ whose: 'production/7', bookingId: 3, userId: BEA.userId }]);
      expect(await look(undefined, { id: 3 })).toEqual({ found: false, under: 'Bea' });
      expect(await settings.foundUnder.get()).toEqual([]);
    });

    it('is not asked under a member who was removed', async () => {
      const { look } = await group();
      await look(ANN.userId, { mode: 'refresh' });
      await settings.members.set([BEA]);
      expect(await look()).toEqual({ found: false, under: 'self' });
      expect(await look(ANN.userId, { mode: 'refresh' })).toEqual({ found: false, under: 'self' });
    });

    it('is in memory only, and for a limited number of bookings', async () => {
      const { look } = await group();
      const full = Array.from({ length: MAX_FOUND_UNDER }, (_, index) => ({
        whose: 'production/7',
        bookingId: 1000 + index,
        userId: 55,
      }));
      await settings.foundUnder.set(full);
      await look(ANN.userId, { mode: 'refresh' });
      const kept = await settings.foundUnder.get();
      expect(kept).toHaveLength(MAX_FOUND_UNDER);
      expect(kept[0]).toEqual({ whose: 'production/7', bookingId: 1, userId: 55 });
      expect(await fakeBrowser.storage.local.get(null)).toEqual({});
    });
  });

  it('names the member acted for', async () => {
    await settings.members.set([{ userId: 55, name: 'Ann' }]);
    await settings.actingFor.set(55);
    const { look, worker, requests, sent } = world();
    const view = look(worker(), 1);
    await sent(1);
    requests[0]?.answer();
    await view.done;
    expect(view.told[0]?.outcome.actingFor).toEqual({ userId: 55, name: 'Ann' });
  });

  it('drops what is under way when it changes, and asks again for who still waits', async () => {
    const { look, worker, requests, sent } = world();
    const lookup = worker();
    const view = look(lookup, 1);
    await sent(1);
    await settings.environment.set('sandbox');
    lookup.restart();
    await sent(2);
    requests[0]?.answer(1);
    requests[1]?.answer(2);
    await view.done;
    expect(view.told).toMatchObject([{ outcome: { booking: { duration: 2 } }, final: true }]);
    const later = look(lookup, 1);
    await later.done;
    expect(later.told[0]?.outcome).toMatchObject({ booking: { duration: 2 } });
  });

  it('tells nothing of an answer that had come, and was still being kept, when it changed', async () => {
    const { look, worker, requests, sent } = world();
    const lookup = worker();
    const view = look(lookup, 1);
    await sent(1);
    const kept = Promise.withResolvers<void>();
    const { session } = fakeBrowser.storage;
    const set = vi.spyOn(session, 'set').mockImplementation(async () => kept.promise);
    requests[0]?.answer(1);
    await vi.waitFor(() => expect(set).toHaveBeenCalled());
    set.mockRestore();
    await settings.environment.set('sandbox');
    lookup.restart();
    kept.resolve();
    await sent(2);
    requests[1]?.answer(2);
    await view.done;
    expect(view.told).toMatchObject([{ outcome: { booking: { duration: 2 } }, final: true }]);
  });

  it('remembers under each member and environment, and asks again for neither', async () => {
    const { look, lookup, requests, sent } = await cached();
    await settings.members.set([{ userId: 55, name: 'Ann' }]);
    await settings.actingFor.set(55);
    lookup.restart();
    const members = look(lookup, 1);
    await sent(2);
    requests[1]?.answer(2);
    await members.done;
    for (const [actingFor, duration] of [
      [null, 1],
      [55, 2],
    ] as const) {
      await settings.actingFor.set(actingFor);
      lookup.restart();
      const view = look(lookup, 1);
      await view.done;
      expect(view.told).toMatchObject([{ outcome: { booking: { duration } }, final: true }]);
    }
    expect(requests).toHaveLength(2);
  });

  it('leaves nothing in memory storage once forgotten', async () => {
    const { lookup } = await cached();
    await lookup.forget();
    expect(await inMemory()).toEqual([]);
  });

  it('carries what was learned over to a token that is known to be the same member’s, and to no other', async () => {
    const { look, lookup, worker, requests, sent } = await cached();
    await lookup.carryOver('production', 'first', 'renewed');
    await settings.token.set(token({ key: 'renewed' }));
    for (const of of [lookup, worker()]) {
      const view = look(of, 1);
      await view.done;
      expect(view.told).toMatchObject([{ outcome: { ok: true }, final: true }]);
    }
    expect(requests).toHaveLength(1);
    await settings.environment.set('sandbox');
    look(lookup, 1);
    await sent(2);
    await settings.environment.set('production');
    await settings.token.set(token({ key: 'another' }));
    look(lookup, 1);
    await sent(3);
  });
});

describe('a refused token', () => {
  it('is asked for again once it was renewed', async () => {
    const { look, worker, requests, sent, afterRefusal } = world();
    afterRefusal.mockResolvedValue(token({ value: 'renewed', key: 'second' }));
    const view = look(worker(), 1);
    await sent(1);
    requests[0]?.fail(401);
    await sent(2);
    expect(requests[1]?.token).toBe('renewed');
    requests[1]?.answer();
    await view.done;
    expect(view.told[0]?.outcome.ok).toBe(true);
  });
});

describe('429', () => {
  it('quietens every view until its time has come, also in the next worker', async () => {
    const { look, worker, requests, sent, state } = world();
    const lookup = worker();
    const retryAt = state.now + 30_000;
    const first = look(lookup, 1);
    await sent(1);
    requests[0]?.fail(429, { 'Retry-After': '30' });
    await first.done;
    const second = look(worker(), 2, 'refresh');
    await second.done;
    expect(second.told[0]?.outcome).toMatchObject({ failure: { kind: 'rate-limited', retryAt } });
    expect(requests).toHaveLength(1);
    state.now = retryAt;
    look(lookup, 2);
    await sent(2);
  });
});
