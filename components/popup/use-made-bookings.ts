import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { BookingListItem, EpochMs } from '../../utils/booking/booking.ts';
import type { Failure } from '../../utils/booking/failure.ts';
import type { MadeBookingsReply } from '../../utils/booking/made-bookings.ts';
import type { TrustedState } from '../../utils/message/contract.ts';
import type { WorkerState } from '../shared/use-worker.ts';

/** The member's own bookings, as the popup shows them. */
export interface MadeBookings {
  /** Null: none came yet. What came stays where a later try fails. */
  items: readonly BookingListItem[] | null;
  /** When they came; null: not yet. */
  fetchedAt: EpochMs | null;
  /** Why the last try brought none; null: it did, or it is still under way. */
  failure: Failure | null;
  loading: boolean;
  refresh(): void;
}

interface Shown extends Omit<MadeBookings, 'refresh'> {
  /** For whom it was asked: what was asked for another is not shown. */
  whose: string;
}

const none = (whose: string): Shown => ({
  whose,
  items: null,
  fetchedAt: null,
  failure: null,
  loading: true,
});

/**
 * The bookings made by the acting member: asked for once when the popup opens, and again when another member, environment or
 * token's owner takes its place. The worker answers from memory what it knows, and then once more with what is new.
 *
 * @param first What is remembered as the popup opens, for whom the first state names; null: not known.
 */
export function useMadeBookings(
  { state, ask }: WorkerState,
  first: MadeBookingsReply | null = null,
): MadeBookings {
  const whose = state && whoseBookings(state);
  const [shown, setShown] = useState<Shown>(() =>
    first?.items && whose !== null ? { ...first, whose, loading: first.isStale } : none(''),
  );
  const latest = useRef(whose);
  latest.current = whose;

  const load = useCallback(
    async (asked: string, mode: 'show' | 'refresh') => {
      setShown((last) => (last.whose === asked ? { ...last, loading: true } : none(asked)));
      const reply = await ask({ kind: 'list-made-bookings', mode });
      if (latest.current !== asked) return;
      const list = reply?.list;
      setShown((last) => ({
        whose: asked,
        items: list?.items ?? last.items,
        fetchedAt: list?.fetchedAt ?? last.fetchedAt,
        failure: list?.failure ?? null,
        loading: list?.isStale ?? false,
      }));
      if (list?.isStale) await load(asked, 'refresh');
    },
    [ask],
  );

  // What is there already is not asked for again.
  const begun = useRef(shown);
  useEffect(() => {
    const { whose: known, items, loading } = begun.current;
    begun.current = none('');
    if (whose === null) return;
    if (items === null || known !== whose) void load(whose, 'show');
    else if (loading) void load(whose, 'refresh');
  }, [whose, load]);

  const refresh = useCallback(() => {
    if (latest.current !== null) void load(latest.current, 'refresh');
  }, [load]);
  // Where there is no one to ask for, nothing is on its way.
  const isComing = state === null || whose !== null;
  return { ...(shown.whose === whose ? shown : { ...none(''), loading: isComing }), refresh };
}

/** Null: there is no one to ask for, since the person is not signed in. */
function whoseBookings({ token, environment, actingFor, accessGranted }: TrustedState): string | null {
  if (!accessGranted || ['none', 'rejected', 'expired', 'scope-missing'].includes(token.state)) return null;
  const owner = 'account' in token ? (token.account?.userId ?? '') : '';
  return [environment, owner, actingFor?.userId ?? ''].join('/');
}
