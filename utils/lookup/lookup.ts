import PQueue from 'p-queue';
import type { Api } from '../api/api.ts';
import type { Environment } from '../api/environments.ts';
import type { EpochMs } from '../booking/booking.ts';
import { isId } from '../booking/booking-id.ts';
import { type Failure, LookupError } from '../booking/failure.ts';
import type { Member, Outcome } from '../booking/outcome.ts';
import type { Settings, Token } from '../settings/registry.ts';
import type { TokenManager } from '../token/token-manager.ts';
import type { BackOff } from './back-off.ts';
import type { Cache } from './cache.ts';
import { LOOKUP_LIMIT_MS, MAX_AT_ONCE } from './timings.ts';

export interface LookupDeps {
  /** Asks the platform. Rejects with `LookupError`, or as the signal says. */
  ask: Api['madeBookingDetails'];
  tokenManager: Pick<
    TokenManager,
    'current' | 'usable' | 'afterRefusal' | 'afterScopeRefusal' | 'afterSuccess'
  >;
  settings: Pick<Settings, 'environment' | 'members' | 'actingFor' | 'lastUsed'>;
  cache: Cache;
  backOff: BackOff;
  now: () => EpochMs;
  /** Milliseconds from the first ask to the answer. */
  limit?: number;
}

/** Under which settings a booking is asked for. Two that differ in any of these share no answer. */
interface LookupContext {
  environment: Environment;
  member: Member | null;
  token: Token;
}

interface Flight {
  answer: Promise<Outcome>;
  /** How many views wait for it. */
  waiting: number;
  /** Whether the request has left, and is therefore worth finishing. */
  sent: boolean;
  abort: () => void;
}

/** The settings changed under a flight; who still waits starts again under the new ones. */
class Superseded extends Error {}

function keyOf({ environment, member, token }: LookupContext, id: number): string {
  return `${environment}/${token.key}/${member?.userId ?? 'self'}/${id}`;
}

/**
 * The lookup room: a booking ID becomes an outcome, from the cache, from a request already under way, or from a new one.
 */
export function createLookup(deps: LookupDeps) {
  const { ask, tokenManager, settings, cache, backOff, now, limit = LOOKUP_LIMIT_MS } = deps;
  const queue = new PQueue({ concurrency: MAX_AT_ONCE });
  const flights = new Map<string, Flight>();
  /** Raised whenever what was learned before may no longer be shown. */
  let epoch = 0;

  async function actingMember(): Promise<Member | null> {
    const [members, userId] = await Promise.all([settings.members.get(), settings.actingFor.get()]);
    return members.find((member) => member.userId === userId) ?? null;
  }

  /** One request and, after a 401 that could be mended quietly, a second. */
  async function request(id: number, standing: LookupContext, signal: AbortSignal, onSend: () => void) {
    const { environment, member } = standing;
    const once = (token: Token) => {
      onSend();
      return ask({ environment, token: token.value, actingFor: member?.userId ?? null, id, signal });
    };
    const token = await tokenManager.usable();
    if (token === null) throw new LookupError({ kind: 'no-token' });
    signal.throwIfAborted();
    try {
      return { booking: await once(token), token };
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      if (error.failure.kind === 'scope-missing')
        await tokenManager.afterScopeRefusal({ key: token.key, environment });
      if (error.failure.kind !== 'token-rejected') throw error;
      const renewed = await tokenManager.afterRefusal({ key: token.key, environment });
      if (renewed === null) throw error;
      signal.throwIfAborted();
      try {
        return { booking: await once(renewed), token: renewed };
      } catch (again) {
        if (again instanceof LookupError && again.failure.kind === 'token-rejected') {
          await tokenManager.afterRefusal({ key: renewed.key, environment });
        }
        throw again;
      }
    }
  }

  async function fly(
    id: number,
    standing: LookupContext,
    signal: AbortSignal,
    onSend: () => void,
  ): Promise<Outcome> {
    const failed = (failure: Failure): Outcome => ({ ok: false, failure, actingFor: standing.member });
    const pausedUntil = await backOff.pausedUntil();
    if (pausedUntil !== null) return failed({ kind: 'rate-limited', retryAt: pausedUntil });
    const born = epoch;
    try {
      const { booking, token } = await request(id, standing, signal, onSend);
      await backOff.relax();
      await tokenManager.afterSuccess({ key: token.key, environment: standing.environment });
      const outcome: Outcome = { ok: true, booking, fetchedAt: now(), actingFor: standing.member };
      if (born === epoch) await cache.put(keyOf({ ...standing, token }, id), outcome);
      return outcome;
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      if (error.failure.kind === 'rate-limited') {
        return failed({ kind: 'rate-limited', retryAt: await backOff.strike(error) });
      }
      const outcome = failed(error.failure);
      if (error.failure.kind === 'not-found' && born === epoch) {
        await cache.put(keyOf(standing, id), outcome);
      }
      return outcome;
    }
  }

  function launch(key: string, id: number, standing: LookupContext): Flight {
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(limit)]);
    const flight: Flight = {
      answer: Promise.resolve(null as never),
      waiting: 0,
      sent: false,
      abort: () => controller.abort(new Superseded()),
    };
    const onSend = () => {
      flight.sent = true;
    };
    flight.answer = queue
      .add(() => fly(id, standing, signal, onSend), { signal })
      .catch((error: unknown): Outcome => {
        if (controller.signal.aborted) throw new Superseded();
        const kind = (error as Error)?.name === 'TimeoutError' ? 'timed-out' : null;
        // Anything else is a fault of ours; it still ends in words and a next step.
        const failure: Failure = kind ? { kind } : { kind: 'platform-error', status: 0 };
        return { ok: false, failure, actingFor: standing.member };
      })
      .finally(() => {
        if (flights.get(key) === flight) flights.delete(key);
      });
    // Nobody may be left to hear of it.
    flight.answer.catch(() => {});
    flights.set(key, flight);
    return flight;
  }

  /** Waits for a flight until the waiter goes. One that has not left and that nobody waits for is dropped. */
  async function board(flight: Flight, key: string, signal: AbortSignal): Promise<Outcome> {
    flight.waiting += 1;
    const leave = () => {
      flight.waiting -= 1;
      if (flight.waiting > 0 || flight.sent) return;
      if (flights.get(key) === flight) flights.delete(key);
      flight.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await flight.answer;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  /**
   * Looks a booking up and tells each outcome, the last with `final` true. Never rejects.
   *
   * `show` takes what is remembered, and follows it with a newer answer where it is older than a minute; if that newer
   * one fails for a passing reason, the remembered booking stands. `refresh` always asks.
   *
   * `signal` says that nobody waits any more; nothing is told after that.
   */
  async function look(
    id: number,
    mode: 'show' | 'refresh',
    signal: AbortSignal,
    tell: (outcome: Outcome, final: boolean) => void,
  ): Promise<void> {
    if (!isId(id)) {
      tell({ ok: false, failure: { kind: 'invalid-id' }, actingFor: null }, true);
      return;
    }
    // A storage that is full may cost a quiet renewal, not the lookup.
    await settings.lastUsed.set(now()).catch(() => {});
    while (!signal.aborted) {
      const born = epoch;
      const [environment, member, token] = await Promise.all([
        settings.environment.get(),
        actingMember(),
        tokenManager.current(),
      ]);
      if (signal.aborted) return;
      if (token === null) {
        tell({ ok: false, failure: { kind: 'no-token' }, actingFor: member }, true);
        return;
      }
      const standing: LookupContext = { environment, member, token };
      const key = keyOf(standing, id);
      const remembered = mode === 'show' ? await cache.get(key) : null;
      if (signal.aborted) return;
      // The settings changed while they were read.
      if (born !== epoch) continue;
      // The member may have been renamed since.
      const known = remembered && { ...remembered.outcome, actingFor: member };
      if (known) tell(known, !remembered.stale);
      if (known && !remembered.stale) return;
      try {
        const outcome = await board(flights.get(key) ?? launch(key, id, standing), key, signal);
        if (signal.aborted) return;
        const passing = !outcome.ok && outcome.failure.kind !== 'not-found';
        tell(known && passing ? known : outcome, true);
        return;
      } catch {
        // Superseded: once more, under the new settings.
      }
    }
  }

  /** The settings are others now: drops what is under way, and who still waits starts again under the new ones. */
  function restart(): void {
    epoch += 1;
    for (const flight of flights.values()) flight.abort();
    flights.clear();
  }

  /** Nothing learned so far may be shown any more: restarts, and empties the cache. */
  async function forget(): Promise<void> {
    restart();
    await cache.clear();
  }

  return { look, restart, forget, actingMember };
}

export type Lookup = ReturnType<typeof createLookup>;
