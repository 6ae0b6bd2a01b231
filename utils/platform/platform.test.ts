import { describe, expect, it, vi } from 'vitest';
import { sample } from '../../tests/fixtures/made-booking.ts';
import {
  type Answer,
  account,
  good,
  permissions,
  reply,
  setUp,
  silence,
  status,
} from '../../tests/fixtures/scripted-api.ts';
import { BOOKINGS_SCOPE } from '../api/environments.ts';
import { LookupError } from '../booking/failure.ts';
import type { Token } from '../settings/registry.ts';
import type { TokenEvent, TokenUse } from '../token/machine.ts';
import type { Operation } from './operation.ts';
import { MADE_BOOKING_DETAILS, VERIFY_CREDENTIALS } from './operations.ts';
import { createPlatform } from './platform.ts';

const token = (value: string): Token => ({
  key: `key of ${value}`,
  value,
  origin: 'sign-in',
  expiresAt: null,
  environment: 'production',
  checkResult: 'accepted',
  account: null,
  scopes: [],
  renewalTried: false,
});
const use = (value: string) => ({ key: `key of ${value}`, environment: 'production' });

/** The road with a token source that a test speaks for, over a platform that gives these answers in turn. */
function road(answers: Answer[], first: Token | null = token('first')) {
  const { sent, ask } = setUp(answers, { online: () => false });
  const tokens = {
    usable: vi.fn(async () => first),
    afterRefusal: vi.fn(async (_use: TokenUse): Promise<Token | null> => null),
    afterExplanation: vi.fn(async (_event: TokenEvent) => {}),
    afterSuccess: vi.fn(async () => {}),
  };
  const askPlatform = createPlatform({ ask, tokens, limit: 1_000 });
  const question = { environment: 'production', actingFor: null } as const;
  const look = (signal = new AbortController().signal) =>
    askPlatform(MADE_BOOKING_DETAILS, 1, { ...question, signal }).catch((error: unknown) =>
      error instanceof LookupError ? error.failure : error,
    );
  const tokensSent = () => sent.map(({ init }) => new Headers(init.headers).get('Authorization'));
  return { askPlatform, look, tokens, sent, tokensSent };
}

it('takes a second operation by its declaration alone', async () => {
  const TOY: Operation<{ day: string }, string> = {
    route: '/v1/PhoneChat/Toy',
    groupsRoute: '/v1/Groups/PhoneChat/Toy',
    parameters: ({ day }) => ({ Day: day }),
    decode: (body) => body.toUpperCase(),
    bodyLimit: 100,
    scope: null,
    missing: { kind: 'not-found', because: 'booking' },
  };
  const { askPlatform, sent } = road([reply('toy'), status(404)]);
  const question = { environment: 'sandbox', actingFor: 2, signal: new AbortController().signal } as const;
  expect((await askPlatform(TOY, { day: 'Monday' }, question)).answer).toBe('TOY');
  await expect(askPlatform(TOY, { day: 'Monday' }, question)).rejects.toThrow('not-found');
  expect(sent[0]?.url.href).toBe(
    'https://api-sandbox.adultwork.com/v1/Groups/PhoneChat/Toy?UserID=2&Day=Monday',
  );
});

describe('the token', () => {
  it('goes with the answer, which proves it good', async () => {
    const { look, tokens } = road([good]);
    expect(await look()).toStrictEqual({ answer: sample, token: token('first') });
    expect(tokens.afterSuccess).toHaveBeenCalledExactlyOnceWith(use('first'));
  });

  it('is needed', async () => {
    const { look, sent } = road([good], null);
    expect(await look()).toStrictEqual({ kind: 'no-token' });
    expect(sent).toHaveLength(0);
  });

  it('that is refused is asked with again once it was renewed', async () => {
    const { look, tokens, tokensSent } = road([status(401), good]);
    tokens.afterRefusal.mockResolvedValue(token('second'));
    expect(await look()).toStrictEqual({ answer: sample, token: token('second') });
    expect(tokensSent()).toStrictEqual(['bearer first', 'bearer second']);
  });

  it('that is refused and cannot be renewed is told as such', async () => {
    const { look, sent } = road([status(401)]);
    expect(await look()).toStrictEqual({ kind: 'token-rejected' });
    expect(sent).toHaveLength(1);
  });

  it('is renewed once, and its source learns of both refusals', async () => {
    const { look, tokens, sent } = road([status(401)]);
    tokens.afterRefusal.mockImplementation(async ({ key }) =>
      key === 'key of first' ? token('second') : token('third'),
    );
    expect(await look()).toStrictEqual({ kind: 'token-rejected' });
    expect(sent).toHaveLength(2);
    expect(tokens.afterRefusal.mock.calls).toStrictEqual([[use('first')], [use('second')]]);
  });

  it('that only the explanation of a 403 finds dead is renewed as well', async () => {
    const { look, tokens, sent } = road([status(403), status(401), good]);
    tokens.afterRefusal.mockResolvedValue(token('second'));
    expect(await look()).toStrictEqual({ answer: sample, token: token('second') });
    expect(sent).toHaveLength(3);
  });

  it.each(['first', 'second'])(
    'that lacks the scope is told to its source, if it is the %s',
    async (which) => {
      const noScope = reply('{"Permissions":[]}');
      const { look, tokens } = road(
        which === 'first' ? [status(403), noScope] : [status(401), status(403), noScope],
      );
      tokens.afterRefusal.mockResolvedValue(token('second'));
      expect(await look()).toStrictEqual({ kind: 'scope-missing' });
      expect(tokens.afterExplanation.mock.calls).toStrictEqual([
        [{ type: 'scopes-named', scopes: [], ...use(which) }],
      ]);
    },
  );

  it('that an explanation finds good, with its scope and its owner, is told to its source too', async () => {
    const { askPlatform, tokens } = road([status(403), permissions(BOOKINGS_SCOPE), account(true)]);
    const { signal } = new AbortController();
    const asking = askPlatform(MADE_BOOKING_DETAILS, 1, { environment: 'production', actingFor: 5, signal });
    await expect(asking).rejects.toMatchObject({ failure: { kind: 'not-found', because: 'not-member' } });
    expect(tokens.afterExplanation.mock.calls).toMatchObject([
      [{ type: 'scopes-named', scopes: [BOOKINGS_SCOPE], ...use('first') }],
      [{ type: 'owner-named', account: { userId: 9 }, ...use('first') }],
    ]);
  });
});

describe('an answer', () => {
  it('ends in time, whatever hangs: the platform or the renewal', async () => {
    vi.useFakeTimers();
    const { look } = road([silence]);
    const renewing = road([status(401)]);
    renewing.tokens.afterRefusal.mockReturnValue(new Promise(() => {}));
    const outcomes = Promise.all([look(), renewing.look()]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await outcomes).toStrictEqual([{ kind: 'timed-out' }, { kind: 'timed-out' }]);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('ends with the caller’s own reason when the caller gives up', async () => {
    const caller = new AbortController();
    const outcome = road([silence]).look(caller.signal);
    caller.abort(new Error('gone'));
    expect(await outcome).toBe(caller.signal.reason);
  });

  it('ends in a failure with words even where a fault of ours is behind it', async () => {
    const { look, tokens } = road([good]);
    tokens.usable.mockRejectedValue(new TypeError('undefined is not a function'));
    expect(await look()).toStrictEqual({ kind: 'platform-error', status: 0 });
  });

  it('holds no place during a renewal, whose own questions would wait for one', async () => {
    const { sent, ask } = setUp([
      ...Array.from({ length: 4 }, () => status(401)),
      reply('{"UserID":9}'),
      good,
    ]);
    const renewal = Promise.withResolvers<Token>();
    const tokens = {
      usable: async () => token('first'),
      afterRefusal: () => renewal.promise,
      afterExplanation: async () => {},
      afterSuccess: async () => {},
    };
    const askPlatform = createPlatform({ ask, tokens });
    const signal = new AbortController().signal;
    const question = { environment: 'production', actingFor: null, signal } as const;
    const answers = [1, 1, 1, 1].map(() => askPlatform(MADE_BOOKING_DETAILS, 1, question));
    await vi.waitFor(() => expect(sent).toHaveLength(4));
    expect(await ask(VERIFY_CREDENTIALS, null, { ...question, token: 'second' })).toMatchObject({
      userId: 9,
    });
    renewal.resolve(token('second'));
    for (const { answer } of await Promise.all(answers)) expect(answer).toStrictEqual(sample);
  });

  it('sends nothing more with a token that is being renewed: what waited for its turn goes with the new one', async () => {
    const { sent, ask } = setUp([
      ...Array.from({ length: 4 }, () => status(401)),
      ...Array.from({ length: 8 }, () => good),
    ]);
    const renewal = Promise.withResolvers<Token>();
    const tokens = {
      usable: async () => token('first'),
      afterRefusal: () => renewal.promise,
      afterExplanation: async () => {},
      afterSuccess: async () => {},
    };
    const askPlatform = createPlatform({ ask, tokens });
    const question = {
      environment: 'production',
      actingFor: null,
      signal: new AbortController().signal,
    } as const;
    const answers = Array.from({ length: 8 }, () => askPlatform(MADE_BOOKING_DETAILS, 1, question));
    await vi.waitFor(() => expect(sent).toHaveLength(4));
    renewal.resolve(token('second'));
    await Promise.all(answers);
    expect(sent).toHaveLength(12);
  });
});
