import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { authorizeUrl, newState, readRedirect, signIn } from './sign-in.ts';

const HOME = 'https://abc.chromiumapp.org/';

describe('authorizeUrl', () => {
  it('asks for an implicit grant with both scopes', () => {
    const url = new URL(authorizeUrl({ clientId: 'my project', redirectUri: HOME, state: 's' }));
    expect(url.origin + url.pathname).toBe('https://platform.adultwork.com/OAuth/Authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'token',
      client_id: 'my project',
      redirect_uri: HOME,
      scope: 'account_phonechat_bookings account_information',
      state: 's',
    });
  });
});

describe('newState', () => {
  it('is 128 bits, new each time', () => {
    const states = new Set(Array.from({ length: 100 }, newState));
    expect(states.size).toBe(100);
    for (const state of states) expect(state).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('readRedirect', () => {
  it.each([
    ['#access_token=T&token_type=bearer&expires_in=1200&state=s', { ok: true, token: 'T', expiresIn: 1200 }],
    ['#access_token=T&state=s', { ok: true, token: 'T', expiresIn: null }],
    ['#access_token=T&expires_in=soon&state=s', { ok: true, token: 'T', expiresIn: null }],
    ['#access_token=T&expires_in=-5&state=s', { ok: true, token: 'T', expiresIn: null }],
    ['#access_token=a%2Bb%3D&state=s', { ok: true, token: 'a+b=', expiresIn: null }],
    ['#access_token=T&state=other', { ok: false, result: 'wrong-state' }],
    ['#access_token=T', { ok: false, result: 'wrong-state' }],
    ['?access_token=T&state=s', { ok: false, result: 'no-token-in-reply' }],
    ['#state=s', { ok: false, result: 'no-token-in-reply' }],
    ['#error=access_denied&state=s', { ok: false, result: 'denied' }],
    ['?error=access_denied&state=s', { ok: false, result: 'denied' }],
    ['#error=server_error&state=s', { ok: false, result: 'failed' }],
    ['#error=access_denied&state=other', { ok: false, result: 'wrong-state' }],
    ['?code=&state=s&status=cancelled', { ok: false, result: 'cancelled' }],
    ['#status=cancelled&state=s', { ok: false, result: 'cancelled' }],
    ['', { ok: false, result: 'wrong-state' }],
  ])('%s', (end, reply) => {
    expect(readRedirect(HOME + end, 's')).toEqual(reply);
  });

  it('gives a token only to the state it was asked with, whatever comes', () => {
    const text = fc.string();
    fc.assert(
      fc.property(fc.dictionary(text, text), text, text, (others, token, wrong) => {
        const right = `${wrong}!`;
        const end = new URLSearchParams({ ...others, access_token: `t${token}`, state: wrong });
        expect(readRedirect(`${HOME}#${end}`, right).ok).toBe(false);
        end.delete('state');
        expect(readRedirect(`${HOME}#${end}`, right).ok).toBe(false);
      }),
    );
  });
});

describe('signIn', () => {
  const request = { clientId: 'c', interactive: true };
  const identity = (answer: (url: URL) => string | undefined) => ({
    getRedirectURL: () => HOME,
    launchWebAuthFlow: vi.fn(async ({ url }: { url: string }) => answer(new URL(url))),
  });

  it('gets a token', async () => {
    const browser = identity((url) => `${HOME}#access_token=T&state=${url.searchParams.get('state')}`);
    expect(await signIn(browser, request)).toEqual({ ok: true, token: 'T', expiresIn: null });
  });

  it('does not take the same state twice', async () => {
    let first = '';
    const browser = identity((url) => {
      first ||= url.searchParams.get('state') ?? '';
      return `${HOME}#access_token=T&state=${first}`;
    });
    expect((await signIn(browser, request)).ok).toBe(true);
    expect(await signIn(browser, request)).toEqual({ ok: false, result: 'wrong-state' });
  });

  it.each([
    ['The user did not approve access.', 'window-closed'],
    ['User cancelled or denied access.', 'window-closed'],
    ['Authorization page could not be loaded.', 'failed'],
    ['User interaction required. Try setting ...', 'failed'],
  ])('turns "%s" into %s', async (message, result) => {
    const browser = {
      getRedirectURL: () => HOME,
      launchWebAuthFlow: () => Promise.reject(new Error(message)),
    };
    expect(await signIn(browser, request)).toEqual({ ok: false, result });
  });
});
