import type { Booking, Candidate, EpochMs } from '../../utils/booking/booking.ts';
import { instantOf } from '../../utils/booking/instant-of.ts';
import { type Situation, situationOf } from '../../utils/booking/situation.ts';
import type { BookingProps } from '../../utils/card/card-props.ts';
import { actionWords } from '../../utils/words/action-words.ts';
import { callWords, nicknameOf } from '../../utils/words/booking-words.ts';
import { relative } from '../../utils/words/relative.ts';
import { stageWords, timeLeftWords } from '../../utils/words/situation-words.ts';
import { formatForViewer, formatWeekday } from '../../utils/words/wall-time.ts';
import { word } from '../../utils/words/word.ts';
import { DateTime, NAME, WithName } from './text.tsx';

/**
 * What is to be done and by when, who calls whom, when, and how far away that is. It is announced when it comes; what ticks
 * is marked as not live, so that it is announced with the rest and never by itself.
 */
export function Lead({ card: { now }, view: { booking, actingFor } }: BookingProps) {
  const situation = situationOf(booking, now);
  const own = formatForViewer(booking.sessionDate);
  const call = callWords(actingFor ? 'members' : 'own', booking.method, NAME);
  return (
    <>
      <ToDo situation={situation} candidate={booking.candidate} now={now} />
      <Action booking={booking} isOver={situation.group === 'over'} />
      <p class="call">
        <WithNickname message={call ?? NAME} of={booking.candidate} />
      </p>
      <p class="when">
        <DateTime at={booking.sessionDate} />
        {own && <small>{word('card.ukTime')}</small>}
      </p>
      {own && <p class="soft">{word('card.yourTime', own)}</p>}
      <p class="soft dots" aria-live="off">
        <strong>{distance(booking, situation, now)}</strong>
        <span>{situation.isToday ? word('card.today') : formatWeekday(booking.sessionDate)}</span>
      </p>
    </>
  );
}

interface ToDoProps {
  situation: Situation;
  candidate: Candidate | null;
  now: EpochMs;
}

/** Whose turn it is, until when, and how long that is; or that it is too late, or over. */
function ToDo({ situation, candidate, now }: ToDoProps) {
  const message = stageWords(situation, NAME, now);
  const left = timeLeftWords(situation, now);
  if (!message) return null;
  return (
    <p class="todo">
      <strong>
        <WithNickname message={message} of={candidate} />
      </strong>
      {left && <small aria-live="off">{left}</small>}
    </p>
  );
}

/** A message made with `NAME`, and what the candidate is called there. */
function WithNickname({ message, of }: { message: string; of: Candidate | null }) {
  return <WithName class="two-lines" message={message} name={nicknameOf(of, message.startsWith(NAME))} />;
}

/** What the client has to do, as the platform says it. Of a booking that is over it may say so still, and says it softly. */
function Action({ booking: { actionClient }, isOver }: { booking: Booking; isOver: boolean }) {
  if (!actionClient) return null;
  const { text, language } = actionWords(actionClient);
  return (
    <p class={isOver ? 'soft' : 'action'} lang={language} dir="auto">
      {text}
    </p>
  );
}

/** Only a session that can still take place "starts"; of one that is over, or never will be, it says just how far. */
function distance({ sessionDate }: Booking, { canTakePlace }: Situation, now: EpochMs): string {
  const start = instantOf(sessionDate);
  const far = relative(start, now);
  if (!canTakePlace) return far;
  return word(now < start ? 'card.starts' : 'card.started', far);
}
