import type { ComponentChildren } from 'preact';
import { isKnownStatus } from '../../utils/booking/booking.ts';
import type { CardProps } from '../../utils/card/card-props.ts';
import { statusWord } from '../../utils/words/booking-words.ts';
import { word } from '../../utils/words/word.ts';
import { Held } from './Held.tsx';
import { Icon, type IconName } from './icons.tsx';
import { Lead } from './Lead.tsx';
import { failureNotice } from './notice-words.ts';
import { NAME, WithName } from './text.tsx';

/** What a person came for: how things are, what to do, who calls whom and when, and how far away that is. */
export function CardHeader({ card }: { card: CardProps }) {
  const { view } = card;
  const member = 'actingFor' in view && view.actingFor;
  return (
    <>
      {headOf(card)}
      {member && (
        <p class="soft">
          <WithName
            message={word(
              view.kind === 'failure' ? 'card.askedFor' : 'card.actingFor',
              NAME,
              `${member.userId}`,
            )}
            name={member.name}
          />
        </p>
      )}
      {view.kind === 'booking' && <Lead card={card} view={view} />}
    </>
  );
}

function headOf({ bookingId, view, now }: CardProps) {
  const number = <span class="soft">{word('card.number', `${bookingId}`)}</span>;
  switch (view.kind) {
    case 'loading':
      return <Headline title={word('card.loading')}>{number}</Headline>;
    case 'booking': {
      const { status } = view.booking;
      return (
        <Headline icon={isKnownStatus(status) ? status : 'notice'} title={statusWord(status)}>
          {number}
        </Headline>
      );
    }
    case 'failure': {
      const { failure, actingFor } = view;
      const { title, text } = failureNotice(view, now);
      return (
        <>
          <Headline
            icon="notice"
            title={
              <Held failure={failure} wordsAt={(at) => failureNotice(view, at).title}>
                <WithName message={title} name={actingFor?.name ?? ''} />
              </Held>
            }
          >
            {number}
          </Headline>
          <p>
            <Held failure={failure} wordsAt={(at) => failureNotice(view, at).text}>
              {text}
            </Held>
          </p>
        </>
      );
    }
  }
}

interface HeadlineProps {
  icon?: IconName;
  title: ComponentChildren;
  children?: ComponentChildren;
}

function Headline({ icon, title, children }: HeadlineProps) {
  return (
    <p class="headline">
      {icon && <Icon name={icon} />}
      <strong>{title}</strong>
      {children}
    </p>
  );
}
