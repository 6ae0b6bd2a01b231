import type { CardProps } from '../../utils/card/card-props.ts';
import { telUrl } from '../../utils/card/format-phone.ts';
import { word } from '../../utils/words/word.ts';
import { Button, CopyButton } from './controls.tsx';
import { Fact } from './Fact.tsx';

interface ContactsProps {
  card: CardProps;
  kind: 'phone' | 'skype';
  /** Whose the first of them is: the reader's own, or that of the member whose booking it is. */
  whose: 'own' | 'members';
  /** Null where the platform gives none. */
  own: string | null;
  theirs: string | null;
}

interface Contact {
  whose: ContactsProps['whose'] | 'candidates';
  value: string;
}

/** Always of one length, so that it tells nothing. */
const MASK = '••••••';

/**
 * The phone numbers or Skype names of a booking. A card may come up on a shared screen, so they are one masked line until they
 * are asked for; then each has a line, and the first the button that hides them all.
 */
export function Contacts({ card, kind, whose, own, theirs }: ContactsProps) {
  const contacts: Contact[] = [];
  if (own) contacts.push({ whose, value: own });
  if (theirs) contacts.push({ whose: 'candidates', value: theirs });
  const [first, second] = contacts;
  if (!first) return null;
  const toggle = <Toggle key="toggle" card={card} kind={kind} />;
  // defence: masked-number
  if (!card.revealed[kind]) {
    return (
      <Fact label={word(second ? `card.both.${kind}` : `card.${first.whose}.${kind}`)}>
        <span key="mask" class="mask">
          <span aria-hidden="true">{MASK}</span>
          <span class="unseen">{word('card.hidden')}</span>
        </span>
        {toggle}
      </Fact>
    );
  }
  return (
    <>
      <Fact label={word(`card.${first.whose}.${kind}`)}>
        <Shown key="shown" card={card} kind={kind} contact={first} />
        {toggle}
      </Fact>
      {second && (
        <Fact label={word(`card.${second.whose}.${kind}`)}>
          <Shown card={card} kind={kind} contact={second} />
        </Fact>
      )}
    </>
  );
}

/** Shows and hides. It is one element before and after a press, so that the focus stays on it. */
function Toggle({ card, kind }: Pick<ContactsProps, 'card' | 'kind'>) {
  const shown = card.revealed[kind];
  return (
    <Button
      card={card}
      class="quiet"
      aria-label={shown ? word(`card.hide.${kind}`) : undefined}
      onClick={() => card.actions.reveal(kind)}
    >
      {shown ? word('card.hide.short') : word(`card.show.${kind}`)}
    </Button>
  );
}

/** One number or name, as it was typed: a link where it is a number to call. */
function Shown({ card, kind, contact }: Pick<ContactsProps, 'card' | 'kind'> & { contact: Contact }) {
  const { whose, value } = contact;
  const url = kind === 'phone' && telUrl(value);
  return (
    <>
      {url ? (
        <a href={url} dir="ltr" tabIndex={card.entered ? 0 : -1}>
          {value}
        </a>
      ) : (
        <bdi>{value}</bdi>
      )}
      <CopyButton card={card} what={whose === 'candidates' ? `${kind}Theirs` : kind} text={value} />
    </>
  );
}
