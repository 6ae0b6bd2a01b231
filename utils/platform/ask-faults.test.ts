import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { json, sample } from '../../tests/fixtures/made-booking.ts';
import {
  type Answer,
  failed,
  good,
  networkError,
  setUp,
  silence,
  status,
} from '../../tests/fixtures/scripted-api.ts';
import { RETRY_PAUSE_MS } from '../api/limits.ts';
import { LookupError } from '../booking/failure.ts';
import { REQUEST_LIMIT_MS } from './timings.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the network', () => {
  it('that fails twice is offline, in our own words', async () => {
    const { look, sent } = setUp([networkError()]);
    const error = await look();
    expect(error).toStrictEqual(failed({ kind: 'offline', because: 'network' }));
    expect(sent).toHaveLength(2);
  });

  it('that breaks within a body is offline as well', async () => {
    const torn = async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode(json.slice(0, 100)));
            controller.error(new TypeError('terminated'));
          },
        }),
      );
    const { look, sent } = setUp([torn]);
    expect(await look()).toStrictEqual(failed({ kind: 'offline', because: 'network' }));
    expect(sent).toHaveLength(2);
  });

  it('that is withheld by the person is told apart, and not tried again', async () => {
    const { look, sent } = setUp([networkError()], { hasAccess: async () => false });
    expect(await look()).toStrictEqual(failed({ kind: 'offline', because: 'access-withheld' }));
    expect(sent).toHaveLength(1);
  });

  it('counts as dead where the browser cannot say whether it is withheld', async () => {
    const hasAccess = () => Promise.reject(new Error('no permissions API'));
    expect(await setUp([networkError()], { hasAccess }).look()).toStrictEqual(
      failed({ kind: 'offline', because: 'network' }),
    );
  });

  it('is not tried again while the browser knows it is down', async () => {
    const { look, sent } = setUp([networkError()], { online: () => false });
    expect(await look()).toStrictEqual(failed({ kind: 'offline', because: 'network' }));
    expect(sent).toHaveLength(1);
  });
});

describe('the one retry', () => {
  it.each([
    ['a network failure', networkError()],
    ['502', status(502)],
    ['503', status(503)],
    ['504', status(504)],
  ])('mends %s', async (_, first) => {
    const { look, sent } = setUp([first, good]);
    expect(await look()).toStrictEqual(sample);
    expect(sent).toHaveLength(2);
  });

  it('is the only one', async () => {
    const { look, sent } = setUp([status(503)]);
    expect(await look()).toStrictEqual(failed({ kind: 'platform-error', status: 503 }));
    expect(sent).toHaveLength(2);
  });

  it('is not made where the platform names a time to come back', async () => {
    const { look, sent } = setUp([status(503, { 'Retry-After': '30' }), good]);
    expect(await look()).toStrictEqual(failed({ kind: 'platform-error', status: 503 }));
    expect(sent).toHaveLength(1);
  });

  it.each([
    [0, RETRY_PAUSE_MS.least],
    [0.999999, RETRY_PAUSE_MS.most],
  ])('waits its time: with the draw %d, %d ms', async (draw, pause) => {
    vi.spyOn(Math, 'random').mockReturnValue(draw);
    const { booking, sent } = setUp([status(503), good]);
    const outcome = booking();
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(2);
    expect(await outcome).toStrictEqual(sample);
  });
});

describe('the time limit', () => {
  /** How a question ends just before and just after the limit. */
  async function atTheLimit(answers: Answer[]) {
    const { booking, sent } = setUp(answers);
    let outcome: unknown = 'waiting';
    booking().then(
      (value) => {
        outcome = value;
      },
      (error: unknown) => {
        outcome = error;
      },
    );
    await vi.advanceTimersByTimeAsync(REQUEST_LIMIT_MS - 1);
    const before = outcome;
    await vi.advanceTimersByTimeAsync(1);
    return { before, after: outcome, sent };
  }
  const timedOut = { before: 'waiting', after: failed({ kind: 'timed-out' }) };

  it('ends a reply that does not come', async () => {
    expect(await atTheLimit([silence])).toMatchObject(timedOut);
  });

  it('ends a body that stops in the middle', async () => {
    const stuck = async (signal: AbortSignal) =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode(json.slice(0, 100)));
            // As a browser's own body does.
            signal.addEventListener('abort', () => controller.error(signal.reason));
          },
        }),
      );
    expect(await atTheLimit([stuck])).toMatchObject(timedOut);
  });

  it('is one for both tries', async () => {
    const slowRefusal = async () => {
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      return new Response(null, { status: 503 });
    };
    const { before, after, sent } = await atTheLimit([slowRefusal, silence]);
    expect({ before, after }).toStrictEqual(timedOut);
    expect(sent).toHaveLength(2);
  });

  it('leaves no timer behind', async () => {
    await expect(setUp([good]).look()).resolves.toStrictEqual(sample);
    await expect(setUp([status(404)]).look()).resolves.toBeInstanceOf(LookupError);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("the caller's signal", () => {
  it.each([
    ['before', silence, 0],
    ['while a reply is awaited', silence, 50],
    ['during the pause before the retry', status(503), 50],
  ])('ends the question %s, with its own reason', async (_, answer, after) => {
    const { booking, sent } = setUp([answer]);
    const caller = new AbortController();
    if (after === 0) caller.abort();
    else setTimeout(() => caller.abort(), after);
    const outcome = booking({ signal: caller.signal }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(after);
    expect(await outcome).toBe(caller.signal.reason);
    expect(caller.signal.reason).toMatchObject({ name: 'AbortError' });
    expect(sent.length).toBe(after === 0 ? 0 : 1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends the explanation of a 403 as well', async () => {
    const { booking, sent } = setUp([status(403), silence]);
    const caller = new AbortController();
    const outcome = booking({ signal: caller.signal }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(2);
    caller.abort();
    expect(await outcome).toBe(caller.signal.reason);
  });
});
