import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/booking/booking.ts';
import type { Listed } from '../../utils/booking/group-bookings.ts';
import { instantOf } from '../../utils/booking/instant-of.ts';
import type { Session } from '../../utils/card/session-event.ts';
import { formatCredits, formatMinutes } from '../../utils/words/amounts.ts';
import { callWords } from '../../utils/words/booking-words.ts';
import { relative } from '../../utils/words/relative.ts';
import { formatForViewer } from '../../utils/words/wall-time.ts';
import { NAME, WithName } from '../card/text.tsx';
import { nicknameOf, rowName, rowWords } from './booking-words.ts';

interface Props {
  listed: Listed;
  now: EpochMs;
  /** Whether it is a member's booking, not the person's own. */
  isMembers: boolean;
  onOpen(id: number): void;
  onCalendar(session: Session): void;
}

/** The session that comes next: the only large thing in the popup. */
export function NextSession({ listed, now, isMembers, onOpen, onCalendar }: Props) {
  const { item, situation } = listed;
  const words = rowWords(listed, now);
  const { sessionDate, duration, credits, method } = item;
  const own = sessionDate && formatForViewer(sessionDate);
  const who = nicknameOf(item);
  const call = who && callWords(isMembers ? 'members' : 'own', method, NAME);
  const terms = [duration && formatMinutes(duration), credits && formatCredits(credits)]
    .filter(Boolean)
    .join(' · ');
  return (
    <div class="next">
      <p class="next-head">
        <strong class="countdown">
          {situation.stage === 'now' || sessionDate === null
            ? i18n.t('popup.list.now')
            : relative(instantOf(sessionDate), now)}
        </strong>
        <span class="row-status">{words.status}</span>
      </p>
      <p>
        <bdi>
          {words.date} <b>{words.time}</b>
        </bdi>
        {own && (
          <>
            {' '}
            {i18n.t('popup.list.ukTime')}{' '}
            <span class="soft">{i18n.t('popup.list.ownTime', { time: own })}</span>
          </>
        )}
      </p>
      {(call || terms) && (
        <p dir="auto">
          {call && <WithName class="two-lines" message={call} name={who} />}
          {call && terms && ' · '}
          {terms}
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          data-booking={item.bookingId}
          aria-label={`${i18n.t('popup.list.show')}: ${rowName(item.bookingId, words)}`}
          onClick={() => onOpen(item.bookingId)}
        >
          {i18n.t('popup.list.show')}
        </button>
        {sessionDate !== null && duration !== null && (
          <button type="button" onClick={() => onCalendar({ ...item, sessionDate, duration })}>
            {i18n.t('popup.list.calendar')}
          </button>
        )}
      </div>
    </div>
  );
}
