import type { Failure } from '../../utils/booking/failure.ts';
import type { CardProps } from '../../utils/card/card-props.ts';
import { failureWords } from '../../utils/words/failure-words.ts';
import { Button, focusCard } from './controls.tsx';

/** The one thing that helps against a failure, where a press does. */
export function NextStep({ card, failure }: { card: CardProps; failure: Failure }) {
  const { step, action, waiting } = failureWords(failure, card.now);
  if (!step) return null;
  return (
    <Button
      card={card}
      class="step"
      disabled={waiting}
      onClick={(event) => {
        focusCard(event);
        card.actions[action]();
      }}
    >
      {step}
    </Button>
  );
}
