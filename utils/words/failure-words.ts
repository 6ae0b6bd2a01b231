import type { EpochMs } from '../booking/booking.ts';
import type { Failure } from '../booking/failure.ts';
import { formatClock } from './wall-time.ts';
import { word } from './word.ts';

/** A failure as a person reads it. */
export interface FailureWords {
  title: string;
  /** Why, and what helps. */
  text: string;
  /** The next step, as a button's words; null where no press helps, and the text says what does. */
  step: string | null;
  /** What a press does: one of a card's actions. */
  action: 'refresh' | 'renew';
  /** Whether the step is what the text says: asking again mostly brings the same "not found" and the same odd value. */
  helps: boolean;
  /** The time for a press has not come yet. */
  waiting: boolean;
}

/** The failures that a token, or the browser's leave, would end; and what their button says. */
const RENEWALS: Partial<Record<string, 'setUp' | 'signInFirst' | 'signIn' | 'grant'>> = {
  'no-token': 'setUp',
  'signed-out': 'signInFirst',
  'token-rejected': 'signIn',
  'scope-missing': 'signIn',
  'access-withheld': 'grant',
};

/** The failures that asking again seldom ends. */
const HELPLESS: ReadonlySet<string> = new Set(['booking', 'not-manager', 'not-member', 'unfit']);

/** Every failure's title, explanation and next step. `now` decides whether a rate limit is over. */
export function failureWords(failure: Failure, now: EpochMs): FailureWords {
  const [name, value] = messageOf(failure, now);
  const key = name.replace('-', '_') as InCatalogue<typeof name>;
  const renewal = RENEWALS[name];
  const waiting = name === 'rate-limited';
  return {
    title: word(`failure.${key}.title`),
    text: word(`failure.${key}.text`, value),
    step:
      name === 'invalid-id'
        ? null
        : renewal
          ? word(`failure.step.${renewal}`)
          : waiting
            ? word('failure.step.tryAgainAt', value)
            : word('failure.step.tryAgain'),
    action: renewal ? 'renew' : 'refresh',
    helps: !HELPLESS.has(name),
    waiting,
  };
}

/** A message's name as the catalogue has it, which takes no hyphens. */
type InCatalogue<Name extends string> = Name extends `${infer One}-${infer Two}` ? `${One}_${Two}` : Name;

/** Which message a failure has, by its kind or the variant that has words of its own; and the value in its text. */
function messageOf(failure: Failure, now: EpochMs) {
  switch (failure.kind) {
    case 'no-token':
      return [failure.canSignIn ? 'signed-out' : failure.kind, ''] as const;
    case 'not-found':
    case 'offline':
      return [failure.because, ''] as const;
    case 'rate-limited':
      return failure.retryAt > now
        ? ([failure.kind, formatClock(failure.retryAt, now)] as const)
        : (['limit-over', ''] as const);
    case 'platform-error':
      return failure.status
        ? ([failure.kind, String(failure.status)] as const)
        : (['redirected', ''] as const);
    case 'unreadable':
      return failure.field ? (['unfit', failure.field] as const) : ([failure.kind, ''] as const);
    default:
      return [failure.kind, ''] as const;
  }
}
