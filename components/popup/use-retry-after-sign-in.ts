import { useEffect, useRef } from 'preact/hooks';
import type { TokenStatus } from '../../utils/booking/token-status.ts';
import type { CardView } from '../../utils/card/card-props.ts';
import { lacksToken } from '../../utils/card/next-view.ts';
import type { WorkerState } from '../shared/use-worker.ts';

/** Tokens that a lookup can be tried with. */
const USABLE: ReadonlySet<TokenStatus['state']> = new Set(['accepted', 'unchecked']);

/**
 * Takes a lookup up again that failed for want of a token, once there is one by whatever way: a sign-in that was still
 * under way when the popup opened again, the options page, or a renewal whose worker was put to sleep.
 *
 * @param again Has to stay the same from one painting to the next.
 */
export function useRetryAfterSignIn(
  { state, ask }: WorkerState,
  view: CardView | undefined,
  again: () => void,
): void {
  const lacks = lacksToken(view);
  const isUsable = state && USABLE.has(state.token.state);
  const wasUsable = useRef(isUsable);
  /** The token that there is now was tried already; a failure that it does not mend is not asked about for ever. */
  const wasTried = useRef(false);

  // The token came after the failure.
  useEffect(() => {
    if (isUsable && wasUsable.current === false) {
      wasTried.current = lacks;
      if (lacks) again();
    }
    wasUsable.current = isUsable;
  }, [isUsable, lacks, again]);

  // The token came while the lookup was under way with the old one, so that the failure tells of the past. Where there is
  // known to be none, the one that comes is noticed above.
  useEffect(() => {
    if (!lacks || wasTried.current || wasUsable.current === false) return;
    let isShown = true;
    void ask({ kind: 'get-state' }).then((reply) => {
      if (!isShown || !reply?.state || !USABLE.has(reply.state.token.state)) return;
      wasTried.current = true;
      again();
    });
    return () => {
      isShown = false;
    };
  }, [lacks, ask, again]);
}
