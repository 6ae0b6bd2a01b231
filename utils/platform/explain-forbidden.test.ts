import { describe, expect, it, vi } from 'vitest';
import { type Failure, LookupError } from '../booking/failure.ts';
import { explainForbidden } from './explain-forbidden.ts';
import { GET_PERMISSIONS, MADE_BOOKING_DETAILS } from './operations.ts';

const granted = ['userid', 'account_phonechat_bookings'];
const UNEXPLAINED: Failure = { kind: 'platform-error', status: 403 };
const account = (isGroupManager: boolean | null) => ({ userId: 1, groupName: null, isGroupManager });

/** Every way in which a question about a 403 can fail, and what that makes of the 403. */
const FAILED: [Failure, Failure][] = [
  [{ kind: 'platform-error', status: 500 }, UNEXPLAINED],
  [{ kind: 'platform-error', status: 200 }, UNEXPLAINED],
  [{ kind: 'unreadable', field: 'Permissions' }, UNEXPLAINED],
  ...(
    [
      { kind: 'token-rejected' },
      { kind: 'rate-limited', retryAt: 5 },
      { kind: 'offline', because: 'network' },
      { kind: 'offline', because: 'access-withheld' },
      { kind: 'timed-out' },
    ] as const
  ).map((failure): [Failure, Failure] => [failure, failure]),
];

/** The explanation, or the failure in its place. */
async function explain(
  actingFor: number | null,
  scopes: string[] | Failure,
  owner: ReturnType<typeof account> | Failure,
) {
  const answer = async <T>(value: T | Failure) => {
    if (typeof value === 'object' && value !== null && 'kind' in value) throw new LookupError(value);
    return value;
  };
  try {
    return await explainForbidden(MADE_BOOKING_DETAILS, {
      actingFor,
      getPermissions: () => answer(scopes) as Promise<string[]>,
      verifyCredentials: () => answer(owner) as Promise<ReturnType<typeof account>>,
    });
  } catch (error) {
    return (error as LookupError).failure;
  }
}

describe('a 403 is explained', () => {
  it.each([
    ['the scope is not granted', null, ['userid'], account(null), { kind: 'scope-missing' }],
    ['nothing is granted', null, [], account(null), { kind: 'scope-missing' }],
    ['the scope is not granted, for a member', 2, ['userid'], account(false), { kind: 'scope-missing' }],
    ['the scope is granted', null, granted, account(true), { kind: 'not-found', because: 'booking' }],
    ['a manager asks', 2, granted, account(true), { kind: 'not-found', because: 'not-member' }],
    ['the asker is no manager', 2, granted, account(false), { kind: 'not-found', because: 'not-manager' }],
    [
      'the account says nothing of it',
      2,
      granted,
      account(null),
      { kind: 'not-found', because: 'not-member' },
    ],
  ])('when %s', async (_, actingFor, scopes, owner, explanation) => {
    expect(await explain(actingFor, scopes, owner)).toStrictEqual(explanation);
  });

  it('as a fault of the platform where the operation has no other meaning for it', async () => {
    const getPermissions = vi.fn(async () => granted);
    const questions = { actingFor: null, getPermissions, verifyCredentials: async () => account(true) };
    expect(await explainForbidden(GET_PERMISSIONS, questions)).toStrictEqual(UNEXPLAINED);
    expect(getPermissions).not.toHaveBeenCalled();
    expect(await explainForbidden({ scope: granted[1] ?? '', missing: null }, questions)).toStrictEqual(
      UNEXPLAINED,
    );
  });
});

describe('an explanation that fails proves nothing', () => {
  it.each(FAILED)('when GetPermissions ends in %o', async (failure, explanation) => {
    expect(await explain(null, failure, account(true))).toStrictEqual(explanation);
    expect(await explain(2, failure, account(false))).toStrictEqual(explanation);
  });

  it.each(FAILED)('when verifyCredentials ends in %o, for a member', async (failure, explanation) => {
    expect(await explain(2, granted, failure)).toStrictEqual(explanation);
  });
});

it('asks no more than it needs to', async () => {
  const verifyCredentials = vi.fn(async () => account(true));
  const ask = (actingFor: number | null, scopes: string[]) =>
    explainForbidden(MADE_BOOKING_DETAILS, {
      actingFor,
      getPermissions: async () => scopes,
      verifyCredentials,
    });
  await ask(null, granted);
  await ask(2, []);
  expect(verifyCredentials).not.toHaveBeenCalled();
});
