import type { BookingProps } from '../../utils/card/card-props.ts';
import { word } from '../../utils/words/word.ts';
import { LongText } from './LongText.tsx';

/** What the client wrote when booking. */
export function Comments({ card, view }: BookingProps) {
  const { comments } = view.booking;
  if (!comments) return null;
  return (
    <section>
      <h2>{word('card.comments')}</h2>
      <LongText card={card} what="comments" text={comments} />
    </section>
  );
}
