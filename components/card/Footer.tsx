import type { BookingProps } from '../../utils/card/card-props.ts';
import { summaryOf } from '../../utils/card/summary.ts';
import { relative } from '../../utils/words/relative.ts';
import { word } from '../../utils/words/word.ts';
import { CopyButton, IconButton } from './controls.tsx';

/** The little services, and how fresh the answer is. */
export function Footer({ card, view: { booking, fetchedAt } }: BookingProps) {
  const { addToCalendar, openPage } = card.actions;
  const over = booking.status === 'Cancelled' || booking.status === 'Rejected';
  return (
    <div class="foot">
      <CopyButton card={card} what="id" text={`${booking.bookingId}`} />
      <CopyButton card={card} what="summary" text={summaryOf(booking)} />
      {!over && (
        <IconButton card={card} name={word('card.calendar')} icon="calendar" onClick={addToCalendar} />
      )}
      {openPage && <IconButton card={card} name={word('card.openPage')} icon="open" onClick={openPage} />}
      <span class="soft">{word('card.checked', relative(fetchedAt, card.now))}</span>
    </div>
  );
}
