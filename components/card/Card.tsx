import { isKnownStatus } from '../../utils/booking/booking.ts';
import { situationOf } from '../../utils/booking/situation.ts';
import type { BookingProps, CardProps, FailureView } from '../../utils/card/card-props.ts';
import { locale } from '../../utils/words/locale.ts';
import { word } from '../../utils/words/word.ts';
import { Actions } from './Actions.tsx';
import { CandidateBlock } from './CandidateBlock.tsx';
import { CardHeader } from './CardHeader.tsx';
import { Comments } from './Comments.tsx';
import { Controls } from './controls.tsx';
import { Facts } from './Facts.tsx';
import { History } from './History.tsx';
import { LookUnder } from './LookUnder.tsx';
import { NextStep } from './NextStep.tsx';

import { Skeleton } from './Skeleton.tsx';
import { StaleNotice } from './StaleNotice.tsx';
import { TaughtNote } from './TaughtNote.tsx';

/**
 * One booking, or why there is none, or that it is on its way: a pure view in one group, which can take the focus for
 * a surface to send it there.
 *
 * What comes of the lookup is in one status element that is there from the first paint on. So a screen reader tells of it
 * once, when it comes; what ticks in it is marked as not live. The controls come last in the order of the keyboard.
 */
export function Card(card: CardProps) {
  const { bookingId, view, copied } = card;
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing here is a form's, and a fieldset brings its own layout
    <div
      class={`card ${view.kind} ${lookOf(card)}`}
      role="group"
      aria-label={word('card.name', `${bookingId}`)}
      aria-busy={view.kind === 'loading' || (view.kind === 'booking' && view.refreshing)}
      aria-keyshortcuts={card.entered ? undefined : 'Alt+ArrowUp'}
      tabIndex={-1}
      lang={locale()}
      dir={word('direction') as 'ltr' | 'rtl'}
    >
      <div class="hero">
        <div role="status">
          <CardHeader card={card} />
        </div>
        {view.kind === 'failure' && <Way card={card} view={view} />}
      </div>
      <StaleNotice card={card} />
      {view.kind === 'loading' && <Skeleton />}
      {view.kind === 'booking' && <BookingBody card={card} view={view} />}
      <p class="unseen" aria-live="polite">
        {copied && word('card.copied')}
      </p>
      <TaughtNote card={card} />
      <Controls card={card} />
    </div>
  );
}

/** What can be done about a failure. */
function Way({ card, view }: { card: CardProps; view: FailureView }) {
  return view.others.length > 0 ? (
    <LookUnder card={card} others={view.others} />
  ) : (
    <NextStep card={card} failure={view.failure} />
  );
}

/** The classes that choose a booking's colour: its status, and whether anything can still come of it. */
function lookOf({ view, now }: CardProps): string {
  if (view.kind !== 'booking' || !isKnownStatus(view.booking.status)) return '';
  return `${view.booking.status} ${situationOf(view.booking, now).group}`;
}

function BookingBody({ card, view }: BookingProps) {
  const { candidate, leftOut } = view.booking;
  return (
    <>
      <Facts card={card} view={view} />
      <History card={card} view={view} />
      {candidate && <CandidateBlock candidate={candidate} />}
      {!candidate && !leftOut.includes('Candidate') && <p class="soft note">{word('card.noMember')}</p>}
      <Comments card={card} view={view} />
      {leftOut.length > 0 && <p class="soft note">{word('card.leftOut', leftOut.join(', '))}</p>}
      <Actions card={card} view={view} />
    </>
  );
}
