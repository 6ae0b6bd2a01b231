import type { WallTime } from '../../utils/booking/booking.ts';
import type { BookingProps } from '../../utils/card/card-props.ts';
import { historyOf } from '../../utils/card/format-history.ts';
import { formatForViewer } from '../../utils/words/wall-time.ts';
import { word } from '../../utils/words/word.ts';
import { LongText } from './LongText.tsx';
import { BothTimes, NAME, WithName } from './text.tsx';

/** What happened to the booking, as a line through time. */
export function History({ card, view: { booking } }: BookingProps) {
  return (
    <section>
      <h2 class="dots">
        <span>{word('card.history')}</span>
        {formatForViewer(booking.sessionDate) && <span>{word('card.clocks')}</span>}
      </h2>
      <ol>
        {historyOf(booking).map(({ what, at, by, reason }) => (
          <li key={what}>
            {by ? (
              <WithName message={word('card.cancelledBy', NAME)} name={by} />
            ) : (
              <span>{word(`card.happened.${what}`)}</span>
            )}
            {at && <BothTimes at={at} />}
            {reason && <LongText card={card} what={what} text={reason} />}
          </li>
        ))}
      </ol>
      <Dated label={word('card.acceptBy')} at={booking.acceptBy} />
      <Dated label={word('card.lastChanged')} at={booking.lastUpdated} />
    </section>
  );
}

function Dated({ label, at }: { label: string; at: WallTime | null }) {
  return (
    at && (
      <p class="soft line">
        <span>{label}</span>
        <BothTimes at={at} />
      </p>
    )
  );
}
