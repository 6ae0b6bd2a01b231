import type { EpochMs } from '../../utils/booking/booking.ts';
import type { BookingProps } from '../../utils/card/card-props.ts';
import { formatCredits, formatMinutes, formatRate } from '../../utils/words/amounts.ts';
import { relative, timeLeft } from '../../utils/words/relative.ts';
import { instantOf } from '../../utils/words/wall-time.ts';
import { word } from '../../utils/words/word.ts';
import { Contact } from './Contact.tsx';
import { Fact } from './Fact.tsx';
import { DateTime, NAME, WithName } from './text.tsx';

/** The terms of a booking, and how the two reach each other. */
export function Facts({ card, view: { booking, actingFor } }: BookingProps) {
  const { method, duration, credits, phoneNumber, skypeName, candidate } = booking;
  const rate = formatRate(credits, duration);
  const whose = actingFor ? 'members' : 'own';
  return (
    <dl>
      {booking.status === 'Pending' && (
        <Fact label={word('card.acceptBy')}>
          <DateTime at={booking.acceptBy} />
          <small>{deadline(instantOf(booking.acceptBy), card.now)}</small>
        </Fact>
      )}
      <Fact label={word('card.call')}>
        <WithName message={word(`card.calls.${whose}${method}`, NAME)} name={candidate.nickname} />
      </Fact>
      <Fact label={word('card.duration')}>
        <span>{formatMinutes(duration)}</span>
      </Fact>
      <Fact label={word('card.credits')}>
        <span>{formatCredits(credits)}</span>
        {rate && <small>{word('card.rate', rate)}</small>}
      </Fact>
      <Contact card={card} kind="phone" whose={whose} value={phoneNumber} first />
      <Contact
        card={card}
        kind="phone"
        whose="candidates"
        value={candidate.phoneNumber}
        first={!phoneNumber}
      />
      <Contact card={card} kind="skype" whose={whose} value={skypeName} first />
      <Contact card={card} kind="skype" whose="candidates" value={candidate.skypeName} first={!skypeName} />
    </dl>
  );
}

function deadline(until: EpochMs, now: EpochMs): string {
  return until > now
    ? word('card.timeLeft', timeLeft(until, now))
    : word('card.timeOver', relative(until, now));
}
