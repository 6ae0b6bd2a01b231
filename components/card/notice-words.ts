import type { EpochMs } from '../../utils/booking/booking.ts';
import type { Failure } from '../../utils/booking/failure.ts';
import type { FailureView } from '../../utils/card/card-props.ts';
import { failureWords } from '../../utils/words/failure-words.ts';
import { word } from '../../utils/words/word.ts';
import { NAME } from './text.tsx';

/**
 * What a card says of a failure.
 *
 * @param renewing What a press on its next step has opened; null: not pressed.
 */
export function noticeWords(failure: Failure, renewing: 'sign-in' | 'options' | null, now: EpochMs) {
  const { title, text } = failureWords(failure, now);
  return { title, text: renewing ? word(`failure.renewing.${openedBy(failure, renewing)}`) : text };
}

/** What a card says where a failure is all that it has. The title may hold `NAME`, for the member it was looked up for. */
export function failureNotice({ failure, renewing, actingFor, others }: FailureView, now: EpochMs) {
  const isUnknownBooking = failure.kind === 'not-found' && failure.because === 'booking';
  if (isUnknownBooking && actingFor !== null) {
    return { title: word('failure.member_booking.title', NAME), text: word('failure.member_booking.text') };
  }
  if (isUnknownBooking && others.length > 0) {
    return { title: word('failure.group_booking.title'), text: word('failure.group_booking.text') };
  }
  return noticeWords(failure, renewing, now);
}

/** What was opened, and what is to be done there: the browser's leave is given where a token is saved. */
function openedBy(failure: Failure, renewing: 'sign-in' | 'options'): 'sign_in' | 'options' | 'access' {
  if (renewing === 'sign-in') return 'sign_in';
  return failure.kind === 'offline' ? 'access' : 'options';
}
