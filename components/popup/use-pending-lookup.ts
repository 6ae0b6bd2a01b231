import { useEffect, useRef, useState } from 'preact/hooks';
import type { TrustedState } from '../../utils/message/contract.ts';
import { SOON_MS } from '../../utils/message/soon.ts';

/** A lookup that was left pending longer ago than this is no longer what a person opens the popup for. */
const PENDING_LOOKUP_MS = 15 * 60_000;

/**
 * Begins the lookup that was asked for elsewhere, or left pending by a dead token: once, as the popup opens, unless an ID is typed already. Another that
 * was asked for while it opened takes its place.
 *
 * @param shown The booking that is shown; undefined: none.
 */
export function usePendingLookup(
  state: TrustedState | null,
  typed: string,
  shown: number | undefined,
  onChoose: (id: number) => void,
): void {
  const [openedAt] = useState(Date.now);
  /** The one that was begun last; null: none was. Undefined: it is not known yet whether there is one. */
  const begun = useRef<number | null>(undefined);
  useEffect(() => {
    if (state === null) return;
    const { current: last } = begun;
    begun.current ??= null;
    const { pendingLookup } = state;
    if (!pendingLookup || pendingLookup.id === shown || typed !== String(last ?? '')) return;
    const isDue =
      last === undefined
        ? Date.now() - pendingLookup.at < PENDING_LOOKUP_MS
        : pendingLookup.at - openedAt < SOON_MS;
    if (!isDue || pendingLookup.id === last) return;
    begun.current = pendingLookup.id;
    onChoose(pendingLookup.id);
  });
}
