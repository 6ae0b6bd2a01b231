import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ask, askForBooking } from './ask.ts';
import { type Platform, startPlatform } from './platform.ts';
import { CLIENT_ID } from './sign-in.ts';

const REDIRECT = 'https://abc.chromiumapp.org/';

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(() => platform.reset());
afterAll(() => platform.close());

function authorize(path = 'Authorize', extra: Record<string, string> = {}) {
  const query = new URLSearchParams({
    response_type: 'token',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT,
    scope: 'account_phonechat_bookings',
    state: 's1',
    ...extra,
  });
  return ask(platform, `https://platform.adultwork.com/OAuth/${path}?${query}`);
}

async function answerTo(decision: string): Promise<URL> {
  const { status, headers } = await authorize('Decide', { decision });
  expect(status).toBe(302);
  return new URL(headers.location ?? '');
}

it('asks with three buttons', async () => {
  const { body } = await authorize();
  for (const label of ['Allow', 'Deny', 'Cancel']) expect(body).toContain(`>${label}</button>`);
});

it('gives a token that opens bookings until it expires', async () => {
  const fragment = new URLSearchParams((await answerTo('allow')).hash.slice(1));
  expect(fragment.get('state')).toBe('s1');
  expect(fragment.get('token_type')).toBe('bearer');
  expect(fragment.get('expires_in')).toBe('1200');
  const token = fragment.get('access_token') ?? '';
  expect((await askForBooking(platform, token, 'BookingID=1')).status).toBe(200);
  const known = platform.data.tokens.get(token);
  if (known) known.expiresAt = Date.now() - 1;
  expect((await askForBooking(platform, token, 'BookingID=1')).status).toBe(401);
});

it.each([
  ['deny', '#error=access_denied&state=s1'],
  ['cancel', '#state=s1&status=cancelled'],
])('takes %s for an answer', async (decision, hash) => {
  expect((await answerTo(decision)).hash).toBe(hash);
});

it('cancels in the query, where told to', async () => {
  platform.signIn.misbehaviour = 'cancelled-in-query';
  expect((await answerTo('cancel')).search).toBe('?code=&state=s1&status=cancelled');
});

it.each([
  ['wrong-state', 'state', 's1x'],
  ['no-state', 'state', null],
  ['no-token', 'access_token', null],
  ['no-expiry', 'expires_in', null],
] as const)('misbehaves: %s', async (misbehaviour, field, value) => {
  platform.signIn.misbehaviour = misbehaviour;
  const fragment = new URLSearchParams((await answerTo('allow')).hash.slice(1));
  expect(fragment.get(field)).toBe(value);
});

it('redirects at once where already signed in', async () => {
  platform.signIn.mode = 'at-once';
  expect((await authorize()).status).toBe(302);
});

it('redirects by a script of its page, where told to', async () => {
  platform.signIn.mode = 'by-script';
  const { status, body } = await authorize();
  expect(status).toBe(200);
  expect(body).toContain('/OAuth/Decide?response_type=token');
});

it('redirects to no address for an unknown client', async () => {
  expect((await authorize('Decide', { client_id: 'stranger' })).status).toBe(400);
});
