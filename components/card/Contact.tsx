import type { CardProps } from '../../utils/card/card-props.ts';
import { telUrl } from '../../utils/card/format-phone.ts';
import { word } from '../../utils/words/word.ts';
import { Button, CopyButton } from './controls.tsx';
import { Fact } from './Fact.tsx';

interface ContactProps {
  card: CardProps;
  kind: 'phone' | 'skype';
  /** Whose it is: the reader's own, that of the member whose booking it is, or the candidate's. */
  whose: 'own' | 'members' | 'candidates';
  /** Null where the platform gives none: the line is left out. */
  value: string | null;
  /** Whether it is the first of its kind, and has the button that shows and hides them all. */
  first: boolean;
}

/** Always of one length, so that it tells nothing. */
const MASK = '••••••';

/** A phone number or Skype name, masked until asked for: a card may come up on a shared screen. */
export function Contact({ card, kind, whose, value, first }: ContactProps) {
  if (!value) return null;
  const shown = card.revealed[kind];
  const url = kind === 'phone' && shown && telUrl(value);
  const text = shown ? value : MASK;
  return (
    <Fact label={word(`card.${whose}.${kind}`)}>
      {url ? (
        <a href={url} dir="ltr" tabIndex={card.entered ? 0 : -1}>
          {text}
        </a>
      ) : (
        // defence: masked-number
        <bdi>{text}</bdi>
      )}
      {shown && (
        <CopyButton card={card} what={whose === 'candidates' ? `${kind}Theirs` : kind} text={value} />
      )}
      {first && (
        <Button
          card={card}
          class="quiet"
          aria-label={shown ? word(`card.hide.${kind}`) : undefined}
          onClick={() => card.actions.reveal(kind)}
        >
          {shown ? word('card.hide.short') : word(`card.show.${kind}`)}
        </Button>
      )}
    </Fact>
  );
}
