import type { CardProps } from '../../utils/card/card-props.ts';
import { word } from '../../utils/words/word.ts';
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
  const words = staleBecause && noticeWords(staleBecause, renewing, now);
  return (
    <div class={words ? 'stale' : ''}>
      <div aria-live="polite">
        {words && (
          <>
            <p>
              <strong>{word('card.notRenewed')}</strong> <span>{words.title}</span>
            </p>
            <p class="soft">{words.text}</p>
          </>
        )}
      </div>
      {staleBecause && <NextStep card={card} failure={staleBecause} />}
    </div>
  );
}
