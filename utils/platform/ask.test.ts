import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { json, sample, xml, xmlSample } from '../../tests/fixtures/made-booking.ts';
import {
  type Answer,
  account,
  failed,
  good,
  NOW,
  networkError,
  permissions,
  reply,
  setUp,
  silence,
  status,
  TOKEN,
} from '../../tests/fixtures/scripted-api.ts';
import { type Failure, LookupError } from '../booking/failure.ts';
import { MADE_BOOKING_DETAILS } from './operations.ts';

const CHALLENGE = '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the request', () => {
  it.each([
    ['production', null, 'https://api.adultwork.com/v1/PhoneChat/MadeBookingDetails?BookingID=1'],
    ['sandbox', null, 'https://api-sandbox.adultwork.com/v1/PhoneChat/MadeBookingDetails?BookingID=1'],
    [
      'production',
      123456,
      'https://api.adultwork.com/v1/Groups/PhoneChat/MadeBookingDetails?UserID=123456&BookingID=1',
    ],
    [
      'sandbox',
      123456,
      'https://api-sandbox.adultwork.com/v1/Groups/PhoneChat/MadeBookingDetails?UserID=123456&BookingID=1',
    ],
  ] as const)('in %s, acting for %s, is GET %s', async (environment, actingFor, url) => {
    const { look, sent } = setUp([good]);
    expect(await look({ environment, actingFor })).toStrictEqual(sample);
    expect(sent.map((request) => request.url.href)).toStrictEqual([url]);
    expect(sent[0]?.init.method ?? 'GET').toBe('GET');
  });

  it('carries the token in its header and nothing else that tells of the person', async () => {
    const { look, sent } = setUp([good]);
    await look();
    expect(sent[0]?.init).toMatchObject({
      headers: { Accept: 'application/json', Authorization: `bearer ${TOKEN}` },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    expect(sent[0]?.url.href).not.toContain(TOKEN);
  });

  it.each([0, -1, 1.5, 2147483648, Number.NaN])('is not sent for the ID %s', async (id) => {
    const { look, sent } = setUp([good]);
    expect(await look({ id })).toStrictEqual(failed({ kind: 'invalid-id' }));
    expect(await look({ actingFor: id })).toStrictEqual(failed({ kind: 'invalid-id' }));
    expect(sent).toHaveLength(0);
  });

  it.each(['', ' ', 'two words', 'line\nbreak', 'line\r\nX-Header: 1', 'tökén', '\u0000', 'ключ'])(
    'is not sent with the token %j, which no header can hold',
    async (token) => {
      const { verifyCredentials, look, sent } = setUp([good]);
      const rejected = failed({ kind: 'token-rejected' });
      expect(await look({ token })).toStrictEqual(rejected);
      await expect(verifyCredentials({ token })).rejects.toStrictEqual(rejected);
      expect(sent).toHaveLength(0);
    },
  );
});

describe('a 2xx reply', () => {
  it('gives the booking, whatever its type is said to be', async () => {
    for (const type of ['application/json', 'text/plain', 'text/html']) {
      const { look } = setUp([reply(json, { headers: { 'Content-Type': type } })]);
      expect(await look()).toStrictEqual(sample);
    }
    expect(await setUp([reply(xml)]).look()).toStrictEqual(xmlSample);
  });

  it.each([
    ['is empty', reply(''), null],
    ['has no body', reply(null, { status: 204 }), null],
    ['is cut short', reply(json.slice(0, 200)), null],
    ['lacks a field that has to be there', reply(json.replace('"Credits"', '"Credit"')), 'Credits'],
    ['is about another booking', reply(json.replace('"BookingID": 1', '"BookingID": 2')), 'BookingID'],
    ['is 5 MB long', reply(' '.repeat(5_000_000) + json), null],
  ])('that %s is unreadable and not asked for again', async (_, response, field) => {
    const { look, sent } = setUp([response]);
    expect(await look()).toStrictEqual(failed({ kind: 'unreadable', field }));
    expect(sent).toHaveLength(1);
  });

  it('is read up to the limit, and no further', async () => {
    const padded = (length: number) => reply(json.padStart(length));
    expect(await setUp([padded(MADE_BOOKING_DETAILS.bodyLimit)]).look()).toStrictEqual(sample);
    expect(await setUp([padded(MADE_BOOKING_DETAILS.bodyLimit + 1)]).look()).toStrictEqual(
      failed({ kind: 'unreadable', field: null }),
    );
  });

  it('that never ends is given up at the limit', async () => {
    let given = 0;
    const cancel = vi.fn();
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          given += 1;
          controller.enqueue(new Uint8Array(65_536));
          // So that a reader without a limit comes to an end, too.
          if (given === 500) controller.close();
        },
        cancel,
      });
    const { look } = setUp([() => new Response(endless())]);
    expect(await look()).toStrictEqual(failed({ kind: 'unreadable', field: null }));
    expect(cancel).toHaveBeenCalledOnce();
    expect(given).toBeLessThan(10);
  });
});

describe('another status', () => {
  it.each([
    [400, { kind: 'not-found', because: 'booking' }],
    [401, { kind: 'token-rejected' }],
    [404, { kind: 'not-found', because: 'booking' }],
    [402, { kind: 'platform-error', status: 402 }],
    [405, { kind: 'platform-error', status: 405 }],
    [410, { kind: 'platform-error', status: 410 }],
    [418, { kind: 'platform-error', status: 418 }],
    [500, { kind: 'platform-error', status: 500 }],
    [501, { kind: 'platform-error', status: 501 }],
    [301, { kind: 'platform-error', status: 0 }],
    [302, { kind: 'platform-error', status: 0 }],
    [307, { kind: 'platform-error', status: 0 }],
  ] as const)('%i is %o at the first try', async (code, failure) => {
    const { look, sent } = setUp([status(code)]);
    expect(await look()).toStrictEqual(failed(failure));
    expect(await look({ actingFor: 2 })).toStrictEqual(failed(failure));
    expect(sent).toHaveLength(2);
  });

  it('a redirect as browsers show it is one too', async () => {
    const opaque = async () =>
      Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } });
    expect(await setUp([opaque]).look()).toStrictEqual(failed({ kind: 'platform-error', status: 0 }));
  });

  it.each([
    ['90', NOW + 90_000],
    ['Mon, 22 Jan 2018 21:40:00 GMT', NOW + 600_000],
    ['soon', NOW + 5_000],
    ['90000', NOW + 86_400_000],
  ])('429 with Retry-After %s', async (header, retryAt) => {
    const { look, sent } = setUp([status(429, { 'Retry-After': header })]);
    expect(await look()).toStrictEqual(failed({ kind: 'rate-limited', retryAt }));
    expect(sent).toHaveLength(1);
  });
});

describe('403', () => {
  const SCOPE = 'account_phonechat_bookings';

  it('is explained by what the token may do', async () => {
    const { look, sent } = setUp([status(403), permissions('userid')]);
    expect(await look()).toStrictEqual(failed({ kind: 'scope-missing' }));
    expect(sent.map(({ url }) => url.pathname)).toStrictEqual([
      '/v1/PhoneChat/MadeBookingDetails',
      '/v1/Account/GetPermissions',
    ]);
  });

  it('with the scope is a booking of another member', async () => {
    expect(await setUp([status(403), permissions(SCOPE)]).look()).toStrictEqual(
      failed({ kind: 'not-found', because: 'booking' }),
    );
  });

  it.each([
    [true, 'not-member'],
    [false, 'not-manager'],
  ] as const)('for a member, when the asker being a manager is %s', async (isManager, because) => {
    const { look, sent } = setUp([status(403), permissions(SCOPE), account(isManager)]);
    expect(await look({ actingFor: 2, environment: 'sandbox' })).toStrictEqual(
      failed({ kind: 'not-found', because }),
    );
    expect(sent.map(({ url }) => url.href)).toStrictEqual([
      'https://api-sandbox.adultwork.com/v1/Groups/PhoneChat/MadeBookingDetails?UserID=2&BookingID=1',
      'https://api-sandbox.adultwork.com/v1/Account/GetPermissions',
      'https://api-sandbox.adultwork.com/v1/account/verifyCredentials',
    ]);
  });

  it.each<[string, Answer, Failure]>([
    ['is away', status(500), { kind: 'platform-error', status: 403 }],
    ['refuses too', status(403), { kind: 'platform-error', status: 403 }],
    ['is unreadable', reply('{"Permissions":7}'), { kind: 'platform-error', status: 403 }],
    ['is a challenge page', reply(CHALLENGE), { kind: 'platform-error', status: 403 }],
    ['says 401', status(401), { kind: 'token-rejected' }],
    ['says 429', status(429, { 'Retry-After': '90' }), { kind: 'rate-limited', retryAt: NOW + 90_000 }],
    ['cannot be reached', networkError(), { kind: 'offline', because: 'network' }],
    ['says nothing in time', silence, { kind: 'timed-out' }],
  ])('is not taken for a "no" when GetPermissions %s', async (_, answer, failure) => {
    const refused = failed(failure);
    expect(await setUp([status(403), answer]).look()).toStrictEqual(refused);
    expect(await setUp([status(403), answer]).look({ actingFor: 2 })).toStrictEqual(refused);
    const second = [status(403), permissions(SCOPE), answer];
    expect(await setUp(second).look({ actingFor: 2 })).toStrictEqual(refused);
  });
});

describe('a web page in place of an answer', () => {
  it.each([200, 400, 401, 403, 404, 405])('is a fault of the platform, of status %i', async (code) => {
    const { look, sent } = setUp([status(code, {}, CHALLENGE)]);
    expect(await look()).toStrictEqual(failed({ kind: 'platform-error', status: code }));
    expect(sent).toHaveLength(1);
  });

  it('is one however long it is, and with a challenge whatever it looks like', async () => {
    const long = status(200, {}, CHALLENGE + ' '.repeat(500_000));
    expect(await setUp([long]).look()).toStrictEqual(failed({ kind: 'platform-error', status: 200 }));
    const challenge = status(403, { 'cf-mitigated': 'challenge' }, '');
    expect(await setUp([challenge]).look()).toStrictEqual(failed({ kind: 'platform-error', status: 403 }));
  });

  it('with 429 is a rate limit like any other', async () => {
    const { look, sent } = setUp([status(429, { 'Retry-After': '90' }, CHALLENGE)]);
    const limited = failed({ kind: 'rate-limited', retryAt: NOW + 90_000 });
    expect([await look(), await look()]).toStrictEqual([limited, limited]);
    expect(sent).toHaveLength(1);
  });
});

describe('a 404 or 400', () => {
  it.each([
    ['empty', ''],
    ['JSON', '{"Message":"No such booking."}'],
    ['XML', '<Error xmlns="http://schemas.example/"><Message>No.</Message></Error>'],
  ])('that is %s is the API’s own, and means that there is no such booking', async (_, body) => {
    for (const code of [400, 404]) {
      expect(await setUp([status(code, {}, body)]).look()).toStrictEqual(
        failed({ kind: 'not-found', because: 'booking' }),
      );
    }
  });

  it.each(['404 page not found', '{"Message":', 'no healthy upstream', `"${'x'.repeat(80_000)}"`])(
    'that is %j proves nothing',
    async (body) => {
      for (const code of [400, 404]) {
        expect(await setUp([status(code, {}, body)]).look()).toStrictEqual(
          failed({ kind: 'platform-error', status: code }),
        );
      }
    },
  );
});

describe('a pause', () => {
  it('is kept to by every question, a check of the token included, whose 429 counts as well', async () => {
    const { look, verifyCredentials, getPermissions, sent } = setUp([status(429, { 'Retry-After': '3600' })]);
    const limited = failed({ kind: 'rate-limited', retryAt: NOW + 3_600_000 });
    await expect(verifyCredentials()).rejects.toStrictEqual(limited);
    await expect(getPermissions()).rejects.toStrictEqual(limited);
    expect(await look()).toStrictEqual(limited);
    expect(sent).toHaveLength(1);
    await expect(verifyCredentials({ environment: 'sandbox' })).rejects.toStrictEqual(limited);
    expect(sent).toHaveLength(2);
  });

  it('that begins between a passing fault and its retry is kept to', async () => {
    const { booking, look, sent } = setUp([status(503), status(429, { 'Retry-After': '60' }), good]);
    const retrying = booking().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1);
    const limited = failed({ kind: 'rate-limited', retryAt: NOW + 60_000 });
    expect([await look(), await retrying]).toStrictEqual([limited, limited]);
    expect(sent).toHaveLength(2);
  });
});

describe('verifyCredentials and getPermissions', () => {
  it('read the account and the scopes', async () => {
    const { verifyCredentials, getPermissions, sent } = setUp([account(true), permissions('userid')]);
    expect(await verifyCredentials()).toStrictEqual({
      userId: 9,
      groupName: null,
      isGroupManager: true,
    });
    expect(await getPermissions({ environment: 'sandbox' })).toStrictEqual(['userid']);
    expect(sent.map(({ url }) => url.href)).toStrictEqual([
      'https://api.adultwork.com/v1/account/verifyCredentials',
      'https://api-sandbox.adultwork.com/v1/Account/GetPermissions',
    ]);
  });

  it.each([
    [401, { kind: 'token-rejected' }],
    [403, { kind: 'platform-error', status: 403 }],
    [404, { kind: 'platform-error', status: 404 }],
  ] as const)('take %i for %o: there is no booking to be missing', async (code, failure) => {
    const { verifyCredentials, getPermissions } = setUp([status(code)]);
    await expect(verifyCredentials()).rejects.toStrictEqual(failed(failure));
    await expect(getPermissions()).rejects.toStrictEqual(failed(failure));
  });
});

describe('an error', () => {
  it.each<[string, Answer]>([
    ['a network failure', networkError()],
    ['a refusal', status(500, { 'X-Echo': TOKEN }, TOKEN)],
    ['an unreadable reply', reply(`{"BookingID":"${TOKEN}"}`)],
  ])('of %s holds neither the token nor the address', async (_, answer) => {
    const error = (await setUp([answer]).look()) as LookupError;
    expect(error).toBeInstanceOf(LookupError);
    const said = [error.message, error.stack, String(error.cause), JSON.stringify(error)].join();
    expect(said).not.toContain(TOKEN);
    expect(said).not.toContain('adultwork.com');
  });
});
