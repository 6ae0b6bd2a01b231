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

/** A quiet button that is only a drawing; its name is its tooltip too. */
export function IconButton({ icon, name, ...rest }: ButtonProps & { icon: IconName; name: string }) {
  return (
    <Button class="icon" aria-label={name} title={name} {...rest}>
      <Icon name={icon} />
    </Button>
  );
}

/** Copies `text`, and wears a tick once that is done. */
export function CopyButton({ card, what, text }: { card: CardProps; what: Copyable; text: string }) {
  const icon = what === 'id' || what === 'summary' ? what : 'copy';
  return (
    <IconButton
      card={card}
      name={word(`card.copy.${what}`)}
      icon={card.copied === what ? 'done' : icon}
      onClick={() => card.actions.copy(what, text)}
    />
  );
}

/** Refresh, pin and close: in the card's upper corner, whatever it shows. */
export function Controls({ card }: { card: CardProps }) {
  const { refresh, togglePin, close } = card.actions;
  const { kind } = card.view;
  return (
    <div class="controls">
      {(kind === 'booking' || kind === 'failure') && (
        <IconButton
          card={card}
          name={word('card.refresh')}
          icon="refresh"
          onClick={(event) => {
            // A booking stays while it is refreshed, and its buttons with it.
            if (kind === 'failure') focusCard(event);
            refresh();
          }}
        />
      )}
      {togglePin && (
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
