import { readCatalogue } from '../catalogue.ts';

/** What a view can be seen to say: a booking, or a failure that has words of its own. */
export type State =
  | 'booking'
  | 'not-found'
  | 'token-rejected'
  | 'scope-missing'
  | 'rate-limited'
  | 'platform-error'
  | 'redirected'
  | 'offline'
  | 'timed-out'
  | 'unreadable'
  | 'unreadable-field';

/** The failures' messages in the catalogue, by the state that they tell of. */
const MESSAGES: Record<Exclude<State, 'booking'>, string> = {
  'not-found': 'booking',
  'token-rejected': 'token_rejected',
  'scope-missing': 'scope_missing',
  'rate-limited': 'rate_limited',
  'platform-error': 'platform_error',
  redirected: 'redirected',
  offline: 'network',
  'timed-out': 'timed_out',
  unreadable: 'unreadable',
  'unreadable-field': 'unfit',
};

/** Every booking of the stand-in that the faults are tried on is with this person. */
const BOOKING_WORDS = ['BookedUser', '15 minutes', '8 credits'];

const catalogue = await readCatalogue('en');

/** The words of a failure, whole, whatever value is in them; the booking's number is beside the title. */
function wordsOf(message: string): RegExp {
  const [title, text] = ['title', 'text'].map((part) => catalogue[`failure_${message}_${part}`]);
  if (!title || !text) throw new Error(`the catalogue has no failure "${message}"`);
  return new RegExp(`${literal(title)}\\s+(#\\d+\\s+)?${literal(text).replace('\\$1', '.+')}`);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const WORDS = Object.entries(MESSAGES).map(([state, message]) => [state as State, wordsOf(message)] as const);

/** Which state a view's text tells of. Null: none, or several at once; both are a view that says nothing of use. */
export function recognise(text: string): State | null {
  const states: State[] = WORDS.filter(([, words]) => words.test(text)).map(([state]) => state);
  if (BOOKING_WORDS.every((words) => text.includes(words))) states.push('booking');
  return states.length === 1 ? (states[0] ?? null) : null;
}
