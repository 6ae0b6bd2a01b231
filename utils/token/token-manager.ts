import type { Failure } from '../booking/failure.ts';
import { MAX_TOKEN_LENGTH } from '../booking/limits.ts';
import { type Refusal, RefusedError } from '../booking/refusal.ts';
import type { SignInResult, TokenStatus } from '../booking/token-status.ts';
import type { Settings, Token } from '../settings/registry.ts';
import type { TokenApi } from './check.ts';
import { createChecks } from './checks.ts';
import { freshToken, isExpired, statusOf, type TokenEvent, type TokenUse, tokenIn } from './machine.ts';
import { type PastedTokenProblem, readPastedToken } from './read-pasted-token.ts';
import type { IdentityApi } from './sign-in.ts';
import { createSignIns } from './sign-ins.ts';
import { createStart } from './start.ts';
import { createTokenAlarm } from './token-alarm.ts';
import { createTokenStore, type TokenStoreDeps } from './token-store.ts';

export interface TokenManagerDeps extends TokenStoreDeps {
  settings: Pick<
    Settings,
    'token' | 'environment' | 'clientId' | 'lastSignIn' | 'lastUsed' | 'signedOut' | 'startTried'
  >;
  api: TokenApi;
  identity: IdentityApi | null;
  now: () => number;
  onSignedIn: () => void;
  /** Whether this worker is a private window's. */
  isPrivate: () => boolean;
}

/**
 * The token room: the only place that reads and writes the token.
 *
 * All that it knows is in memory storage, so a worker that is stopped at any point leaves a true state behind; what is under way
 * (a check, a renewal) is only in this worker's memory, and is not under way in the next.
 */
export function createTokenManager(deps: TokenManagerDeps) {
  const { settings, now, forgetBookings } = deps;
  const store = createTokenStore(deps);
  const checks = createChecks({ ...deps, store });
  const signIns = createSignIns({ ...deps, store });
  const start = createStart({ ...deps, store, signIns });

  /** The stored token, and what is known of it in the environment of now. */
  async function known(): Promise<Token | null> {
    const [token, environment] = await Promise.all([store.read(), settings.environment.get()]);
    return token && tokenIn(token, environment);
  }

  async function status(): Promise<TokenStatus> {
    const token = await known();
    const checking =
      token?.environment && checks.isRunning({ key: token.key, environment: token.environment });
    return checking || signIns.isTakingOver() || start.isRunning()
      ? { state: 'checking' }
      : statusOf(token, now());
  }

  /**
   * Keeps a pasted token, then checks it.
   *
   * @throws {RefusedError} if it cannot be a token; what was kept before is still there.
   */
  async function save(pasted: string): Promise<void> {
    const read = readPastedToken(pasted);
    if ('problem' in read) throw new RefusedError(refusalOf(read.problem));
    const token = freshToken(read.token, 'pasted', null);
    const kept = await store.replace({ token, since: store.moment() });
    if (kept) await checks.check();
  }

  /**
   * Forgets the token and all that was learned with it. A sign-in that is under way, in a window or not, yields nothing, and none is
   * tried unasked until the person has signed in again.
   *
   * @param erase What else is to go, behind all who are still writing.
   */
  async function forget(erase: () => Promise<void> = async () => {}): Promise<void> {
    signIns.abandon();
    start.abandon();
    await store.forget(async () => {
      await settings.token.set(null);
      // At once: what was remembered would else be told for as long as the rest takes.
      await forgetBookings();
      await settings.lastSignIn.set(null);
      await erase();
      await settings.signedOut.set(true);
    });
  }

  /**
   * The token that bookings are looked up with, once it is settled which one that is and, if the platform says so in time, whose.
   * Null: there is none.
   */
  async function current(): Promise<Token | null> {
    await signIns.settled();
    if ((await store.read()) === null) await (await start.begin()).done;
    const [token, environment] = await Promise.all([store.read(), settings.environment.get()]);
    if (token === null) return null;
    await checks.waitForOwner(token, environment);
    return store.read();
  }

  /** The failure of a lookup without a token: what the person is to do depends on whether they can sign in. */
  async function noToken(): Promise<Failure> {
    const canSignIn = deps.identity !== null && (await settings.clientId.get()) !== '';
    return { kind: 'no-token', canSignIn };
  }

  /** The token to ask with, renewed if its time is over and that can be done quietly. Null: there is none. */
  async function usable(): Promise<Token | null> {
    const token = await current();
    if (token === null || !isExpired(token, now())) return token;
    return (await signIns.renewQuietly(token)) ?? token;
  }

  /** After a 401: the token to ask again with, or null where a person has to bring one. */
  async function afterRefusal(use: TokenUse): Promise<Token | null> {
    await signIns.settled();
    const token = await store.read();
    if (token === null || use.environment !== (await settings.environment.get())) return null;
    if (token.key !== use.key) return token;
    const renewed = await signIns.renewQuietly(token);
    if (renewed === null) await store.apply({ type: 'refused', ...use });
    return renewed;
  }

  return {
    status,
    check: checks.check,
    save,
    forget,
    signInByWindow: (): Promise<SignInResult> => signIns.byWindow(),
    signInByRedirect: signIns.byRedirect,
    /** One of our own pages opens. Resolves once the quiet sign-in after a start has begun, where it is due. */
    begin: async (): Promise<void> => void (await start.begin()),
    noToken,
    current,
    usable,
    afterRefusal,
    /** What the platform said of the token where a 403 had to be explained. */
    afterExplanation: (event: TokenEvent) => store.apply(event),
    /** After an answer that only a good token with the scope is given. */
    afterSuccess: (use: TokenUse) => store.apply({ type: 'succeeded', ...use }),
    ...createTokenAlarm({ ...deps, store, signIns }),
  };
}

function refusalOf(problem: PastedTokenProblem): Refusal {
  return problem === 'too-long'
    ? { reason: 'too-long', field: 'token', limit: MAX_TOKEN_LENGTH }
    : { reason: 'invalid', field: 'token' };
}

export type TokenManager = ReturnType<typeof createTokenManager>;
