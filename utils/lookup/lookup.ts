import type { Environment } from '../api/environments.ts';
import type { Booking, EpochMs } from '../booking/booking.ts';
import { isId } from '../booking/booking-id.ts';
import { type Failure, LookupError } from '../booking/failure.ts';
import { keepBooking, type Member, type Outcome } from '../booking/outcome.ts';
import { MADE_BOOKING_DETAILS } from '../platform/operations.ts';
import type { AskPlatform } from '../platform/platform.ts';
import type { Settings, Token } from '../settings/registry.ts';
import type { Cache } from './cache.ts';
import { type ContextSources, keyOf, type LookupContext, readContext } from './context.ts';
import type { FoundUnderMemory } from './found-under.ts';
import { createSharedRequests, type RequestStart, Superseded } from './shared-requests.ts';

export interface LookupDeps extends ContextSources {
  askPlatform: AskPlatform;
  /** What a lookup without a token fails with. */
  noToken: () => Promise<Failure>;
  settings: Pick<Settings, 'environment' | 'lastUsed'>;
  cache: Cache;
  foundUnder: FoundUnderMemory;
  now: () => EpochMs;
}

/**
 * The lookup room: a booking ID becomes an outcome, from the cache, from a request already under way, or from a new one.
 */
export function createLookup({ askPlatform, noToken, cache, foundUnder, now, ...sources }: LookupDeps) {
  const { settings } = sources;
  const { joinRequest, restart, epoch } = createSharedRequests<Outcome>();

  /** Asks the platform and keeps what may be kept: a booking, or that there is none for this member. */
  async function fetchOutcome(id: number, context: LookupContext, start: RequestStart): Promise<Outcome> {
    const { environment, member } = context;
    const { signal, onSend, startedInEpoch } = start;
    const keep = async (tokenKey: string, outcome: Outcome) => {
      if (startedInEpoch()) await cache.put(`${keyOf({ ...context, tokenKey })}/${id}`, outcome);
      return outcome;
    };
    try {
      const question = { environment, actingFor: member?.userId ?? null, signal, onSend };
      const { answer, token } = await askPlatform<number, Booking>(MADE_BOOKING_DETAILS, id, question);
      return await keep(token.key, {
        ok: true,
        booking: answer,
        fetchedAt: now(),
        actingFor: member,
        staleBecause: null,
      });
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      const outcome: Outcome = { ok: false, failure: error.failure, actingFor: member };
      return error.failure.kind === 'not-found' ? keep(context.tokenKey, outcome) : outcome;
    }
  }

  /**
   * Looks a booking up and tells each outcome, the last with `final` true. Rejects for a fault of ours only.
   *
   * `show` takes what is remembered, and follows it with a newer answer where it is older than a minute; `refresh` always asks. If
   * that fails, the remembered booking is told again with the failure beside it; see `keepBooking`.
   *
   * `signal` says that the answer is not wanted any more; nothing is told after that.
   *
   * @param under Whom to ask under in place of the acting member, for this once; null: the token's own member. Undefined: whom the
   *   booking was found under before, else the acting member.
   */
  async function look(
    id: number,
    mode: 'show' | 'refresh',
    signal: AbortSignal,
    tell: (outcome: Outcome, final: boolean) => void,
    under?: number | null,
  ): Promise<void> {
    const fail = (failure: Failure, actingFor: Member | null) =>
      tell({ ok: false, failure, actingFor }, true);
    if (!isId(id)) {
      fail({ kind: 'invalid-id' }, null);
      return;
    }
    // A storage that is full may cost a quiet renewal, not the lookup.
    await settings.lastUsed.set(now()).catch(() => {});
    while (!signal.aborted) {
      const startedIn = epoch();
      const { member: actingMember, context: acting } = await readContext(sources);
      if (signal.aborted) return;
      if (acting === null) {
        fail(await noToken(), actingMember);
        return;
      }
      const context = await foundUnder.contextFor(acting, id, under);
      const { member } = context;
      const key = `${keyOf(context)}/${id}`;
      const remembered = await cache.get(key);
      if (signal.aborted) return;
      // The settings changed while they were read.
      if (startedIn !== epoch()) continue;
      // The member may have been renamed since.
      const known = remembered && { ...remembered.outcome, actingFor: member };
      if (known && mode === 'show') tell(known, !remembered.stale);
      if (known && mode === 'show' && !remembered.stale) return;
      try {
        const outcome = await joinRequest(key, signal, (start) => fetchOutcome(id, context, start));
        await foundUnder.learn({ acting, asked: context }, id, outcome, () => startedIn === epoch());
        if (signal.aborted) return;
        // The settings changed while that was remembered.
        if (startedIn !== epoch()) continue;
        tell(keepBooking(known, outcome), true);
        return;
      } catch (error) {
        if (!(error instanceof Superseded)) throw error;
        // Once more, under the new settings.
      }
    }
  }

  /** Both tokens are known to be one member's: what was learned with the first goes on under the second. */
  async function carryOver(environment: Environment, from: Token['key'], to: Token['key']): Promise<void> {
    await cache.rename(`${environment}/${from}`, `${environment}/${to}`);
  }

  /** Nothing learned so far may be shown any more: restarts, and empties the cache. */
  async function forget(): Promise<void> {
    restart();
    await Promise.all([cache.clear(), foundUnder.forget()]);
  }

  return {
    look,
    /** The settings are others now: drops what is under way; who still waits starts again under the new ones. */
    restart,
    forget,
    carryOver,
  };
}

export type Lookup = ReturnType<typeof createLookup>;
