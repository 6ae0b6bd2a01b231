import { describe, expect, it } from 'vitest';
import { LookupError } from '../booking/failure.ts';
import { decodeAccount, decodePermissions } from './decode-account.ts';

const unreadable = (field: string | null) => new LookupError({ kind: 'unreadable', field });

describe('decodeAccount', () => {
  it('reads a member with a group', () => {
    const body = JSON.stringify({
      UserID: 123456,
      GroupID: 7,
      GroupName: 'The Group',
      IsGroupManager: true,
      UserTypeID: 1,
      UserType: 'Escort',
    });
    expect(decodeAccount(body)).toStrictEqual({
      userId: 123456,
      groupName: 'The Group',
      isGroupManager: true,
    });
  });

  it.each([
    ['absent', '{"UserID":1}'],
    ['null', '{"UserID":1,"GroupName":null,"IsGroupManager":null}'],
    ['blank', '{"UserID":1,"GroupName":" "}'],
    ['odd', '{"UserID":1,"GroupName":5,"IsGroupManager":"yes"}'],
  ])('takes what is %s for unknown', (_, body) => {
    expect(decodeAccount(body)).toStrictEqual({ userId: 1, groupName: null, isGroupManager: null });
  });

  it.each([
    ['Offering services', true],
    ['offering', true],
    ['Seeking services', undefined],
    ['Offerings', undefined],
    [1, undefined],
    [null, undefined],
  ])('takes the type "%s" for an account that offers services only where it says so', (UserType, offers) => {
    expect(decodeAccount(JSON.stringify({ UserID: 1, UserType })).offersServices).toBe(offers);
  });

  it('tells "no manager" from "unknown"', () => {
    expect(decodeAccount('\uFEFF{"UserID":1,"IsGroupManager":false}').isGroupManager).toBe(false);
  });

  it.each([
    ['', null],
    ['<html></html>', null],
    ['null', null],
    ['[]', null],
    ['{}', 'UserID'],
    ['{"UserID":"1"}', 'UserID'],
    ['{"UserID":0}', 'UserID'],
    ['{"UserID":2147483648}', 'UserID'],
  ])('finds %s unreadable at %j', (body, field) => {
    expect(() => decodeAccount(body)).toThrow(unreadable(field));
  });
});

describe('decodePermissions', () => {
  it('lists what is granted, and only that', () => {
    const body = JSON.stringify({
      Permissions: [
        { Permission: 'userid', Status: 'granted' },
        { Permission: 'account_information', Status: 'denied' },
        { Permission: 'Account_PhoneChat_Bookings', Status: 'Granted', Since: '2018' },
        { Permission: 'account_email', Status: '' },
      ],
    });
    expect(decodePermissions(body)).toStrictEqual(['userid', 'account_phonechat_bookings']);
  });

  it.each([
    ['a name alone', '"userid"'],
    ['a status that is a number', '{"Permission":"account_email","Status":1}'],
    ['no name', '{"Status":"granted"}'],
    ['null', 'null'],
  ])('leaves out an item of the list that is odd: %s', (_, item) => {
    const body = `{"Permissions":[${item},{"Permission":"userid","Status":"granted"}]}`;
    expect(decodePermissions(body)).toStrictEqual(['userid']);
  });

  it('knows a token with no permission at all', () => {
    expect(decodePermissions('{"Permissions":[]}')).toStrictEqual([]);
  });

  it.each([
    ['', null],
    ['<html></html>', null],
    ['[]', null],
    ['{}', 'Permissions'],
    ['{"Permissions":null}', 'Permissions'],
    ['{"Permissions":{"userid":"granted"}}', 'Permissions'],
  ])('finds %s unreadable at %j', (body, field) => {
    expect(() => decodePermissions(body)).toThrow(unreadable(field));
  });
});
