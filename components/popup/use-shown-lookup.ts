import { useEffect, useRef } from 'preact/hooks';
import type { FailureKind } from '../../utils/booking/failure.ts';
import type { TrustedDoor } from '../../utils/message/trusted-client.ts';
import type { TokenStatus } from '../../utils/token/token-status.ts';
import { mayStay, standingOf } from './standing.ts';
import { useLookup } from './use-lookup.ts';

/** Tokens that a lookup can be tried with. */
const USABLE: ReadonlySet<TokenStatus['state']> = new Set(['accepted', 'unchecked']);

/** Failures that a token, or a better one, mends. */
export const LACKS_TOKEN: ReadonlySet<FailureKind> = new Set(['no-token', 'token-rejected', 'scope-missing']);

/**
 * The popup's lookup, bound to whom it was made for: once the environment, the member or the token's owner is another,
 * nothing of it is shown any more.
 */
export function useShownLookup(door: TrustedDoor) {
  const { state, ask: askWorker } = door;
  const { lookedUp, begin, ask, drop } = useLookup();
  const choosing = useRef<Promise<unknown>>(Promise.resolve());

  const stays =
    lookedUp !== null &&
    (state === null ||
      lookedUp.standing === null ||
      mayStay(lookedUp.standing, standingOf(state), lookedUp.view.kind === 'booking'));
  useEffect(() => {
    if (lookedUp !== null && !stays) drop();
  }, [lookedUp, stays, drop]);

  // The worker keeps the list of recent lookups; after each it is another one.
  const isSettled = stays && lookedUp.view.kind !== 'loading';
  useEffect(() => {
    if (isSettled) void askWorker({ kind: 'get-state' });
  }, [isSettled, askWorker]);

  // A token that came by another way than this popup's own press, or after the worker had forgotten that press, helps too.
  const isUsable = state && USABLE.has(state.token.state);
  const wasUsable = useRef(isUsable);
  const lacksToken = stays && lookedUp.view.kind === 'failure' && LACKS_TOKEN.has(lookedUp.view.failure.kind);
  useEffect(() => {
    if (isUsable && wasUsable.current === false && lacksToken) ask('show');
    wasUsable.current = isUsable;
  }, [isUsable, lacksToken, ask]);

  return {
    /** Null: nothing was looked up, or it may not be shown any more. */
    shown: stays ? lookedUp : null,
    async lookUp(id: number): Promise<void> {
      // A member chosen just now applies to this lookup, however fast it follows.
      await choosing.current;
      const latest = door.latest();
      begin(id, latest && standingOf(latest));
    },
    /** Another member is being chosen; `done` resolves once the choice applies. */
    waitForChoice(done: Promise<unknown>): void {
      drop();
      choosing.current = done;
    },
    ask,
    drop,
  };
}
