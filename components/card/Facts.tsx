import type { BookingProps } from '../../utils/card/card-props.ts';
import { formatCredits, formatMinutes, formatRate } from '../../utils/words/amounts.ts';
import { word } from '../../utils/words/word.ts';
import { Contacts } from './Contacts.tsx';
import { Fact } from './Fact.tsx';

/** The terms of a booking, and how the two reach each other. */
export function Facts({ card, view: { booking, actingFor, offered } }: BookingProps) {
  const { duration, credits, candidate } = booking;
  const rate = formatRate(credits, duration);
  const whose = actingFor ? 'members' : 'own';
  return (
    <dl>
      <Fact label={word('card.duration')}>
        <span>{formatMinutes(duration)}</span>
      </Fact>
      <Fact label={word('card.credits')}>
        <span>{formatCredits(credits)}</span>
        {offered !== null && <strong class="other">{word('card.offered', formatCredits(offered))}</strong>}
        {rate && <small>{word('card.rate', rate)}</small>}
      </Fact>
      <Contacts
        card={card}
        kind="phone"
        whose={whose}
        own={booking.phoneNumber}
        theirs={candidate?.phoneNumber ?? null}
      />
      <Contacts
        card={card}
        kind="skype"
        whose={whose}
        own={booking.skypeName}
        theirs={candidate?.skypeName ?? null}
      />
    </dl>
  );
}
