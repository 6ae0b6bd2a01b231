import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { TokenStatus } from '../booking/token-status.ts';
import { showActing, showOnToolbar } from './toolbar.ts';

const account = { userId: 1, groupName: null, isGroupManager: null };

it.each<[TokenStatus, 'grey' | 'usual']>([
  [{ state: 'none' }, 'grey'],
  [{ state: 'rejected' }, 'grey'],
  [{ state: 'expired' }, 'grey'],
  [{ state: 'scope-missing', account, scopes: [], expiresAt: null }, 'grey'],
  [{ state: 'checking' }, 'usual'],
  [{ state: 'unchecked', expiresAt: null }, 'usual'],
  [{ state: 'accepted', account, scopes: [], expiresAt: null }, 'usual'],
])('while the token is %j the mark is %s', async (status, mark) => {
  const setIcon = vi.fn(async () => {});
  const setBadge = vi.fn(async (_text: string, _color: string) => {});
  await showOnToolbar({ setIcon, setBadge }, status);
  const path = mark === 'grey' ? 'icons/waiting-16.png' : 'icons/16.png';
  expect(setIcon).toHaveBeenCalledExactlyOnceWith({ path: expect.objectContaining({ 16: path }) });
  expect(setBadge.mock.calls).toEqual([[mark === 'grey' ? '!' : '', expect.any(String)]]);
});

it('shows the badge although the icon fails, and does without either', async () => {
  const setIcon = vi.fn(() => Promise.reject(new Error('not on this device')));
  const setBadge = vi.fn(async () => {});
  await showOnToolbar({ setIcon, setBadge }, { state: 'none' });
  expect(setBadge).toHaveBeenCalledTimes(1);
  await showOnToolbar({ setIcon: null, setBadge: null }, { state: 'none' });
});

it('says for whom one acts, and the name alone for oneself', async () => {
  const setTitle = vi.fn(async (_title: string) => {});
  await showActing({ setTitle }, { userId: 1, name: 'Edwin' });
  await showActing({ setTitle }, null);
  expect(setTitle.mock.calls).toEqual([['Booking Peek: acting for Edwin'], ['Booking Peek']]);
  await showActing({ setTitle: () => Promise.reject(new Error('not on this device')) }, null);
  await showActing({ setTitle: null }, null);
});

it('tells nothing of a private window: its button is that of the usual windows too', async () => {
  Object.assign(fakeBrowser, { extension: { inIncognitoContext: true } });
  const setIcon = vi.fn(async () => {});
  const setBadge = vi.fn(async () => {});
  const setTitle = vi.fn(async () => {});
  await showOnToolbar({ setIcon, setBadge }, { state: 'none' });
  await showActing({ setTitle }, { userId: 1, name: 'Edwin' });
  for (const set of [setIcon, setBadge, setTitle]) expect(set).not.toHaveBeenCalled();
  Object.assign(fakeBrowser, { extension: undefined });
});
