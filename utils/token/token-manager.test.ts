import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LookupError } from '../booking/failure.ts';
import { RefusedError } from '../booking/refusal.ts';
import { eraseEverything, settings } from '../settings/registry.ts';
import type { TokenEvent, TokenUse } from './machine.ts';
import { createTokenManager } from './token-manager.ts';

const SCOPE = 'account_phonechat_bookings';
const HOME = 'https://abc.chromiumapp.org/';
const MINUTE = 60_000;

/** A platform that knows tokens, a browser that signs in, and a clock that only a test moves. */
function world() {
  const state = {
    now: 1_000_000_000_000,
    owners: new Map<string, number>(),
    scopes: [SCOPE, 'userid'],
    down: false,
    /** `GetPermissions` gives no answer. */
    mute: false,
    gate: Promise.resolve(),
    beforeScopes: Promise.resolve(),
    /** How long the sign-in page takes. */
    page: () => new Promise<void>((resolve) => setTimeout(resolve, 5)),
    isPrivate: false,
    windows: 0,
    quiet: 0,
    issued: 0,
    /** Whom the sign-in page knows; null: a person has to act, and does when there is a window. */
    signedIn: 7 as number | null,
  };
  const forgetBookings = vi.fn(async () => {});
  const carryOver = vi.fn(async () => {});
  const onOwnerNamed = vi.fn(async () => {});
  const onChange = vi.fn();
  const onSignedIn = vi.fn();
  const start = () =>
    createTokenManager({
      settings,
      now: () => state.now,
      isPrivate: () => state.isPrivate,
      onChange,
      onSignedIn,
      forgetBookings,
      carryOver,
      onOwnerNamed,
      api: {
        async verifyCredentials({ token }) {
          await state.gate;
          if (state.down) throw new LookupError({ kind: 'offline', because: 'network' });
          const userId = state.owners.get(token);
          if (userId === undefined) throw new LookupError({ kind: 'token-rejected' });
          return { userId, groupName: null, isGroupManager: null };
        },
        async getPermissions({ token }) {
          await state.gate;
          await state.beforeScopes;
          if (state.down || state.mute) throw new LookupError({ kind: 'platform-error', status: 500 });
          if (!state.owners.has(token)) throw new LookupError({ kind: 'token-rejected' });
          return state.scopes;
        },
      },
      identity: {
        getRedirectURL: () => HOME,
        async launchWebAuthFlow({ url, interactive }) {
          if (interactive) state.windows += 1;
          else state.quiet += 1;
          await state.page();
          if (!interactive && state.signedIn === null) throw new Error('Requires user interaction');
          state.issued += 1;
          const token = `issued-${state.issued}`;
          state.owners.set(token, state.signedIn ?? 7);
          const asked = new URL(url).searchParams.get('state');
          return `${HOME}#access_token=${token}&token_type=bearer&expires_in=1200&state=${asked}`;
        },
      },
    });
  return { state, start, forgetBookings, carryOver, onOwnerNamed, onChange };
}

beforeEach(() => fakeBrowser.reset());

/** What a lookup with the token of now asks about. */
async function currentUse(): Promise<TokenUse> {
  const token = await settings.token.get();
  if (token === null) throw new Error('there is no token');
  return { key: token.key, environment: await settings.environment.get() };
}

describe('a pasted token', () => {
  it.each(['abc', '  abc\n', 'bearer abc', 'Bearer  abc', '"abc"'])(
    'is kept and checked, pasted as %j',
    async (pasted) => {
      const { state, start } = world();
      state.owners.set('abc', 42);
      const tokenManager = start();
      await tokenManager.save(pasted);
      expect(await tokenManager.status()).toMatchObject({ state: 'accepted', account: { userId: 42 } });
      expect((await tokenManager.usable())?.value).toBe('abc');
    },
  );

  it('is rejected when the platform does not know it', async () => {
    const { start } = world();
    const tokenManager = start();
    await tokenManager.save('abc');
    expect(await tokenManager.status()).toEqual({ state: 'rejected' });
  });

  it('lacks the scope when GetPermissions says so', async () => {
    const { state, start } = world();
    state.owners.set('abc', 42);
    state.scopes = ['userid'];
    const tokenManager = start();
    await tokenManager.save('abc');
    expect((await tokenManager.status()).state).toBe('scope-missing');
  });

  it('is kept when the platform cannot be asked', async () => {
    const { state, start } = world();
    state.down = true;
    const tokenManager = start();
    await tokenManager.save('abc');
    expect((await tokenManager.status()).state).toBe('unchecked');
    expect((await tokenManager.usable())?.value).toBe('abc');
  });

  it('says "checking" while it is, and not after a worker that was stopped meanwhile', async () => {
    const { state, start } = world();
    state.owners.set('abc', 42);
    const answer = Promise.withResolvers<void>();
    state.gate = answer.promise;
    const tokenManager = start();
    const saving = tokenManager.save('abc');
    await vi.waitFor(async () => expect((await tokenManager.status()).state).toBe('checking'));
    expect((await start().status()).state).toBe('unchecked');
    answer.resolve();
    await saving;
  });

  it('is refused where it cannot be one, and the one before is still there', async () => {
    const { state, start } = world();
    state.owners.set('abc', 42);
    const tokenManager = start();
    await tokenManager.save('abc');
    await expect(tokenManager.save('  ')).rejects.toThrow(RefusedError);
    await expect(tokenManager.save('tökén')).rejects.toMatchObject({
      refusal: { reason: 'invalid', field: 'token' },
    });
    expect((await tokenManager.usable())?.value).toBe('abc');
  });

  it('is never renewed without a press', async () => {
    const { state, start } = world();
    state.owners.set('abc', 42);
    await settings.clientId.set('client');
    const tokenManager = start();
    await tokenManager.save('abc');
    expect(await tokenManager.afterRefusal(await currentUse())).toBeNull();
    expect(state.quiet + state.windows).toBe(0);
    expect(await tokenManager.status()).toEqual({ state: 'rejected' });
  });

  it('is told of only once what was learned with the one before is forgotten', async () => {
    const { start, forgetBookings, onChange } = world();
    const forgotten = Promise.withResolvers<void>();
    forgetBookings.mockReturnValue(forgotten.promise);
    const saving = start().save('abc');
    await vi.waitFor(() => expect(forgetBookings).toHaveBeenCalledTimes(1));
    expect(onChange).not.toHaveBeenCalled();
    forgotten.resolve();
    await saving;
    expect(onChange).toHaveBeenCalled();
  });

  it('names its owner before it is said to be accepted, and not once another token has come', async () => {
    const { state, start, onOwnerNamed, onChange } = world();
    state.owners.set('abc', 7).set('def', 8);
    const tokenManager = start();
    const named = Promise.withResolvers<void>();
    onOwnerNamed.mockReturnValue(named.promise);
    const saved = tokenManager.save('abc');
    await vi.waitFor(() => expect(onOwnerNamed).toHaveBeenCalledWith(7, 'production'));
    onChange.mockClear();
    named.resolve();
    await saved;
    expect(onChange).toHaveBeenCalled();

    onOwnerNamed.mockClear();
    const gate = Promise.withResolvers<void>();
    state.gate = gate.promise;
    const overtaken = tokenManager.save('abc');
    await vi.waitFor(async () => expect(await tokenManager.status()).toEqual({ state: 'checking' }));
    const latest = tokenManager.save('def');
    await vi.waitFor(async () => expect((await settings.token.get())?.value).toBe('def'));
    gate.resolve();
    await Promise.all([overtaken, latest]);
    expect(onOwnerNamed.mock.calls).toEqual([[8, 'production']]);
  });

  it('empties what was learned with the one before', async () => {
    const { start, forgetBookings } = world();
    const tokenManager = start();
    await tokenManager.save('abc');
    await tokenManager.save('def');
    await tokenManager.forget();
    expect(forgetBookings).toHaveBeenCalledTimes(3);
    expect(await tokenManager.status()).toEqual({ state: 'none' });
  });
});

describe('signing in', () => {
  it('opens no window without a client ID', async () => {
    const { state, start } = world();
    expect(await start().signInByWindow()).toBe('no-client-id');
    expect(state.windows).toBe(0);
  });

  it('opens one window however often it is pressed', async () => {
    const { state, start } = world();
    await settings.clientId.set('client');
    const tokenManager = start();
    const results = await Promise.all([
      tokenManager.signInByWindow(),
      tokenManager.signInByWindow(),
      tokenManager.signInByWindow(),
    ]);
    expect(results).toEqual(['signed-in', 'signed-in', 'signed-in']);
    expect(state.windows).toBe(1);
    expect(await tokenManager.status()).toMatchObject({
      state: 'accepted',
      expiresAt: state.now + 20 * MINUTE,
    });
  });
});

describe('renewal', () => {
  async function signedIn() {
    const made = world();
    await settings.clientId.set('client');
    const tokenManager = made.start();
    await tokenManager.signInByWindow();
    made.forgetBookings.mockClear();
    return { ...made, tokenManager, use: await currentUse() };
  }

  it('is shared by twenty refusals at once', async () => {
    const { state, tokenManager, use } = await signedIn();
    const renewed = await Promise.all(Array.from({ length: 20 }, () => tokenManager.afterRefusal(use)));
    expect(state.quiet).toBe(1);
    expect(new Set(renewed.map((token) => token?.value))).toEqual(new Set(['issued-2']));
  });

  it('is not tried again for a late refusal of the old token', async () => {
    const { state, tokenManager, use } = await signedIn();
    await tokenManager.afterRefusal(use);
    expect((await tokenManager.afterRefusal(use))?.value).toBe('issued-2');
    expect(state.quiet).toBe(1);
  });

  it('is tried once for a token, then a person is asked', async () => {
    const { state, tokenManager, use } = await signedIn();
    state.signedIn = null;
    expect(await tokenManager.afterRefusal(use)).toBeNull();
    expect(await tokenManager.afterRefusal(use)).toBeNull();
    expect(state.quiet).toBe(1);
    expect(await tokenManager.status()).toEqual({ state: 'rejected' });
  });

  it('keeps what was learned while the member is the same, and only then', async () => {
    const { state, tokenManager, forgetBookings, carryOver, use } = await signedIn();
    const renewed = await tokenManager.afterRefusal(use);
    expect(forgetBookings).not.toHaveBeenCalled();
    expect(carryOver).toHaveBeenCalledExactlyOnceWith('production', use.key, renewed?.key);
    state.signedIn = 8;
    await tokenManager.afterRefusal({ ...use, key: renewed?.key ?? '' });
    expect(forgetBookings).toHaveBeenCalledTimes(1);
    expect(carryOver).toHaveBeenCalledOnce();
  });

  it('comes before a request when the clock says that the token is over', async () => {
    const { state, tokenManager } = await signedIn();
    state.now += 21 * MINUTE;
    expect((await tokenManager.usable())?.value).toBe('issued-2');
  });

  it('still gives the old token where it fails: the platform has the last word', async () => {
    const { state, tokenManager } = await signedIn();
    state.signedIn = null;
    state.now += 21 * MINUTE;
    expect((await tokenManager.usable())?.value).toBe('issued-1');
  });

  it('does not bring back a token that was forgotten meanwhile', async () => {
    const { tokenManager, use } = await signedIn();
    const renewal = tokenManager.afterRefusal(use);
    await tokenManager.forget();
    expect(await renewal).toBeNull();
    expect(await tokenManager.status()).toEqual({ state: 'none' });
  });

  it('never opens a window unasked, over a day of use and neglect', async () => {
    const { state, tokenManager } = await signedIn();
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      state.now += MINUTE;
      if (minute === 600) state.signedIn = null;
      if (minute % 7 === 0) await settings.lastUsed.set(state.now);
      const moment = await tokenManager.nextAlarmAt();
      if (moment !== null && state.now >= moment) await tokenManager.onAlarm();
      if (minute % 5 === 0) {
        const token = await tokenManager.usable();
        if (token && (await tokenManager.status()).state === 'expired')
          await tokenManager.afterRefusal({ key: token.key, environment: 'production' });
      }
    }
    expect(state.windows).toBe(1);
    expect(state.quiet).toBeGreaterThan(10);
  });

  it('is not tried ahead of time for a member who has gone away', async () => {
    const { state, tokenManager } = await signedIn();
    await settings.lastUsed.set(state.now);
    state.now += 19 * MINUTE;
    await tokenManager.onAlarm();
    expect(state.quiet).toBe(0);
  });
});

describe('an answer that comes late', () => {
  /** A token of member 7, with the platform's next answers held back until `answer` is called. */
  async function held() {
    const made = world();
    made.state.owners.set('abc', 7).set('def', 8);
    const tokenManager = made.start();
    await tokenManager.save('abc');
    const gate = Promise.withResolvers<void>();
    made.state.gate = gate.promise;
    return { ...made, tokenManager, answer: gate.resolve };
  }

  it('says nothing of the environment that was chosen meanwhile', async () => {
    const { state, tokenManager, answer } = await held();
    const check = tokenManager.check();
    await settings.environment.set('sandbox');
    answer();
    await check;
    expect((await tokenManager.status()).state).toBe('unchecked');

    state.owners.clear();
    await tokenManager.check();
    expect((await tokenManager.status()).state).toBe('rejected');
    await settings.environment.set('production');
    expect((await tokenManager.status()).state).toBe('unchecked');
  });

  it('refuses nothing in the environment that was chosen meanwhile', async () => {
    const { tokenManager, answer } = await held();
    answer();
    const use = await currentUse();
    await settings.environment.set('sandbox');
    expect(await tokenManager.afterRefusal(use)).toBeNull();
    await tokenManager.afterExplanation({ type: 'scopes-named', scopes: [], ...use });
    expect((await tokenManager.status()).state).toBe('unchecked');
  });

  it('does not end the check of the token that was saved meanwhile', async () => {
    const { state, tokenManager, answer } = await held();
    const first = tokenManager.check();
    const second = Promise.withResolvers<void>();
    await vi.waitFor(async () => expect((await tokenManager.status()).state).toBe('checking'));
    state.gate = second.promise;
    const saving = tokenManager.save('def');
    await vi.waitFor(async () => expect((await settings.token.get())?.value).toBe('def'));
    answer();
    await first;
    expect((await tokenManager.status()).state).toBe('checking');
    second.resolve();
    await saving;
    expect(await tokenManager.status()).toMatchObject({ state: 'accepted', account: { userId: 8 } });
  });
});

describe('what is known of a token', () => {
  it('is its owner as soon as the platform names one, whatever becomes of the other question', async () => {
    const { state, start, onOwnerNamed } = world();
    state.owners.set('abc', 42);
    state.mute = true;
    await start().save('abc');
    expect(onOwnerNamed).toHaveBeenCalledExactlyOnceWith(42, 'production');
    expect((await settings.token.get())?.account?.userId).toBe(42);
  });

  it.each(['rejected', 'scope-missing'] as const)(
    'is that it is good once a lookup with it succeeds, where it seemed to be %s',
    async (seeming) => {
      const { state, start } = world();
      state.owners.set('abc', 42);
      const tokenManager = start();
      await tokenManager.save('abc');
      const use = await currentUse();
      if (seeming === 'rejected') await tokenManager.afterRefusal(use);
      else await tokenManager.afterExplanation({ type: 'scopes-named', scopes: [], ...use });
      expect((await tokenManager.status()).state).toBe(seeming);
      await tokenManager.afterSuccess(use);
      expect(await tokenManager.status()).toMatchObject({ state: 'accepted', account: { userId: 42 } });
    },
  );

  it('is what the platform said last, where a lookup is answered between the two answers to a check', async () => {
    const { state, start } = world();
    state.owners.set('abc', 42);
    const tokenManager = start();
    await tokenManager.save('abc');
    state.owners.clear();
    const scopes = Promise.withResolvers<void>();
    state.beforeScopes = scopes.promise;
    const checking = tokenManager.check();
    await vi.waitFor(async () => expect((await settings.token.get())?.checkResult).toBe('rejected'));
    state.owners.set('abc', 42);
    await tokenManager.afterSuccess(await currentUse());
    scopes.resolve();
    await checking;
    expect((await tokenManager.status()).state).toBe('accepted');
  });

  it('is asked for once more by the next worker, where the last one was stopped before it knew', async () => {
    const { state, start } = world();
    state.owners.set('abc', 42);
    state.down = true;
    await start().save('abc');
    state.down = false;
    const next = start();
    expect((await next.usable())?.account?.userId).toBe(42);
    expect((await next.status()).state).toBe('accepted');
  });
});

describe('another member’s sign-in', () => {
  it('is used only once everything of the last member is gone', async () => {
    const { state, start, forgetBookings, onOwnerNamed } = world();
    await settings.clientId.set('client');
    const tokenManager = start();
    await tokenManager.signInByWindow();
    const order: string[] = [];
    forgetBookings.mockImplementation(async () => {
      order.push(`forget, with ${(await settings.token.get())?.value}`);
    });
    onOwnerNamed.mockImplementation(async () => {
      order.push(`owner named, with ${(await settings.token.get())?.value}`);
    });
    state.signedIn = 8;
    const gate = Promise.withResolvers<void>();
    state.gate = gate.promise;
    const signingIn = tokenManager.signInByWindow();
    await vi.waitFor(async () => expect((await tokenManager.status()).state).toBe('checking'));
    const asked = tokenManager.usable();
    gate.resolve();
    expect((await asked)?.value).toBe('issued-2');
    expect(await signingIn).toBe('signed-in');
    expect(order).toEqual(['forget, with issued-1', 'owner named, with issued-1']);
  });

  it('keeps nothing of the last one either where the platform does not say whose it is', async () => {
    const { state, start, forgetBookings } = world();
    await settings.clientId.set('client');
    const tokenManager = start();
    await tokenManager.signInByWindow();
    forgetBookings.mockClear();
    state.down = true;
    await tokenManager.signInByWindow();
    expect(forgetBookings).toHaveBeenCalledTimes(1);
    expect((await tokenManager.status()).state).toBe('unchecked');
  });
});

describe('forgetting', () => {
  async function signedIn() {
    const made = world();
    await settings.clientId.set('client');
    const tokenManager = made.start();
    await tokenManager.signInByWindow();
    return { ...made, tokenManager, use: await currentUse() };
  }

  it('waits for a change of the token that is being stored, and takes it along', async () => {
    const { tokenManager, use } = await signedIn();
    const erase = vi.fn(() => settings.token.set(null));
    const lacking: TokenEvent = { type: 'scopes-named', scopes: [], ...use };
    await Promise.all([tokenManager.afterExplanation(lacking), tokenManager.forget(erase)]);
    await Promise.all([tokenManager.afterSuccess(use), tokenManager.check()]);
    expect(erase).toHaveBeenCalledTimes(1);
    expect(await settings.token.get()).toBeNull();
  });

  it('has remembered bookings gone before the rest is erased, so that none is told meanwhile', async () => {
    const { tokenManager, forgetBookings } = await signedIn();
    const order: string[] = [];
    forgetBookings.mockImplementation(async () => void order.push('bookings'));
    await tokenManager.forget(async () => void order.push('the rest'));
    expect(order).toEqual(['bookings', 'the rest']);
  });

  it('makes void a quiet renewal that comes back at any later time', async () => {
    const { state, tokenManager, use } = await signedIn();
    const gate = Promise.withResolvers<void>();
    state.gate = gate.promise;
    const renewal = tokenManager.afterRefusal(use);
    await vi.waitFor(() => expect(state.issued).toBe(2));
    await tokenManager.forget();
    gate.resolve();
    expect(await renewal).toBeNull();
    expect(await settings.token.get()).toBeNull();
    expect(await tokenManager.status()).toEqual({ state: 'none' });
  });

  it('makes void a sign-in whose window is open, and the next press opens a window of its own', async () => {
    const { state, tokenManager } = await signedIn();
    const page = Promise.withResolvers<void>();
    state.page = () => page.promise;
    const first = tokenManager.signInByWindow();
    await vi.waitFor(() => expect(state.windows).toBe(2));
    await tokenManager.forget();
    page.resolve();
    const second = tokenManager.signInByWindow();
    expect(await first).toBe('forgotten');
    expect(await second).toBe('signed-in');
    expect(state.windows).toBe(3);
    expect(await settings.lastSignIn.get()).toBe('signed-in');
  });
});

describe('the first lookup after the browser’s start', () => {
  /** A browser that starts: all that is in memory is gone. */
  async function restarted({ clientId = 'client' } = {}) {
    await fakeBrowser.storage.session.clear();
    const made = world();
    await settings.clientId.set(clientId);
    return { ...made, tokenManager: made.start() };
  }

  it('finds a member signed in who still is on the site, without a window and without anything being forgotten', async () => {
    const { state, tokenManager, forgetBookings } = await restarted();
    const tokens = await Promise.all([tokenManager.current(), tokenManager.usable(), tokenManager.current()]);
    expect(tokens.map((token) => token?.value)).toEqual(['issued-1', 'issued-1', 'issued-1']);
    expect([state.quiet, state.windows]).toEqual([1, 0]);
    expect(forgetBookings).not.toHaveBeenCalled();
    expect(await tokenManager.status()).toMatchObject({ state: 'accepted', account: { userId: 7 } });
  });

  it('begins it as one of our own pages opens, and says that it looks', async () => {
    const { state, tokenManager } = await restarted();
    await tokenManager.begin();
    expect(await tokenManager.status()).toEqual({ state: 'checking' });
    await vi.waitFor(async () => expect((await tokenManager.status()).state).toBe('accepted'));
    expect(state.quiet).toBe(1);
  });

  it('tries once a start, by whichever worker', async () => {
    const { state, start, tokenManager } = await restarted();
    state.signedIn = null;
    expect(await tokenManager.current()).toBeNull();
    expect(await tokenManager.current()).toBeNull();
    expect(await start().current()).toBeNull();
    expect([state.quiet, state.windows]).toEqual([1, 0]);
    expect(await tokenManager.noToken()).toEqual({ kind: 'no-token', canSignIn: true });
  });

  it('tries nothing without a client ID, and says so', async () => {
    const { state, tokenManager } = await restarted({ clientId: '' });
    expect(await tokenManager.current()).toBeNull();
    expect(state.quiet).toBe(0);
    expect(await tokenManager.noToken()).toEqual({ kind: 'no-token', canSignIn: false });
  });

  it('tries nothing in a private window', async () => {
    const { state, tokenManager } = await restarted();
    state.isPrivate = true;
    expect(await tokenManager.current()).toBeNull();
    expect(state.quiet).toBe(0);
  });

  it.each(['token', 'everything'])(
    'tries nothing once %s was forgotten, until the person signs in again',
    async (what) => {
      const first = await restarted();
      await first.tokenManager.current();
      await first.tokenManager.forget(what === 'everything' ? eraseEverything : undefined);
      expect(await first.tokenManager.current()).toBeNull();
      expect(first.state.quiet).toBe(1);

      const second = await restarted();
      expect(await second.tokenManager.current()).toBeNull();
      await second.tokenManager.begin();
      expect(second.state.quiet).toBe(0);
      expect(await second.tokenManager.signInByWindow()).toBe('signed-in');

      const third = await restarted();
      expect((await third.tokenManager.current())?.value).toBe('issued-1');
      expect([third.state.quiet, third.state.windows]).toEqual([1, 0]);
    },
  );

  it('keeps nothing of a try during which the person forgets', async () => {
    const { state, tokenManager } = await restarted();
    const page = Promise.withResolvers<void>();
    state.page = () => page.promise;
    const asked = tokenManager.current();
    await vi.waitFor(() => expect(state.quiet).toBe(1));
    await tokenManager.forget();
    page.resolve();
    await asked;
    expect(await settings.token.get()).toBeNull();
    expect(await tokenManager.status()).toEqual({ state: 'none' });
  });
});
