import { i18n } from '#i18n';
import type { BookingListItem, EpochMs } from '../../utils/booking/booking.ts';
import type { Listed } from '../../utils/booking/group-bookings.ts';
import { instantOf } from '../../utils/booking/instant-of.ts';
import { statusWord } from '../../utils/words/booking-words.ts';
import { timeLeft } from '../../utils/words/relative.ts';
import { formatWallDate, formatWallTime } from '../../utils/words/wall-time.ts';

/** The parts of a row, in the order in which they are read. What the list does not know is left out. */
export interface RowWords {
  status: string;
  /** The session's date and time as the card writes them; null: not known. */
  date: string | null;
  time: string | null;
  /** The candidate's nickname; null: not known. */
  who: string | null;
  /** What is to be done by one of the two, and how long there is; null: nothing. */
  due: string | null;
}

export function rowWords({ item, situation }: Listed, now: EpochMs): RowWords {
  const { sessionDate } = item;
  return {
    status: statusWord(item.status),
    date: sessionDate && formatWallDate(sessionDate),
    time: sessionDate && formatWallTime(sessionDate),
    who: nicknameOf(item),
    due: dueWords(situation, now),
  };
}

/** The booking in one sentence, for a button that shows less of it. */
export function rowName(bookingId: number, { status, date, time, who, due }: RowWords): string {
  const when = date && time && i18n.t('popup.list.dateAndTime', { date, time });
  return [status, when, who ?? i18n.t('popup.openBooking', { id: String(bookingId) }), due]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

export function nicknameOf(item: BookingListItem): string | null {
  return item.candidate?.nickname ?? null;
}

function dueWords({ stage, deadline }: Listed['situation'], now: EpochMs): string | null {
  if (deadline === null) return null;
  const left = timeLeft(instantOf(deadline), now);
  return stage === 'to-accept'
    ? i18n.t('popup.list.theyHave', { left })
    : i18n.t('popup.list.youHave', { left });
}
