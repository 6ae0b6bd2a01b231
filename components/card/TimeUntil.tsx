import type { Booking, EpochMs } from '../../utils/booking/booking.ts';
import { instantOf } from '../../utils/booking/instant-of.ts';
import { relative } from '../../utils/words/relative.ts';
import { formatForViewer, formatWeekday } from '../../utils/words/wall-time.ts';
import { word } from '../../utils/words/word.ts';

/** How far away the session is, its weekday, and the viewer's own time where that differs. */
export function TimeUntil({ booking, now }: { booking: Booking; now: EpochMs }) {
  const viewers = formatForViewer(booking.sessionDate);
  return (
    <p class="soft dots">
      <strong>{distance(booking, now)}</strong>
      <span>{formatWeekday(booking.sessionDate)}</span>
      {viewers && <span>{word('card.yourTime', viewers)}</span>}
    </p>
  );
}

/** Only a session that can still take place "starts"; of one that is over, or never will be, it says just how far. */
function distance({ sessionDate, duration, status }: Booking, now: EpochMs): string {
  const start = instantOf(sessionDate);
  const far = relative(start, now);
  if (status === 'Cancelled' || status === 'Rejected' || now >= start + duration * 60_000) return far;
  return word(now < start ? 'card.starts' : 'card.started', far);
}
