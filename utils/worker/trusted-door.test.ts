import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { TrustedAsk } from '../message/contract.ts';
import { DEFAULT_PAGE_SETTINGS } from '../settings/page-settings.ts';
import { eraseEverything, settings } from '../settings/registry.ts';
import { createTrustedDoor } from './trusted-door.ts';

function room() {
  const tokenManager = {
    status: vi.fn(async () => ({ state: 'none' }) as const),
    check: vi.fn(async () => {}),
    save: vi.fn(async () => {}),
    forget: vi.fn(async () => {}),
    signInByWindow: vi.fn(async () => 'cancelled' as const),
  };
  const onStandingChange = vi.fn(async () => {});
  const onMemberRemoved = vi.fn(async () => {});
  const answer = createTrustedDoor({
    tokenManager,
    settings,
    lookup: {
      actingMember: async () => {
        const userId = await settings.actingFor.get();
        return (await settings.members.get()).find((member) => member.userId === userId) ?? null;
      },
    },
    redirectUri: () => 'https://abc.chromiumapp.org/',
    hasAccess: async () => true,
    onStandingChange,
    onMemberRemoved,
    onForgetEverything: eraseEverything,
    onChange: () => {},
  });
  const ask = async (message: TrustedAsk) => (await answer(message))?.state;
  return { answer, ask, tokenManager, onStandingChange, onMemberRemoved };
}

beforeEach(() => fakeBrowser.reset());

describe('the trusted door', () => {
  it('starts with the defaults', async () => {
    expect(await room().ask({ kind: 'get-state' })).toEqual({
      token: { state: 'none' },
      environment: 'production',
      clientId: '',
      redirectUri: 'https://abc.chromiumapp.org/',
      members: [],
      actingFor: null,
      pageSettings: DEFAULT_PAGE_SETTINGS,
      recent: [],
      pendingLookup: null,
      accessGranted: true,
      lastSignIn: null,
    });
  });

  it('applies an environment at once, and only when it is another', async () => {
    const { ask, onStandingChange, tokenManager } = room();
    expect((await ask({ kind: 'set-environment', environment: 'sandbox' }))?.environment).toBe('sandbox');
    await ask({ kind: 'set-environment', environment: 'sandbox' });
    expect(onStandingChange).toHaveBeenCalledTimes(1);
    expect(tokenManager.check).toHaveBeenCalledTimes(1);
  });

  it('keeps each member once, renames, and forgets whom it acted for when that member goes', async () => {
    const { ask, onStandingChange, onMemberRemoved } = room();
    await ask({ kind: 'add-member', userId: 1, name: 'Ann' });
    await ask({ kind: 'add-member', userId: 2, name: 'Bea' });
    expect((await ask({ kind: 'add-member', userId: 1, name: 'Anna' }))?.members).toEqual([
      { userId: 1, name: 'Anna' },
      { userId: 2, name: 'Bea' },
    ]);
    expect((await ask({ kind: 'act-for', userId: 1 }))?.actingFor).toEqual({ userId: 1, name: 'Anna' });
    const after = await ask({ kind: 'remove-member', userId: 1 });
    expect(after).toMatchObject({ actingFor: null, members: [{ userId: 2, name: 'Bea' }] });
    expect(onStandingChange).toHaveBeenCalledTimes(1);
    expect(onMemberRemoved).toHaveBeenCalledTimes(1);
  });

  it('forgets what was looked up for a member who goes, acted for or not', async () => {
    const { ask, onMemberRemoved } = room();
    await ask({ kind: 'add-member', userId: 1, name: 'Ann' });
    await ask({ kind: 'add-member', userId: 2, name: 'Bea' });
    await ask({ kind: 'act-for', userId: 1 });
    expect(await ask({ kind: 'remove-member', userId: 2 })).toMatchObject({ actingFor: { userId: 1 } });
    expect(onMemberRemoved).toHaveBeenCalledTimes(1);
  });

  it('leaves nothing in either storage after "forget everything"', async () => {
    const { ask } = room();
    await ask({ kind: 'set-environment', environment: 'sandbox' });
    await ask({ kind: 'set-client-id', clientId: 'client' });
    await ask({ kind: 'add-member', userId: 1, name: 'Ann' });
    await ask({ kind: 'forget-everything' });
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  });

  it('keeps members out of what is on disk', async () => {
    const { ask } = room();
    await ask({ kind: 'add-member', userId: 123456, name: 'Ann' });
    await ask({ kind: 'act-for', userId: 123456 });
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toMatch(/Ann|123456/);
  });

  it('says how a sign-in ended', async () => {
    expect(await room().answer({ kind: 'sign-in' })).toMatchObject({ signIn: 'cancelled' });
  });

  it('answers nothing to what is no message of ours, and changes nothing', async () => {
    const { answer } = room();
    const kinds = [
      'set-environment',
      'set-client-id',
      'add-member',
      'act-for',
      'save-token',
      'no-such-thing',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.anything(),
          fc.record({ kind: fc.constantFrom(...kinds), environment: fc.anything(), extra: fc.anything() }),
        ),
        async (message) => {
          expect(await answer(message)).toBeNull();
        },
      ),
      { numRuns: 2_000 },
    );
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});

describe('settings that do not fit', () => {
  it.each([
    ['yesterday’s shape', { hover: 'yes' }],
    ['nothing of ours', 42],
    [
      'a rule without a place for the ID',
      { ...DEFAULT_PAGE_SETTINGS, extraRules: [{ pattern: 'x', where: '' }] },
    ],
  ])('read as their default: %s', async (_what, value) => {
    await fakeBrowser.storage.local.set({ page: value });
    expect(await settings.page.get()).toEqual(DEFAULT_PAGE_SETTINGS);
  });
});
