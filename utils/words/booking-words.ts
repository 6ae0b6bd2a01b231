import { type Candidate, isKnownStatus, type Method } from '../booking/booking.ts';
import { word } from './word.ts';

/** A booking's status in words: the platform's own where it is one that we do not know. */
export function statusWord(status: string | null): string {
  if (isKnownStatus(status)) return word(`card.status.${status}`);
  return status ?? word('card.status.unknown');
}

/** What the candidate is called, where the platform gives a nickname and where it does not. `isFirst`: a sentence begins with it. */
export function nicknameOf(candidate: Candidate | null, isFirst: boolean): string {
  return candidate?.nickname ?? word(isFirst ? 'card.someoneFirst' : 'card.someone');
}

/** Who calls whom, said to the client (`own`) or of the member whose booking it is. Null where the platform does not say. */
export function callWords(whose: 'own' | 'members', method: Method | null, nickname: string): string | null {
  return method && word(`card.calls.${whose}${method}`, nickname);
}
