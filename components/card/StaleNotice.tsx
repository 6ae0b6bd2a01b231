import type { EpochMs } from '../../utils/booking/booking.ts';
import type { Failure } from '../../utils/booking/failure.ts';
import type { BookingView, CardProps } from '../../utils/card/card-props.ts';
import { word } from '../../utils/words/word.ts';
import { Held } from './Held.tsx';
import { NextStep } from './NextStep.tsx';
import { noticeWords } from './notice-words.ts';

/**
 * That the booking on the card could not be renewed, why, and what helps. The element is there, empty, from the booking's first paint
 * on: screen readers announce a live region only when it changes after insertion (ARIA 1.2).
 */
export function StaleNotice({ card }: { card: CardProps }) {
  const { view, now } = card;
  if (view.kind !== 'booking') return null;
  const { staleBecause, renewing } = view;
  return (
    <div class={staleBecause ? 'stale' : ''}>
      <div aria-live="polite">
        {staleBecause && <Words failure={staleBecause} renewing={renewing} now={now} />}
      </div>
      {staleBecause && <NextStep card={card} failure={staleBecause} />}
    </div>
  );
}

interface WordsProps {
  failure: Failure;
  renewing: BookingView['renewing'];
  now: EpochMs;
}

function Words({ failure, renewing, now }: WordsProps) {
  const wordsAt = (at: EpochMs) => noticeWords(failure, renewing, at);
  const { title, text } = wordsAt(now);
  const head = word('card.notRenewed');
  return (
    <>
      <p>
        <Held failure={failure} wordsAt={(at) => `${head} ${wordsAt(at).title}`}>
          <strong>{head}</strong> <span>{title}</span>
        </Held>
      </p>
      <p class="soft">
        <Held failure={failure} wordsAt={(at) => wordsAt(at).text}>
          {text}
        </Held>
      </p>
    </>
  );
}
