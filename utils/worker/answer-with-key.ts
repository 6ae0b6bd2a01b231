import type { Outcome } from '../booking/outcome.ts';
import type { LookupAnswer } from '../message/contract.ts';

/**
 * Posts outcomes in their order, a booking with the key of its entry in a calendar. The key is read beside the lookup, and waited for
 * once.
 */
export function answerWithKey(readKey: () => Promise<string>, post: (answer: LookupAnswer) => void) {
  const key = readKey();
  return (outcome: Outcome, final: boolean): void => {
    // One promise for all, so that no outcome overtakes another.
    void key.then((calendarKey) => {
      post({ kind: 'outcome', outcome, final, ...(outcome.ok && { calendarKey }) });
    });
  };
}
