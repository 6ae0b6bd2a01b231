import type { CardProps, LongText as What } from '../../utils/card/card-props.ts';
import { word } from '../../utils/words/word.ts';
import { Button } from './controls.tsx';

interface Props {
  card: CardProps;
  what: What;
  text: string;
}

/** What a person wrote; folded where it is long. A reader by ear hears all of it either way. */
export function LongText({ card, what, text }: Props) {
  const open = card.unfolded[what] ?? false;
  // More than the four lines that a folded text shows, by breaks or by length.
  const long = /^(?:.*\n){4}|.{180}/.test(text);
  return (
    <>
      <p class={long && !open ? 'said folded' : 'said'} dir="auto">
        {text}
      </p>
      {long && (
        <Button card={card} class="quiet" aria-expanded={open} onClick={() => card.actions.unfold(what)}>
          {word(open ? 'card.showLess' : 'card.showAll')}
        </Button>
      )}
    </>
  );
}
