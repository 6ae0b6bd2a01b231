import { i18n } from '#i18n';
import type { Booking } from '../../utils/booking/booking.ts';
import type { Candidate } from '../../utils/teach/candidates.ts';
import type { PointedFacts } from '../../utils/teach/read-page-facts.ts';
import type { Unlearnable } from '../../utils/teach/rule-from.ts';
import { sameAsRow } from '../../utils/teach/same-as-row.ts';
import { wordsForName } from '../../utils/teach/words-for.ts';

/** A row says more than is needed to know it again. In characters. */
const MAX_ROW_WORDS = 160;

/** As many of the bookings for which cards will open are named. */
const MAX_NAMED = 6;

/** A number that may be the booking's, where it is, and what speaks for it or against it. */
export function candidateWords({ id, placed, signs }: Candidate): string {
  const notes = [
    signs.isInList && i18n.t('popup.point.inList'),
    !signs.isNoMember && i18n.t('popup.point.member'),
    !signs.isNoMeasure && i18n.t('popup.point.measure'),
  ].filter((note) => note !== false);
  const where = wordsForName(placed.slot.name);
  return i18n.t('popup.point.choice', { id: String(id), where: [where, ...notes].join('; ') });
}

/** Why links like this can't be learned. */
export function unlearnableWords(why: Unlearnable): string {
  switch (why) {
    case 'member':
      return i18n.t('popup.point.isMember');
    case 'shared':
      return i18n.t('popup.point.isShared');
    case 'personal':
      return i18n.t('popup.point.isPersonal');
  }
}

/** What the row says that was pointed at, in one line; empty: nothing. */
export function rowWordsOf({ facts, around }: PointedFacts): string {
  const words = around.flatMap((index) => facts.elements[index]?.facts.words ?? []).at(-1) ?? '';
  return words
    .split('\n')
    .filter((piece) => piece.trim() !== '')
    .join(' · ')
    .slice(0, MAX_ROW_WORDS);
}

/** What the booking and the row that was pointed at have in common; empty: nothing that is seen. */
export function sameWords(row: string, booking: Booking): string {
  const { date, name } = sameAsRow(row, booking);
  if (date && name) return i18n.t('popup.point.sameBoth');
  if (date) return i18n.t('popup.point.sameDate');
  return name ? i18n.t('popup.point.sameName') : '';
}

/** For how many bookings of the page cards will open, and which those are. */
export function willOpenWords(ids: readonly number[]): string {
  const named = ids.slice(0, MAX_NAMED).map((id) => i18n.t('popup.openBooking', { id: String(id) }));
  const list = [...named, ...(ids.length > MAX_NAMED ? ['…'] : [])].join(', ');
  return i18n.t('popup.point.willOpen', { count: String(ids.length), ids: list });
}
