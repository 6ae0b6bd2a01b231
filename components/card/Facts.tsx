import type { EpochMs } from '../../utils/booking/booking.ts';
import { instantOf } from '../../utils/booking/instant-of.ts';
import type { BookingProps } from '../../utils/card/card-props.ts';
import { formatCredits, formatMinutes, formatRate } from '../../utils/words/amounts.ts';
import { callWords } from '../../utils/words/booking-words.ts';
import { relative, timeLeft } from '../../utils/words/relative.ts';
import { word } from '../../utils/words/word.ts';
import { Contact } from './Contact.tsx';
import { Fact } from './Fact.tsx';
import { DateTime, NAME, WithName } from './text.tsx';

/** The terms of a booking, and how the two reach each other. */
export function Facts({ card, view: { booking, actingFor } }: BookingProps) {
  const { method, duration, credits, phoneNumber, skypeName, candidate } = booking;
  const rate = formatRate(credits, duration);
  const whose = actingFor ? 'members' : 'own';
  const call = callWords(whose, method, NAME);
  const theirs = candidate ?? { phoneNumber: null, skypeName: null };
  return (
    <dl>
      {booking.status === 'Pending' && booking.acceptBy && (
        <Fact label={word('card.acceptBy')}>
          <DateTime at={booking.acceptBy} />
          <small>{deadline(instantOf(booking.acceptBy), card.now)}</small>
        </Fact>
      )}
      {call && (
        <Fact label={word('card.call')}>
          <WithName message={call} name={candidate?.nickname ?? word('card.someone')} />
        </Fact>
      )}
      <Fact label={word('card.duration')}>
        <span>{formatMinutes(duration)}</span>
      </Fact>
      <Fact label={word('card.credits')}>
        <span>{formatCredits(credits)}</span>
        {rate && <small>{word('card.rate', rate)}</small>}
      </Fact>
      <Contact card={card} kind="phone" whose={whose} value={phoneNumber} first />
      <Contact card={card} kind="phone" whose="candidates" value={theirs.phoneNumber} first={!phoneNumber} />
      <Contact card={card} kind="skype" whose={whose} value={skypeName} first />
      <Contact card={card} kind="skype" whose="candidates" value={theirs.skypeName} first={!skypeName} />
    </dl>
  );
}

function deadline(until: EpochMs, now: EpochMs): string {
  return until > now
    ? word('card.timeLeft', timeLeft(until, now))
    : word('card.timeOver', relative(until, now));
}
