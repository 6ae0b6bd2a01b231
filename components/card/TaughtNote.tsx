import type { CardProps } from '../../utils/card/card-props.ts';
import { word } from '../../utils/words/word.ts';
import { Button } from './controls.tsx';

/** The way to turn a kind of link off that a person taught, on each card that it opened. */
export function TaughtNote({ card }: { card: CardProps }) {
  const { notABooking } = card.actions;
  if (!notABooking || card.view.kind === 'loading') return null;
  return (
    <p class="soft note">
      {word('card.notABooking.why')}{' '}
      <Button card={card} class="worded" onClick={notABooking}>
        {word('card.notABooking.press')}
      </Button>
    </p>
  );
}
