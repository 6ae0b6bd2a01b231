import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as untilQuiet } from 'node:timers/promises';

/** What a request to the world outside the worker meets. Only the platform's answers know more than `fine`. */
export const LUCK = [
  'fine',
  'stray 401',
  'stray 403',
  'stray 429',
  'server error',
  'challenge page',
  'lost',
] as const;
export type Luck = (typeof LUCK)[number];

/** What anything outside says to a worker that is dead. */
export class WorkerDied extends Error {}

/** Something that the worker has asked for and that has not happened yet. */
interface Step {
  /** What is asked for in one lane happens in its order. */
  lane: string;
  happen(luck: Luck, isHeard: boolean): void;
  die(): void;
}

/**
 * The border between the worker and the world: each storage operation, request and window is a step that happens when a test says
 * so. Several workers live here one after the other; nothing that a dead one still says has an effect.
 */
export function createSteps() {
  const lives = new AsyncLocalStorage<number>();
  let life = 1;
  let pending: Step[] = [];

  function drop(step: Step): void {
    pending = pending.filter((other) => other !== step);
  }

  /** The steps that may be next: the first of each lane. */
  function heads(): Step[] {
    const seen = new Set<string>();
    return pending.filter(({ lane }) => !seen.has(lane) && seen.add(lane));
  }

  return {
    /** Runs what the browser starts in the worker, which is the worker of now. */
    inWorker: <T>(start: () => T): T => lives.run(life, start),

    isAlive: () => lives.getStore() === life,

    /** A worker asks for something. It happens later, or, if the worker dies first, maybe not at all. */
    later<T>(lane: string, effect: (luck: Luck) => T, signal?: AbortSignal | null): Promise<T> {
      const asking = lives.getStore();
      if (asking === undefined) throw new Error(`no worker asks for ${lane}`);
      if (asking !== life) return Promise.reject(new WorkerDied());
      return new Promise((resolve, reject) => {
        const step: Step = {
          lane,
          happen(luck, isHeard) {
            drop(step);
            try {
              const result = effect(luck);
              if (isHeard) resolve(result);
              else reject(new WorkerDied());
            } catch (error) {
              reject(error);
            }
          },
          die: () => reject(new WorkerDied()),
        };
        signal?.addEventListener('abort', () => {
          drop(step);
          reject(signal.reason);
        });
        pending.push(step);
      });
    },

    count: () => pending.length,

    /** Lets one of the steps that may be next happen. */
    async happen(pick: number, luck: Luck): Promise<void> {
      const next = heads();
      next[pick % next.length]?.happen(luck, true);
      await untilQuiet();
      await untilQuiet();
    },

    /** The worker dies. Of what it has asked for, so many steps happen all the same, without its hearing of them. */
    async die(happening: number): Promise<void> {
      life += 1;
      for (let left = happening; left > 0; left -= 1) heads()[0]?.happen('fine', false);
      const rest = pending;
      pending = [];
      for (const step of rest) step.die();
      await untilQuiet();
    },
  };
}

export type Steps = ReturnType<typeof createSteps>;
