import { describe, expect, it } from 'vitest';
import type { Token } from '../settings/registry.ts';
import {
  freshToken,
  isExpired,
  isRenewable,
  needsAttention,
  nextToken,
  statusOf,
  type TokenEvent,
  tokenIn,
} from './machine.ts';

const account = { userId: 7, groupName: null, isGroupManager: null };
const SCOPE = 'account_phonechat_bookings';
const use = { key: 'key', environment: 'production' } as const;

function token(overrides: Partial<Token> = {}): Token {
  return {
    key: 'key',
    value: 'secret-value',
    origin: 'pasted',
    expiresAt: null,
    environment: 'production',
    checkResult: 'unchecked',
    account: null,
    scopes: [],
    renewalTried: false,
    ...overrides,
  };
}

const states = {
  unchecked: token(),
  accepted: token({ checkResult: 'accepted', account, scopes: [SCOPE] }),
  rejected: token({ checkResult: 'rejected', account, scopes: [SCOPE] }),
  lacking: token({ checkResult: 'scope-missing', account, scopes: ['userid'] }),
} as const;

const events: Record<string, TokenEvent> = {
  owner: { type: 'owner-named', account, ...use },
  scopes: { type: 'scopes-named', scopes: [SCOPE], ...use },
  otherScopes: { type: 'scopes-named', scopes: ['userid'], ...use },
  refused: { type: 'refused', ...use },
  succeeded: { type: 'succeeded', ...use },
  tried: { type: 'renewal-tried', key: 'key' },
};

/** The check result after each event. Rows are states, columns events in the order above. */
const RESULTS: Record<keyof typeof states, string> = {
  //         owner     scopes   otherScopes   refused  succeeded tried
  unchecked: 'unchecked accepted scope-missing rejected accepted unchecked',
  accepted: 'accepted accepted scope-missing rejected accepted accepted',
  rejected: 'unchecked accepted scope-missing rejected accepted rejected',
  lacking: 'scope-missing accepted scope-missing rejected accepted scope-missing',
};

describe('nextToken', () => {
  const rows = Object.entries(RESULTS).flatMap(([state, results]) =>
    results.split(' ').map((result, index) => [state, Object.keys(events)[index] ?? '', result] as const),
  );

  it.each(rows)('makes of a token that is %s, by %s, one that is %s', (state, event, result) => {
    const next = nextToken(states[state as keyof typeof states], events[event] as TokenEvent);
    expect(next?.checkResult).toBe(result);
  });

  it.each(Object.entries(events))('leaves another token alone: %s', (_name, event) => {
    const other = token({ key: 'another' });
    expect(nextToken(other, event)).toBe(other);
    expect(nextToken(null, event)).toBeNull();
  });

  it('takes nothing that was learned in one environment into the other', () => {
    const inSandbox = nextToken(states.accepted, {
      type: 'scopes-named',
      scopes: [],
      key: 'key',
      environment: 'sandbox',
    });
    expect(inSandbox).toMatchObject({ environment: 'sandbox', account: null, checkResult: 'scope-missing' });
    expect(tokenIn(states.rejected, 'sandbox')).toMatchObject({ checkResult: 'unchecked', account: null });
    expect(tokenIn(states.rejected, 'production')).toBe(states.rejected);
  });

  it.each([
    ['accepted', 'succeeded'],
    ['rejected', 'refused'],
    ['accepted', 'scopes'],
    ['lacking', 'otherScopes'],
  ] as const)('changes nothing of a token that is %s already: %s', (state, event) => {
    expect(nextToken(states[state], events[event] as TokenEvent)).toBe(states[state]);
  });

  it('shows the scope as granted once a question that needs it was answered', () => {
    expect(nextToken(states.lacking, events.succeeded as TokenEvent)?.scopes).toContain(SCOPE);
  });
});

it('gives each token a key of its own, even for the same value', () => {
  expect(freshToken('a', 'pasted', null).key).not.toBe(freshToken('a', 'pasted', null).key);
});

describe('statusOf', () => {
  it.each([
    [null, 'none'],
    [token(), 'unchecked'],
    [states.accepted, 'accepted'],
    [token({ checkResult: 'accepted' }), 'accepted'],
    [states.lacking, 'scope-missing'],
    [token({ checkResult: 'scope-missing' }), 'scope-missing'],
    [states.rejected, 'rejected'],
    [{ ...states.accepted, expiresAt: 100 }, 'expired'],
    [{ ...states.accepted, expiresAt: 101 }, 'accepted'],
  ] as const)('%# is %s', (value, state) => {
    expect(statusOf(value, 100).state).toBe(state);
  });

  it('never holds the token', () => {
    for (const state of Object.values(states)) {
      expect(JSON.stringify(statusOf(state, 0))).not.toContain('secret-value');
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
