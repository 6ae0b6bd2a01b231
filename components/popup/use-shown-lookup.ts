import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { WorkerState } from '../shared/use-worker.ts';
import { isOwnerNamed, mayStay, standingOf } from './is-showable.ts';
import { useLookup } from './use-lookup.ts';
import { useRetryAfterSignIn } from './use-retry-after-sign-in.ts';

/**
 * The popup's lookup, bound to whom it was made for: once the environment, the member or the token's owner is another,
 * nothing of it is shown any more.
 */
export function useShownLookup(worker: WorkerState) {
  const { state, ask: askWorker } = worker;
  const { lookedUp, begin, takeStanding, ask, lookUnder, drop } = useLookup();
  const choosing = useRef<Promise<unknown>>(Promise.resolve());

  const stays =
    lookedUp !== null &&
    (state === null ||
      lookedUp.standing === null ||
      mayStay(lookedUp.standing, standingOf(state), lookedUp.view.kind === 'booking'));
  // At once, so that it never meets a lookup that was begun since.
  useLayoutEffect(() => {
    if (lookedUp === null || state === null) return;
    const now = standingOf(state);
    if (lookedUp.standing === null) takeStanding(now);
    else if (!stays && isOwnerNamed(lookedUp.standing, now)) begin(lookedUp.id, now);
    else if (!stays) drop();
  }, [lookedUp, state, stays, takeStanding, begin, drop]);

  // The worker keeps the list of recent lookups; after each it is another one.
  const isSettled = stays && lookedUp.view.kind !== 'loading';
  useEffect(() => {
    if (isSettled) void askWorker({ kind: 'get-state' });
  }, [isSettled, askWorker]);

  const lookAgain = useCallback(() => ask('show'), [ask]);
  useRetryAfterSignIn(worker, stays ? lookedUp.view : undefined, lookAgain);

  return {
    /** Null: nothing was looked up, or it may not be shown any more. */
    shown: stays ? lookedUp : null,
    async lookUp(id: number): Promise<void> {
      // A member chosen just now applies to this lookup, however fast it follows.
      await choosing.current;
      const latest = worker.latest();
      begin(id, latest && standingOf(latest));
    },
    /** Another member is being chosen; `done` resolves once the choice applies. */
    waitForChoice(done: Promise<unknown>): void {
      drop();
      choosing.current = done;
    },
    ask,
    lookUnder,
    drop,
  };
}
