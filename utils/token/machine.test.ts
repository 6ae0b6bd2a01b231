import { describe, expect, it } from 'vitest';
import type { Token } from '../settings/registry.ts';
import { isExpired, isRenewable, needsAttention, nextToken, statusOf, type TokenEvent } from './machine.ts';

const account = { userId: 7, groupName: null, isGroupManager: null };
const SCOPE = 'account_phonechat_bookings';

function token(overrides: Partial<Token> = {}): Token {
  return {
    value: 'old-value',
    origin: 'pasted',
    expiresAt: null,
    standing: 'unchecked',
    account: null,
    scopes: [],
    renewalTried: false,
    ...overrides,
  };
}

const states = {
  none: null,
  unchecked: token(),
  accepted: token({ standing: 'accepted', account, scopes: [SCOPE] }),
  rejected: token({ standing: 'rejected', account, scopes: [SCOPE] }),
  lacking: token({ standing: 'scope-missing', account, scopes: ['userid'] }),
} as const;

const events: Record<string, TokenEvent> = {
  pasted: { type: 'pasted', value: 'new-value' },
  signedIn: { type: 'signed-in', value: 'new-value', expiresAt: 99 },
  checked: { type: 'checked', value: 'old-value', account, scopes: [SCOPE] },
  checkedWithout: { type: 'checked', value: 'old-value', account, scopes: ['userid'] },
  unanswered: { type: 'unanswered', value: 'old-value' },
  refused: { type: 'refused', value: 'old-value' },
  scopeRefused: { type: 'scope-refused', value: 'old-value' },
  tried: { type: 'renewal-tried', value: 'old-value' },
  forgotten: { type: 'forgotten' },
};

/** What a token stands as after each event; `-` for none. Rows are states, columns events in the order above. */
const STANDINGS: Record<keyof typeof states, string> = {
  //         pasted    signedIn  checked  without       unanswered refused  scopeRefused  tried    forgotten
  none: 'unchecked unchecked - - - - - - -',
  unchecked: 'unchecked unchecked accepted scope-missing unchecked rejected scope-missing unchecked -',
  accepted: 'unchecked unchecked accepted scope-missing accepted rejected scope-missing accepted -',
  rejected: 'unchecked unchecked accepted scope-missing rejected rejected scope-missing rejected -',
  lacking: 'unchecked unchecked accepted scope-missing scope-missing rejected scope-missing scope-missing -',
};

describe('nextToken', () => {
  const rows = Object.entries(STANDINGS).flatMap(([state, standings]) =>
    standings
      .split(' ')
      .map((standing, index) => [state, Object.keys(events)[index] ?? '', standing] as const),
  );

  it.each(rows)('%s, %s -> %s', (state, event, standing) => {
    const next = nextToken(states[state as keyof typeof states], events[event] as TokenEvent);
    expect(next?.standing ?? '-').toBe(standing);
  });

  it.each(['checked', 'unanswered', 'refused', 'scopeRefused', 'tried'])(
    'leaves a token alone that %s does not speak of',
    (event) => {
      const other = token({ value: 'another' });
      expect(nextToken(other, events[event] as TokenEvent)).toEqual(other);
    },
  );

  it('keeps nothing of the old token in a new one', () => {
    expect(nextToken(states.accepted, events.pasted as TokenEvent)).toEqual(token({ value: 'new-value' }));
  });
});

describe('statusOf', () => {
  it.each([
    [null, false, 'none'],
    [token(), true, 'checking'],
    [token(), false, 'unchecked'],
    [states.accepted, false, 'accepted'],
    [states.lacking, false, 'scope-missing'],
    [states.rejected, false, 'rejected'],
    [{ ...states.accepted, expiresAt: 100 }, false, 'expired'],
    [{ ...states.accepted, expiresAt: 101 }, false, 'accepted'],
    [token({ standing: 'scope-missing' }), false, 'unchecked'],
  ] as const)('%# is %s', (value, checking, state) => {
    expect(statusOf(value, checking, 100).state).toBe(state);
  });

  it('never holds the token', () => {
    for (const state of Object.values(states)) {
      expect(JSON.stringify(statusOf(state, false, 0))).not.toContain('old-value');
    }
  });
});

it.each([
  ['none', true],
  ['checking', false],
  ['unchecked', false],
  ['accepted', false],
  ['rejected', true],
  ['expired', true],
  ['scope-missing', true],
] as const)('a token that is %s needs attention: %s', (state, needed) => {
  expect(needsAttention({ state } as never)).toBe(needed);
});

it('renews only what a sign-in gave, and once', () => {
  expect(isRenewable(token())).toBe(false);
  expect(isRenewable(token({ origin: 'sign-in' }))).toBe(true);
  expect(isRenewable(token({ origin: 'sign-in', renewalTried: true }))).toBe(false);
});

it('takes a token without an end for good until the platform says otherwise', () => {
  expect(isExpired(token(), Number.MAX_SAFE_INTEGER)).toBe(false);
});
