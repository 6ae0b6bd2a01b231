import { useId, useMemo, useRef } from 'preact/hooks';
import type { Member } from '../../utils/booking/outcome.ts';
import type { CardProps } from '../../utils/card/card-props.ts';
import { word } from '../../utils/words/word.ts';
import { Button, focusCard } from './controls.tsx';

interface Props {
  card: CardProps;
  /** Null: the token's own member. */
  others: readonly (Member | null)[];
}

/**
 * Under whom else a booking may be looked up that was not found: one choice and one press, for this booking alone. Never all members by
 * itself, since each of them is a request.
 */
export function LookUnder({ card, others }: Props) {
  const id = useId();
  const choice = useRef<HTMLSelectElement>(null);
  // The card is drawn anew each second, and a group may have 500 members.
  const options = useMemo(() => others.map(optionFor), [others]);
  return (
    <div class="look-under">
      <label for={id}>{word('card.lookUnder.label')}</label>
      <select id={id} ref={choice} tabIndex={card.entered ? 0 : -1} autocomplete="off">
        {options}
      </select>
      <Button
        card={card}
        class="step"
        onClick={(event) => {
          focusCard(event);
          const chosen = choice.current?.value;
          card.actions.lookUnder(chosen ? Number(chosen) : null);
        }}
      >
        {word('card.lookUnder.press')}
      </Button>
    </div>
  );
}

function optionFor(member: Member | null) {
  const value = member ? `${member.userId}` : '';
  return (
    <option key={value} value={value}>
      {member ? word('card.lookUnder.member', member.name, value) : word('card.lookUnder.myself')}
    </option>
  );
}
