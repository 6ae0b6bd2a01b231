import { useEffect, useRef } from 'preact/hooks';
import type { TrustedState } from '../../utils/message/contract.ts';

/** A lookup that was left pending longer ago than this is no longer what a person opens the popup for. */
const PENDING_LOOKUP_MS = 15 * 60_000;

/** Begins the lookup that was asked for elsewhere, or left pending by a dead token: once, as the popup opens, unless an ID is typed already. */
export function usePendingLookup(
  state: TrustedState | null,
  typed: string,
  onChoose: (id: number) => void,
): void {
  const resumed = useRef(false);
  useEffect(() => {
    if (state === null || resumed.current) return;
    resumed.current = true;
    const { pendingLookup } = state;
    if (pendingLookup && typed === '' && Date.now() - pendingLookup.at < PENDING_LOOKUP_MS)
      onChoose(pendingLookup.id);
  });
}
