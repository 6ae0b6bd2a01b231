import type { Failure } from '../../utils/booking/failure.ts';
import type { CardProps } from '../../utils/card/card-props.ts';
import { failureWords } from '../../utils/words/failure-words.ts';
import { Button, focusCard } from './controls.tsx';

/** The one thing to press against a failure: in full colour where it is what the text says, quiet where it may merely help. */
export function NextStep({ card, failure }: { card: CardProps; failure: Failure }) {
  const { step, action, helps, waiting } = failureWords(failure, card.now);
  if (!step) return null;
  return (
    <Button
      card={card}
      class={helps ? 'step' : 'step maybe'}
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
