import { i18n } from '#i18n';
import type { Candidate } from '../../utils/teach/candidates.ts';
import type { PointedFacts } from '../../utils/teach/read-page-facts.ts';
import type { Unlearnable } from '../../utils/teach/rule-from.ts';
import { wordsForName } from '../../utils/teach/words-for.ts';

/** A row says more than is needed to know it again. In characters. */
const MAX_ROW_WORDS = 160;

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
