import type { ButtonHTMLAttributes } from 'preact';
import type { CardProps, Copyable } from '../../utils/card/card-props.ts';
import { word } from '../../utils/words/word.ts';
import { Icon, type IconName } from './icons.tsx';

type ButtonProps = ButtonHTMLAttributes & { card: CardProps };

/** A button. It is in the tab order only once the card is entered, so that the page's own order stays as it was. */
export function Button({ card, ...rest }: ButtonProps) {
  return <button type="button" tabIndex={card.entered ? 0 : -1} {...rest} />;
}

/** Gives the focus to the card from a button in it that is about to go: or else it would fall to the page (WCAG 2.4.3). */
export function focusCard({ currentTarget }: Event): void {
  (currentTarget as Element).closest<HTMLElement>('[role=group]')?.focus();
}

type NamedProps = ButtonProps & { icon: IconName; name: string };

/** A quiet button with a drawing and its name beside it. */
export function WordButton({ icon, name, ...rest }: NamedProps) {
  return (
    <Button class="worded" {...rest}>
      <Icon name={icon} />
      <span>{name}</span>
    </Button>
  );
}

/** A quiet button that is only a drawing until it is pointed at or focused, or on a touch screen: then its name is beside it. */
function IconButton({ icon, name, ...rest }: NamedProps) {
  return (
    <Button class="icon" {...rest}>
      <Icon name={icon} />
      <span class="name">{name}</span>
    </Button>
  );
}

interface CopyButtonProps {
  card: CardProps;
  what: Copyable;
  text: string;
  inWords?: boolean;
}

/** Copies `text`, and wears a tick once that is done. */
export function CopyButton({ card, what, text, inWords = false }: CopyButtonProps) {
  const Kind = inWords ? WordButton : IconButton;
  const icon = what === 'id' || what === 'summary' ? what : 'copy';
  return (
    <Kind
      card={card}
      name={word(`card.copy.${what}`)}
      icon={card.copied === what ? 'done' : icon}
      onClick={() => card.actions.copy(what, text)}
    />
  );
}

/** Pin and close: last in the order of the keyboard, and drawn in the card's upper corner. A failure is not to be kept. */
export function Controls({ card }: { card: CardProps }) {
  const { togglePin, close } = card.actions;
  const canPin = card.view.kind === 'booking' || card.view.kind === 'loading';
  return (
    <div class="controls">
      {togglePin && canPin && (
        <IconButton
          card={card}
          name={word('card.pin')}
          icon="pin"
          aria-pressed={card.pinned}
          onClick={togglePin}
        />
      )}
      {close && <IconButton card={card} name={word('card.close')} icon="close" onClick={close} />}
    </div>
  );
}
