import { isKnownStatus } from '../../utils/booking/booking.ts';
import type { BookingProps, CardProps } from '../../utils/card/card-props.ts';
import { locale } from '../../utils/words/locale.ts';
import { word } from '../../utils/words/word.ts';
import { CandidateBlock } from './CandidateBlock.tsx';
import { CardHeader } from './CardHeader.tsx';
import { Comments } from './Comments.tsx';
import { Controls } from './controls.tsx';
import { Facts } from './Facts.tsx';
import { Footer } from './Footer.tsx';
import { History } from './History.tsx';
import { NextStep } from './NextStep.tsx';
import { Skeleton } from './Skeleton.tsx';
import { TimeUntil } from './TimeUntil.tsx';

/**
 * One booking, or why there is none, or that it is on its way: a pure view in one group, which can take the focus for
 * a surface to send it there.
 *
 * What comes of the lookup stands in one status element that is there from the first paint on. So a screen reader
 * tells of it once, when it comes, and of nothing that ticks beside it.
 */
export function Card(card: CardProps) {
  const { bookingId, view, now, copied } = card;
  const booking = view.kind === 'booking' ? view.booking : null;
  const status = booking?.status ?? null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing here is a form's, and a fieldset brings its own layout
    <div
      class={`card ${view.kind} ${isKnownStatus(status) ? status : ''}`}
      role="group"
      aria-label={word('card.name', `${bookingId}`)}
      aria-busy={view.kind === 'loading' || (view.kind === 'booking' && view.refreshing)}
      aria-keyshortcuts={card.entered ? undefined : 'Alt+ArrowUp'}
      tabIndex={-1}
      lang={locale()}
      dir={word('direction') as 'ltr' | 'rtl'}
    >
      <Controls card={card} />
      <div class="hero">
        <div role="status">
          <CardHeader card={card} />
        </div>
        {booking && <TimeUntil booking={booking} now={now} />}
        {view.kind === 'failure' && <NextStep card={card} failure={view.failure} />}
      </div>
      {view.kind === 'loading' && <Skeleton />}
      {view.kind === 'booking' && <BookingBody card={card} view={view} />}
      <p class="unseen" aria-live="polite">
        {copied && word('card.copied')}
      </p>
    </div>
  );
}

function BookingBody({ card, view }: BookingProps) {
  const { candidate, leftOut } = view.booking;
  return (
    <>
      <Facts card={card} view={view} />
      <History card={card} view={view} />
      {candidate && <CandidateBlock candidate={candidate} />}
      <Comments card={card} view={view} />
      {leftOut.length > 0 && <p class="soft odd">{word('card.leftOut', leftOut.join(', '))}</p>}
      <Footer card={card} view={view} />
    </>
  );
}
