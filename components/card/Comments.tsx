import type { BookingProps } from '../../utils/card/card-props.ts';
import { word } from '../../utils/words/word.ts';
import { Button } from './controls.tsx';

/** What the client wrote when booking; folded where it is long. A reader by ear hears all of it either way. */
export function Comments({ card, view }: BookingProps) {
  const { comments } = view.booking;
  if (!comments) return null;
  const open = card.commentsOpen;
  // More than the four lines that a folded text shows, by breaks or by length.
  const long = /^(?:.*\n){4}|.{180}/.test(comments);
  return (
    <section>
      <h2>{word('card.comments')}</h2>
      <p class={long && !open ? 'said folded' : 'said'} dir="auto">
        {comments}
      </p>
      {long && (
        <Button card={card} class="quiet" aria-expanded={open} onClick={card.actions.toggleComments}>
          {word(open ? 'card.showLess' : 'card.showAll')}
        </Button>
      )}
    </section>
  );
}
