import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { TokenStatus } from '../booking/token-status.ts';
import { settings } from '../settings/registry.ts';
import { createRenewal } from './renewal.ts';

function room(states: TokenStatus['state'][], { access = true, offersSignIn = true } = {}) {
  const openOptions = vi.fn(async () => {});
  const signInByWindow = vi.fn(async () => 'signed-in' as const);
  const renew = createRenewal({
    tokenManager: {
      signInByWindow,
      status: async () => ({ state: states.length > 1 ? states.shift() : states[0] }) as TokenStatus,
    },
    settings,
    hasAccess: async () => access,
    offersSignIn: async () => offersSignIn,
    openOptions,
    nextChange: async () => {},
    now: () => 9,
  });
  return { renew, openOptions, signInByWindow };
}

beforeEach(() => fakeBrowser.reset());

it.each(['accepted', 'unchecked', 'checking'] as const)(
  'opens nothing while the token is %s',
  async (state) => {
    await settings.clientId.set('client');
    const { renew, openOptions, signInByWindow } = room([state]);
    expect(await renew({ id: 1, from: 'page' })).toBeNull();
    expect(openOptions).not.toHaveBeenCalled();
    expect(signInByWindow).not.toHaveBeenCalled();
  },
);

it('signs in where a client ID is known', async () => {
  await settings.clientId.set('client');
  const { renew, openOptions, signInByWindow } = room(['expired']);
  expect((await renew({ id: 1, from: 'page' }))?.where).toBe('sign-in');
  expect(signInByWindow).toHaveBeenCalledTimes(1);
  expect(openOptions).not.toHaveBeenCalled();
});

it('opens the options where none is, and waits for a token', async () => {
  const { renew, openOptions } = room(['none', 'none', 'checking']);
  const opened = await renew({ id: 1, from: 'page' });
  expect(opened?.where).toBe('options');
  await opened?.done;
  expect(openOptions).toHaveBeenCalledTimes(1);
});

it('opens the options where the browser offers no sign-in', async () => {
  await settings.clientId.set('client');
  const { renew, openOptions, signInByWindow } = room(['none', 'none', 'checking'], { offersSignIn: false });
  expect((await renew({ id: 1, from: 'page' }))?.where).toBe('options');
  expect(openOptions).toHaveBeenCalledTimes(1);
  expect(signInByWindow).not.toHaveBeenCalled();
});

it('opens the options where access is withheld, however good the token', async () => {
  await settings.clientId.set('client');
  const { renew, openOptions } = room(['accepted'], { access: false });
  expect((await renew({ id: 1, from: 'page' }))?.where).toBe('options');
  expect(openOptions).toHaveBeenCalledTimes(1);
});

it('keeps the popup’s lookup for when it comes back, and not a page’s', async () => {
  const { renew } = room(['none', 'none', 'checking']);
  await renew({ id: 1, from: 'page' });
  expect(await settings.pendingLookup.get()).toBeNull();
  await room(['none', 'none', 'checking']).renew({ id: 2, from: 'trusted' });
  expect(await settings.pendingLookup.get()).toEqual({ id: 2, at: 9 });
});
