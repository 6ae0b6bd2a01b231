import type { EpochMs } from '../../utils/booking/booking.ts';
import type { Failure } from '../../utils/booking/failure.ts';
import { failureWords } from '../../utils/words/failure-words.ts';
import { word } from '../../utils/words/word.ts';

/**
 * What a card says of a failure.
 *
 * @param renewing What a press on its next step has opened; null: not pressed.
 */
export function noticeWords(failure: Failure, renewing: 'sign-in' | 'options' | null, now: EpochMs) {
  const { title, text } = failureWords(failure, now);
  return { title, text: renewing ? word(`failure.renewing.${openedBy(failure, renewing)}`) : text };
}

/** What was opened, and what is to be done there: the browser's leave is given where a token is saved. */
function openedBy(failure: Failure, renewing: 'sign-in' | 'options'): 'sign_in' | 'options' | 'access' {
  if (renewing === 'sign-in') return 'sign_in';
  return failure.kind === 'offline' ? 'access' : 'options';
}
