import { describe, expect, it, vi } from 'vitest';
import { LookupError } from '../booking/failure.ts';
import { explainForbidden } from './explain-forbidden.ts';

const granted = ['userid', 'account_phonechat_bookings'];
const failure = new LookupError({ kind: 'timed-out' });
const account = (isGroupManager: boolean | null) => ({ userId: 1, groupName: null, isGroupManager });

describe('explainForbidden', () => {
  it.each([
    ['the scope is not granted', null, ['userid'], account(null), { kind: 'scope-missing' }],
    ['nothing is granted', null, [], account(null), { kind: 'scope-missing' }],
    ['the scope is not granted, for a member', 2, ['userid'], account(false), { kind: 'scope-missing' }],
    ['the scope is granted', null, granted, account(true), { kind: 'not-found', because: 'booking' }],
    ['permissions are unknown', null, failure, account(true), { kind: 'not-found', because: 'booking' }],
    ['a manager asks', 2, granted, account(true), { kind: 'not-found', because: 'not-member' }],
    ['who is no manager asks', 2, granted, account(false), { kind: 'not-found', because: 'not-manager' }],
    ['it is unknown who asks', 2, granted, account(null), { kind: 'not-found', because: 'not-member' }],
    ['nobody says who asks', 2, granted, failure, { kind: 'not-found', because: 'not-member' }],
    ['nothing is known', 2, failure, failure, { kind: 'not-found', because: 'not-member' }],
    ['only the asker is known', 2, failure, account(false), { kind: 'not-found', because: 'not-manager' }],
  ])('when %s', async (_, actingFor, scopes, owner, explanation) => {
    const answer = <T>(value: T | LookupError) =>
      value instanceof LookupError ? Promise.reject(value) : Promise.resolve(value);
    expect(
      await explainForbidden({
        actingFor,
        getPermissions: () => answer(scopes),
        verifyCredentials: () => answer(owner),
      }),
    ).toStrictEqual(explanation);
  });

  it('asks no more than it needs to', async () => {
    const verifyCredentials = vi.fn(async () => account(true));
    await explainForbidden({ actingFor: null, getPermissions: async () => granted, verifyCredentials });
    await explainForbidden({ actingFor: 2, getPermissions: async () => [], verifyCredentials });
    expect(verifyCredentials).not.toHaveBeenCalled();
  });
});
