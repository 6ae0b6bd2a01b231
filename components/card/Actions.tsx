import { situationOf } from '../../utils/booking/situation.ts';
import type { BookingProps } from '../../utils/card/card-props.ts';
import { summaryOf } from '../../utils/card/summary.ts';
import { relative } from '../../utils/words/relative.ts';
import { word } from '../../utils/words/word.ts';
import { CopyButton, WordButton } from './controls.tsx';

const MINUTE_MS = 60_000;

/** The little services, in words, and how fresh the answer is. */
export function Actions({ card, view: { booking, fetchedAt } }: BookingProps) {
  const { addToCalendar, openPage, openTab, refresh } = card.actions;
  const isFresh = card.now - fetchedAt < MINUTE_MS;
  return (
    <div class="foot">
      {situationOf(booking, card.now).canTakePlace && (
        <WordButton card={card} name={word('card.calendar')} icon="calendar" onClick={addToCalendar} />
      )}
      <CopyButton card={card} what="summary" text={summaryOf(booking)} inWords />
      <CopyButton card={card} what="id" text={`${booking.bookingId}`} inWords />
      {openPage && <WordButton card={card} name={word('card.openPage')} icon="open" onClick={openPage} />}
      {openTab && <WordButton card={card} name={word('card.openTab')} icon="open" onClick={openTab} />}
      <p class="fresh line">
        <span class="soft">
          {isFresh ? word('card.checkedNow') : word('card.checked', relative(fetchedAt, card.now))}
        </span>
        <WordButton card={card} name={word('card.refresh')} icon="refresh" onClick={refresh} />
      </p>
    </div>
  );
}
