import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, askForBooking } from './ask.ts';
import { PLATFORM_HOSTS, siteUrl } from './hosts.ts';
import { GROUP_MEMBER, LONER, TOKENS } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';

const GROUP_ROUTE = '/v1/Groups/PhoneChat/MadeBookingDetails';

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(() => platform.reset());
afterAll(() => platform.close());

describe('the stand-in', () => {
  it.each(PLATFORM_HOSTS)('answers as %s under a certificate that names it', async (host) => {
    await ask(platform, `https://${host}/`);
    expect(platform.requests.toHost(host)).toHaveLength(1);
  });

  it('answers under no other name', async () => {
    await expect(ask(platform, 'https://www.example.com/')).rejects.toThrow(/altnames|Hostname/);
  });

  it('serves its site without TLS too', async () => {
    expect((await ask(platform, 'http://www.adultwork.com/PhoneChatBookings.asp')).status).toBe(200);
  });

  it('logs what it was asked', async () => {
    await askForBooking(platform, TOKENS.manager, 'BookingID=123');
    const [logged] = platform.requests.bookingRequests(123);
    expect(logged).toMatchObject({ host: 'api.adultwork.com', method: 'GET' });
    expect(logged?.headers.authorization).toBe(`bearer ${TOKENS.manager}`);
    expect(platform.requests.bookingRequests(1)).toEqual([]);
  });

  it('holds requests until they are let go', async () => {
    const hold = platform.hold(/MadeBookingDetails/);
    const answer = askForBooking(platform, TOKENS.manager, 'BookingID=1');
    await hold.arrived();
    expect(hold.waiting).toBe(1);
    hold.release();
    expect((await answer).status).toBe(200);
  });
});

describe('the API', () => {
  it.each([
    ['the booking to who made it', TOKENS.manager, 'BookingID=1', undefined, 200],
    ['a parameter in any case', TOKENS.manager, 'bookingid=1', undefined, 200],
    ['a path in any case', TOKENS.manager, 'BookingID=1', '/v1/phonechat/MADEbookingdetails', 200],
    ['no booking that was received', TOKENS.manager, 'BookingID=201', undefined, 404],
    ['no booking of a group member without the group route', TOKENS.manager, 'BookingID=210', undefined, 404],
    ['no booking that there is not', TOKENS.manager, 'BookingID=987654', undefined, 404],
    ['nothing without an ID', TOKENS.manager, '', undefined, 400],
    ['nothing for a word', TOKENS.manager, 'BookingID=one', undefined, 400],
    ['nothing for an ID beyond Int32', TOKENS.manager, 'BookingID=2147483648', undefined, 400],
    ['nothing to an unknown token', 'tok-unknown', 'BookingID=1', undefined, 401],
    ['nothing to an expired token', TOKENS.expired, 'BookingID=1', undefined, 401],
    ['nothing without the scope', TOKENS.withoutScope, 'BookingID=1', undefined, 403],
    [
      "a member's booking to the manager",
      TOKENS.manager,
      `UserID=${GROUP_MEMBER.userId}&BookingID=210`,
      GROUP_ROUTE,
      200,
    ],
    [
      "a member's booking to no mere member",
      TOKENS.member,
      `UserID=${GROUP_MEMBER.userId}&BookingID=210`,
      GROUP_ROUTE,
      403,
    ],
    [
      'nothing of a stranger to the manager',
      TOKENS.manager,
      `UserID=${LONER.userId}&BookingID=301`,
      GROUP_ROUTE,
      403,
    ],
    [
      'not the own booking for a member',
      TOKENS.manager,
      `UserID=${GROUP_MEMBER.userId}&BookingID=1`,
      GROUP_ROUTE,
      404,
    ],
    ['nothing on an unknown path', TOKENS.manager, 'BookingID=1', '/v1/PhoneChat/Nothing', 404],
  ])('gives %s', async (_what, token, query, route, status) => {
    const answer = await askForBooking(platform, token, query, route ? { route } : {});
    expect(answer.status).toBe(status);
    if (status !== 200) expect(JSON.parse(answer.body)).toEqual({ Message: expect.any(String) });
  });

  it('has other bookings in the sandbox', async () => {
    const answer = await askForBooking(platform, TOKENS.manager, 'BookingID=1', {
      host: 'api-sandbox.adultwork.com',
    });
    expect(JSON.parse(answer.body).Candidate.Nickname).toBe('SandboxUser');
  });

  it('answers no preflight', async () => {
    const answer = await ask(platform, 'https://api.adultwork.com/v1/PhoneChat/MadeBookingDetails', {
      method: 'OPTIONS',
      headers: { origin: siteUrl('/'), 'access-control-request-headers': 'authorization' },
    });
    expect(answer.status).toBe(405);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it.each([
    [
      TOKENS.manager,
      {
        UserID: 500100,
        GroupID: 77,
        GroupName: 'Northern Lights',
        IsGroupManager: true,
        UserTypeID: 1,
        UserType: 'Seeking services',
      },
    ],
    [TOKENS.bookingsOnly, { UserID: 500100 }],
  ])('tells whose %s is, and of the account only what its scopes allow', async (token, account) => {
    const answer = await ask(platform, 'https://api.adultwork.com/v1/account/verifyCredentials', {
      headers: { authorization: `bearer ${token}` },
    });
    expect(JSON.parse(answer.body)).toEqual(account);
  });

  it('lists the permissions, granted and denied', async () => {
    const answer = await ask(platform, 'https://api.adultwork.com/v1/Account/GetPermissions', {
      headers: { authorization: `bearer ${TOKENS.withoutScope}` },
    });
    const { Permissions } = JSON.parse(answer.body);
    expect(Permissions).toContainEqual({ Permission: 'account_phonechat_bookings', Status: 'denied' });
    expect(Permissions).toContainEqual({ Permission: 'userid', Status: 'granted' });
  });
});
