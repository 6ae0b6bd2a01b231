import { useEffect, useState } from 'preact/hooks';
import { CALENDAR_TYPE, calendarFile } from '../../utils/card/calendar.ts';
import type { CardView, Copyable } from '../../utils/card/card-props.ts';
import { offerFile } from '../../utils/card/offer-file.ts';
import { sessionEvent } from '../../utils/card/session-event.ts';
import type { LookupAsk } from '../../utils/message/contract.ts';
import { Card } from '../card/Card.tsx';
import { useNow } from '../shared/use-now.ts';

/** The card's words count seconds at their finest. */
const TICK_MS = 1_000;

/** How long the tick of a copy stays. */
const COPIED_MS = 2_000;

interface Props {
  bookingId: number;
  view: CardView;
  onAsk(mode: LookupAsk['mode']): void;
}

/** The card as it stands in the popup: always entered, with nothing to close or pin. What was revealed is this booking's alone. */
export function ShownCard({ bookingId, view, onAsk }: Props) {
  const clock = useNow(TICK_MS);
  // An answer may be younger than the last tick, but never lies ahead.
  const now = view.kind === 'booking' ? Math.max(clock, view.fetchedAt) : clock;
  const [revealed, setRevealed] = useState({ phone: false, skype: false });
  const [commentsOpen, setCommentsOpen] = useState(false);
  const [copied, setCopied] = useState<Copyable | null>(null);

  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <Card
      bookingId={bookingId}
      view={view}
      now={now}
      revealed={revealed}
      commentsOpen={commentsOpen}
      pinned={false}
      entered
      copied={copied}
      actions={{
        refresh: () => onAsk('refresh'),
        renew: () => onAsk('renew'),
        reveal: (what) => setRevealed((last) => ({ ...last, [what]: !last[what] })),
        toggleComments: () => setCommentsOpen((last) => !last),
        close: null,
        togglePin: null,
        copy: (what, text) => {
          void navigator.clipboard.writeText(text).then(() => setCopied(what));
        },
        addToCalendar: () => {
          if (view.kind !== 'booking') return;
          const event = { ...sessionEvent(view.booking), uid: crypto.randomUUID(), now: Date.now() };
          offerFile('session.ics', CALENDAR_TYPE, calendarFile(event));
        },
        openPage: null,
      }}
    />
  );
}
