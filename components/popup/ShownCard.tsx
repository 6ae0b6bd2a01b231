import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { CardView } from '../../utils/card/card-props.ts';
import { createCardSession } from '../../utils/card/card-session.ts';
import type { LookupAsk } from '../../utils/message/contract.ts';
import { Card } from '../card/Card.tsx';
import { useNow } from '../shared/use-now.ts';

/** The card's words count seconds at their finest. */
const TICK_MS = 1_000;

interface Props {
  bookingId: number;
  view: CardView;
  /** It was opened from a row, which is gone: the focus goes to the card. */
  takesFocus: boolean;
  onAsk(mode: LookupAsk['mode']): void;
  onLookUnder(userId: number | null): void;
}

/** The card as it is in the popup: always entered, with nothing to close or pin. What was revealed is this booking's alone. */
export function ShownCard({ bookingId, view, takesFocus, onAsk, onLookUnder }: Props) {
  const clock = useNow(TICK_MS);
  // An answer may be younger than the last tick, but never lies ahead.
  const now = view.kind === 'booking' ? Math.max(clock, view.fetchedAt) : clock;
  const [, repaint] = useReducer((count: number, _: undefined) => count + 1, 0);
  const session = useMemo(() => createCardSession(() => repaint(undefined)), []);
  useEffect(() => session.close, [session]);
  const place = useRef<HTMLDivElement>(null);
  // As it is drawn: an Escape between would be heard nowhere, or close the popup.
  useLayoutEffect(() => {
    if (takesFocus) place.current?.querySelector<HTMLElement>('[role=group]')?.focus();
  }, [takesFocus]);
  // A popup that is a window or a tab of its own stays when the person goes elsewhere.
  useEffect(() => {
    window.addEventListener('blur', session.mask);
    return () => window.removeEventListener('blur', session.mask);
  }, [session]);

  return (
    <div ref={place}>
      <Card
        bookingId={bookingId}
        view={view}
        now={now}
        {...session.extrasFor(view)}
        pinned={false}
        entered
        actions={{
          ...session.actionsFor(view),
          refresh: () => onAsk('refresh'),
          renew: () => onAsk('renew'),
          lookUnder: onLookUnder,
          close: null,
          togglePin: null,
          openPage: null,
          openTab: null,
          notABooking: null,
        }}
      />
    </div>
  );
}
