import type { FaultName, FaultOptions } from '../platform/faults.ts';
import { API_HOST } from '../platform/hosts.ts';
import { TOKENS } from '../platform/people.ts';
import type { Lane } from './lane.ts';
import type { State } from './recognise.ts';

/** One thing that goes wrong, and what it has to come to on every surface. */
export interface Row {
  fault: string;
  begin(lane: Lane): void | Promise<void>;
  end(lane: Lane): void | Promise<void>;
  /** What the surface says in the end, recognised by its words. */
  state: State;
  /** A value within those words: a status, a field. */
  says?: string;
  /** How often the platform is asked for the booking, at least and at most. */
  requests: readonly [least: number, most: number];
}

/** What a state offers to press, and what is pressed once it can be. */
interface Step {
  /** How the button's name begins. */
  offered: string;
  /** Its name by the time that a press helps. */
  pressed: string;
}

const tryAgain: Step = { offered: 'Try again', pressed: 'Try again' };
const signIn: Step = { offered: 'Sign in again', pressed: 'Sign in again' };

/** The next step of each state; null: nothing has to be mended. */
export const NEXT_STEP: Record<State, Step | null> = {
  booking: null,
  'not-found': tryAgain,
  'token-rejected': signIn,
  'scope-missing': signIn,
  'rate-limited': { offered: 'Try again at ', pressed: 'Try again' },
  'platform-error': tryAgain,
  redirected: tryAgain,
  offline: tryAgain,
  'timed-out': tryAgain,
  unreadable: tryAgain,
  'unreadable-field': tryAgain,
};

const ONCE = [1, 1] as const;
const ONCE_AND_AGAIN = [2, 2] as const;
const NEVER = [0, 0] as const;

/** Only the booking's own operation is at fault; those that explain a 403 are not. */
const BOOKING = /MadeBookingDetails$/;

const reply = (name: FaultName, options: FaultOptions = {}): Pick<Row, 'begin' | 'end'> => ({
  begin: ({ platform }) => platform.setFault(name, { path: BOOKING, ...options }),
  end: ({ platform }) => platform.clearFaults(),
});

const network = (state: 'refused' | 'bad-tls'): Pick<Row, 'begin' | 'end'> => ({
  begin: ({ session }) => session.network.set(state, API_HOST),
  end: ({ session }) => session.network.set('up'),
});

/** What a lookup in another tab has met, before this one asks. */
const elsewhere = (name: FaultName, options: FaultOptions): Pick<Row, 'begin' | 'end'> => ({
  async begin(lane) {
    lane.platform.setFault(name, { path: BOOKING, ...options });
    await lane.askElsewhere();
    lane.platform.clearFaults();
  },
  end: () => {},
});

/** Three lookups in other tabs are under way together, and are answered in this order, before this one asks. */
const elsewhereTogether = (order: readonly [FaultName, FaultOptions][]): Pick<Row, 'begin' | 'end'> => ({
  async begin({ platform, askElsewhere }) {
    const hold = platform.hold(BOOKING);
    const lookups: Promise<void>[] = [];
    for (const [index, [name, options]] of order.entries()) {
      platform.setFault(name, { path: BOOKING, times: 1, ...options });
      const { promise: arrived, resolve, reject } = Promise.withResolvers<void>();
      const waitForIt = async () => {
        await hold.arrived(index + 1);
        resolve();
      };
      lookups.push(askElsewhere(waitForIt));
      lookups.at(-1)?.catch(reject);
      await arrived;
    }
    hold.release();
    await Promise.all(lookups);
  },
  end: () => {},
});

/** A pause that still holds when the last tab has asked, seconds: three views in a busy Firefox take a while. */
const LONG_PAUSE = 10;

/** What the three are answered: a booking, a long pause, and a short one. */
const TOGETHER = {
  good: ['string-decimal', {}],
  long: ['429-seconds', { retryAfter: LONG_PAUSE }],
  short: ['429-seconds', { retryAfter: 1 }],
} satisfies Record<string, [FaultName, FaultOptions]>;

/** All the orders of some things. */
function orders<T>(things: readonly T[]): T[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((first) =>
    orders(things.filter((other) => other !== first)).map((rest) => [first, ...rest]),
  );
}

const inAnyOrder: Row[] = orders(Object.keys(TOGETHER) as (keyof typeof TOGETHER)[]).map((order) => ({
  fault: `in other tabs: ${order.join(', ')}`,
  ...elsewhereTogether(order.map((name) => TOGETHER[name])),
  state: 'rate-limited',
  requests: NEVER,
}));

/** A 403, and what becomes of the question why. */
const unexplained = (name: FaultName, options: FaultOptions = {}): Pick<Row, 'begin' | 'end'> => ({
  begin({ platform }) {
    platform.setFault('403', { path: BOOKING });
    platform.setFault(name, { path: /GetPermissions$/, ...options });
  },
  end: ({ platform }) => platform.clearFaults(),
});

/** The platform takes the scope away from the token, and says so in GetPermissions. */
const withoutScope: Pick<Row, 'begin' | 'end'> = {
  begin: ({ platform }) => grant(platform.data.tokens, ['userid']),
  end: ({ platform }) => grant(platform.data.tokens, ['userid', 'account_phonechat_bookings']),
};

function grant(tokens: Map<string, { scopes: string[] }>, scopes: string[]): void {
  const token = tokens.get(TOKENS.manager);
  if (token) token.scopes = scopes;
}

export const TABLE: readonly Row[] = [
  // Those that take longest come first, so that others can run beside them.
  { fault: 'slow headers', ...reply('slow-headers'), state: 'timed-out', requests: ONCE },
  { fault: 'slow body', ...reply('slow-body'), state: 'timed-out', requests: ONCE },
  { fault: '429', ...reply('429'), state: 'rate-limited', requests: ONCE },
  {
    fault: '429, Retry-After in seconds',
    ...reply('429-seconds', { retryAfter: 3 }),
    state: 'rate-limited',
    requests: ONCE,
  },
  {
    fault: '429, Retry-After as a date',
    ...reply('429-date', { retryAfter: 4 }),
    state: 'rate-limited',
    requests: ONCE,
  },
  {
    fault: '429 in another tab',
    ...elsewhere('429-seconds', { retryAfter: LONG_PAUSE }),
    state: 'rate-limited',
    requests: NEVER,
  },

  ...inAnyOrder,
  {
    fault: '403, explanation slow',
    ...unexplained('slow-headers'),
    state: 'timed-out',
    requests: ONCE,
  },
  {
    fault: '403, explanation 429',
    ...unexplained('429-seconds', { retryAfter: 4 }),
    state: 'rate-limited',
    requests: ONCE,
  },
  {
    fault: '403, explanation 500',
    ...unexplained('500'),
    state: 'platform-error',
    says: '403',
    requests: ONCE,
  },
  {
    fault: '403, explanation a challenge page',
    ...unexplained('html-200'),
    state: 'platform-error',
    says: '403',
    requests: ONCE,
  },
  {
    fault: '403, explanation truncated',
    ...unexplained('truncated-json'),
    state: 'platform-error',
    says: '403',
    requests: ONCE,
  },
  { fault: '403, explanation reset', ...unexplained('reset'), state: 'offline', requests: ONCE },
  { fault: '403, explanation 401', ...unexplained('401'), state: 'token-rejected', requests: ONCE },

  { fault: '400', ...reply('400'), state: 'not-found', requests: ONCE },
  { fault: '401', ...reply('401'), state: 'token-rejected', requests: ONCE },
  { fault: '403, scope granted', ...reply('403'), state: 'not-found', requests: ONCE },
  { fault: '403, scope missing', ...withoutScope, state: 'scope-missing', requests: ONCE },
  { fault: '404', ...reply('404'), state: 'not-found', requests: ONCE },
  { fault: '500', ...reply('500'), state: 'platform-error', says: '500', requests: ONCE },
  { fault: '503', ...reply('503'), state: 'platform-error', says: '503', requests: ONCE_AND_AGAIN },
  {
    fault: '503 with Retry-After',
    ...reply('503-retry-after'),
    state: 'platform-error',
    says: '503',
    requests: ONCE,
  },

  ...([200, 400, 403, 404] as const).map(
    (status): Row => ({
      fault: `challenge page with ${status}`,
      ...reply(`html-${status}`),
      state: 'platform-error',
      says: `${status}`,
      requests: ONCE,
    }),
  ),
  { fault: 'empty body', ...reply('empty'), state: 'unreadable', requests: ONCE },
  { fault: 'truncated JSON', ...reply('truncated-json'), state: 'unreadable', requests: ONCE },
  {
    fault: 'wrong types',
    ...reply('wrong-types'),
    state: 'unreadable-field',
    says: 'Duration',
    requests: ONCE,
  },
  {
    fault: 'missing field',
    ...reply('missing-field'),
    state: 'booking',
    says: 'LastUpdated',
    requests: ONCE,
  },
  { fault: '5 MB body', ...reply('big-body'), state: 'unreadable', requests: ONCE },
  {
    fault: 'another booking',
    ...reply('other-booking'),
    state: 'unreadable-field',
    says: 'BookingID',
    requests: ONCE,
  },
  { fault: 'wrong content type', ...reply('wrong-content-type'), state: 'booking', requests: ONCE },
  { fault: 'XML instead of JSON', ...reply('xml-reply'), state: 'booking', requests: ONCE },

  { fault: 'redirect to another host', ...reply('redirect-other-host'), state: 'redirected', requests: ONCE },
  { fault: 'redirect on the host', ...reply('redirect-same-host'), state: 'redirected', requests: ONCE },
  { fault: 'redirect loop', ...reply('redirect-loop'), state: 'redirected', requests: ONCE },

  // We ask twice. Where a connection is cut, a browser asks again by itself: Chromium once or twice, Firefox nine times.
  { fault: 'connection reset', ...reply('reset'), state: 'offline', requests: [2, 20] },
  { fault: 'no way to the host', ...network('refused'), state: 'offline', requests: NEVER },
  { fault: 'TLS failure', ...network('bad-tls'), state: 'offline', requests: NEVER },
  {
    fault: 'offline',
    begin: ({ session }) => session.setOffline(true),
    end: ({ session }) => session.setOffline(false),
    state: 'offline',
    requests: NEVER,
  },
];
