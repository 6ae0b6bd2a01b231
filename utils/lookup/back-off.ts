import type { EpochMs } from '../booking/booking.ts';
import type { LookupError } from '../booking/failure.ts';
import type { Settings } from '../settings/registry.ts';
import { FIRST_BACK_OFF_MS, LONGEST_BACK_OFF_MS } from './timings.ts';

/**
 * When the platform says 429, everything is quiet until its time has come, in every tab and across worker restarts.
 * Where it does not say for how long, we pause 5 s, doubled each time in a row, never more than 60 s.
 */
export function createBackOff(setting: Settings['backOff'], now: () => EpochMs) {
  /** A full storage must not cost the lookup; the platform will say 429 again. */
  const keep = (value: { since: EpochMs; until: EpochMs; strikes: number }) =>
    setting.set(value).catch(() => {});

  /** Until when nothing may be asked; null: ask. */
  async function pausedUntil(): Promise<EpochMs | null> {
    const { since, until } = await setting.get();
    // A clock that was set back would make the pause longer than anyone asked for.
    // defence: rate-limit-pause
    return since <= now() && now() < until ? until : null;
  }

  /** Takes note of a 429 and says when to try again. `retryAt` 0 in the failure: the platform did not say. */
  async function strike(error: LookupError): Promise<EpochMs> {
    const { strikes } = await setting.get();
    const said = error.failure.kind === 'rate-limited' ? error.failure.retryAt : 0;
    const pause = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** strikes);
    const until = said > 0 ? said : now() + pause;
    await keep({ since: now(), until, strikes: strikes + 1 });
    return until;
  }

  /** The platform answers again. */
  async function relax(): Promise<void> {
    if ((await setting.get()).strikes > 0) await keep({ since: 0, until: 0, strikes: 0 });
  }

  return { pausedUntil, strike, relax };
}

export type BackOff = ReturnType<typeof createBackOff>;
