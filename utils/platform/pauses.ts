import type { Environment } from '../api/environments.ts';
import type { SentRequest } from '../api/get.ts';
import type { EpochMs } from '../booking/booking.ts';
import { LookupError } from '../booking/failure.ts';
import type { Pause, Settings } from '../settings/registry.ts';
import { FIRST_PAUSE_MS, LONGEST_OWN_PAUSE_MS } from './timings.ts';

/**
 * When the platform says 429, an environment is left alone until the time has come, in every tab and across worker restarts.
 * Where the platform does not say for how long, we pause 5 s, doubled for each pause in a row, never more than 60 s.
 *
 * Several requests are under way at once, so a reply counts for what was true when its request was sent. Of two times, the later
 * holds. A 429 to a request sent before a pause began belongs to that pause. A good reply ends the row only if its request was
 * sent after the last 429.
 */
export function createPauses(setting: Settings['pauses'], now: () => EpochMs) {
  /** Read once and then the truth for this worker, also where the storage is full. Changed without waiting in between. */
  let loading: Promise<Record<Environment, Pause>> | null = null;
  /** 429s noted by this worker. A reply belongs to the worker that sent its request, so they need not outlive it. */
  const noted: Record<Environment, number> = { production: 0, sandbox: 0 };

  function load(): Promise<Record<Environment, Pause>> {
    loading ??= setting.get().then((stored) => ({ ...stored }));
    return loading;
  }

  async function save(pauses: Record<Environment, Pause>): Promise<void> {
    await setting.set({ ...pauses }).catch(() => {});
  }

  /** Takes note of a 429. `retryAt` null: the platform did not say when to come back. Resolves to the end of the pause. */
  async function strike(environment: Environment, notedAtSending: number, retryAt: EpochMs | null) {
    const pauses = await load();
    const { since, until, strikes } = pauses[environment];
    const isSamePause = noted[environment] !== notedAtSending;
    const inRow = isSamePause ? Math.max(strikes, 1) : strikes + 1;
    const end = retryAt ?? now() + Math.min(LONGEST_OWN_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (inRow - 1));
    const pause = isPaused({ since, until }, now())
      ? { since, until: Math.max(until, end), strikes: inRow }
      : { since: now(), until: end, strikes: inRow };
    noted[environment] += 1;
    pauses[environment] = pause;
    await save(pauses);
    return pause.until;
  }

  /** The platform answered. */
  async function relax(environment: Environment, notedAtSending: number): Promise<void> {
    const pauses = await load();
    if (noted[environment] !== notedAtSending || pauses[environment].strikes === 0) return;
    pauses[environment] = { since: 0, until: 0, strikes: 0 };
    await save(pauses);
  }

  /** Called before each request. Throws `rate-limited` while the environment is to be left alone. */
  async function beforeSending(environment: Environment): Promise<SentRequest> {
    const pause = (await load())[environment];
    if (isPaused(pause, now())) throw new LookupError({ kind: 'rate-limited', retryAt: pause.until });
    const notedAtSending = noted[environment];
    return {
      refused: (retryAt) => strike(environment, notedAtSending, retryAt),
      answered: () => relax(environment, notedAtSending),
    };
  }

  return { beforeSending };
}

export type Pauses = ReturnType<typeof createPauses>;

/** A clock that was set back behind the start of a pause would make it longer than anyone asked for, so it ends the pause. */
function isPaused({ since, until }: Pick<Pause, 'since' | 'until'>, now: EpochMs): boolean {
  // defence: rate-limit-pause
  return since <= now && now < until;
}
