import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { contentsOf } from '../../tests/fixtures/fake-database.ts';
import { MAX_DISABLED_PAGES, MAX_MEMBERS, MAX_RULES } from '../booking/limits.ts';
import { type Refusal, RefusedError } from '../booking/refusal.ts';
import { createMembers } from '../members/members.ts';
import type { TrustedAsk } from '../message/contract.ts';
import { isPrivate } from '../settings/memory.ts';
import { DEFAULT_PAGE_SETTINGS, type TaughtRule } from '../settings/page-settings.ts';
import { eraseEverything, settings } from '../settings/registry.ts';
import { answerTrusted, type TrustedDeps } from './trusted-door.ts';

function room() {
  const tokenManager = {
    begin: vi.fn(async () => {}),
    status: vi.fn(async () => ({ state: 'none' }) as const),
    check: vi.fn(async () => {}),
    save: vi.fn(async () => {}),
    forget: vi.fn(async () => {}),
    signInByWindow: vi.fn(async () => 'cancelled' as const),
  };
  const pointing = { begin: vi.fn(async () => {}), end: vi.fn(async () => {}) };
  const onStandingChange = vi.fn(async () => {});
  const onMemberRemoved = vi.fn(async () => {});
  const deps: TrustedDeps = {
    tokenManager,
    settings,
    members: createMembers(settings, isPrivate),
    bookingsList: { list: async () => ({ items: null, fetchedAt: null, failure: null, isStale: false }) },
    redirectUri: 'https://abc.chromiumapp.org/',
    signInAccess: async () => null,
    pointing,
    hasAccess: async () => true,
    onStandingChange,
    onMemberRemoved,
    onForgetEverything: eraseEverything,
    onChange: () => {},
  };
  const answer = (message: unknown) => answerTrusted(message, deps);
  const ask = async (message: TrustedAsk) => (await answer(message)).state;
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
      signInAccess: null,
      members: [],
      actingFor: null,
      keepMembers: false,
      pageSettings: DEFAULT_PAGE_SETTINGS,
      recent: [],
      pendingLookup: null,
      accessGranted: true,
      lastSignIn: null,
      pointing: null,
    });
  });

  it('makes the key of calendar entries when one is wanted, and not before', async () => {
    const { answer } = room();
    await answer({ kind: 'get-state' });
    expect(await settings.calendarKey.get()).toBe('');
    const reply = await answer({ kind: 'make-calendar-key' });
    expect(reply.calendarKey).toBe(`${await settings.calendarKey.get()}/production`);
    expect(await answer({ kind: 'make-calendar-key' })).toMatchObject({ calendarKey: reply.calendarKey });
  });

  it('applies an environment at once', async () => {
    const { ask, onStandingChange, tokenManager } = room();
    expect((await ask({ kind: 'set-environment', environment: 'sandbox' }))?.environment).toBe('sandbox');
    expect(onStandingChange).toHaveBeenCalledTimes(1);
    expect(tokenManager.check).toHaveBeenCalledTimes(1);
  });

  it.each<[TrustedAsk, () => Promise<void>]>([
    [{ kind: 'set-environment', environment: 'sandbox' }, () => settings.environment.set('sandbox')],
    [{ kind: 'act-for', userId: 5 }, () => settings.actingFor.set(5)],
    [{ kind: 'act-for', userId: null }, () => settings.actingFor.set(null)],
  ])('has the effects of %j although the worker died right after it was written', async (message, write) => {
    await write();
    const { ask, onStandingChange } = room();
    await ask(message);
    expect(onStandingChange).toHaveBeenCalledTimes(1);
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
    expect(contentsOf('settings')).toEqual({ version: 1 });
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  });

  it('keeps members out of what is on disk', async () => {
    const { ask } = room();
    await ask({ kind: 'add-member', userId: 123456, name: 'Ann' });
    await ask({ kind: 'act-for', userId: 123456 });
    const disk = [await fakeBrowser.storage.local.get(null), contentsOf('settings')];
    expect(JSON.stringify(disk)).not.toMatch(/Ann|123456/);
  });

  it('says how a sign-in ended', async () => {
    expect(await room().answer({ kind: 'sign-in' })).toMatchObject({ signIn: 'cancelled' });
  });

  it('refuses what is no message of ours, and changes nothing', async () => {
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
          expect(await answer(message)).toEqual({ refused: expect.objectContaining({ reason: 'invalid' }) });
        },
      ),
      { numRuns: 2_000 },
    );
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});

describe('what is too much', () => {
  const members = Array.from({ length: MAX_MEMBERS }, (_, index) => ({
    userId: index + 1,
    name: `M${index}`,
  }));
  const disabledPages = Array.from(
    { length: MAX_DISABLED_PAGES },
    (_, index) => `www.adultwork.com/${index}`,
  );
  const extraRules = Array.from({ length: MAX_RULES }, (_, index) => ({
    pattern: `${index}={id}`,
    where: '',
  }));

  beforeEach(async () => {
    await settings.members.set(members);
    await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, disabledPages, extraRules });
  });

  it.each<[string, TrustedAsk, Refusal]>([
    [
      'a long token',
      { kind: 'save-token', token: 'x'.repeat(10_001) },
      { reason: 'too-long', field: 'token', limit: 10_000 },
    ],
    [
      'a long client ID',
      { kind: 'set-client-id', clientId: 'x'.repeat(201) },
      { reason: 'too-long', field: 'clientId', limit: 200 },
    ],
    [
      'a long name',
      { kind: 'rename-member', userId: 1, name: 'x'.repeat(81) },
      { reason: 'too-long', field: 'name', limit: 80 },
    ],
    [
      'the 501st member',
      { kind: 'add-member', userId: 501, name: 'Ann' },
      { reason: 'too-many', field: 'members', limit: 500 },
    ],
    [
      'the 201st page without cards',
      { kind: 'turn-cards', page: 'www.adultwork.com/x', on: false },
      { reason: 'too-many', field: 'disabledPages', limit: 200 },
    ],
    [
      'a path of 301 characters',
      { kind: 'turn-cards', page: 'x'.repeat(301), on: false },
      { reason: 'too-long', field: 'page', limit: 300 },
    ],
    [
      'the 51st rule',
      { kind: 'add-rule', rule: { pattern: 'x={id}', where: '' } },
      { reason: 'too-many', field: 'extraRules', limit: 50 },
    ],
    [
      'a rule that says nowhere where the ID is',
      { kind: 'add-rule', rule: { pattern: 'x', where: '' } },
      { reason: 'invalid', field: 'rule' },
    ],
  ])('is refused with its reason, and nothing kept is lost: %s', async (_what, message, refused) => {
    const { answer, tokenManager } = room();
    expect(await answer(message)).toEqual({ refused });
    expect(tokenManager.save).not.toHaveBeenCalled();
    expect(await settings.members.get()).toEqual(members);
    expect(await settings.page.get()).toEqual({ ...DEFAULT_PAGE_SETTINGS, disabledPages, extraRules });
  });

  it('is never written, so that a full list can still be changed', async () => {
    await expect(settings.members.set([...members, { userId: 501, name: 'Ann' }])).rejects.toThrow(
      RefusedError,
    );
    const { ask } = room();
    expect((await ask({ kind: 'rename-member', userId: 7, name: 'Gus' }))?.members[6]?.name).toBe('Gus');
    expect((await ask({ kind: 'remove-member', userId: 7 }))?.members).toHaveLength(499);
    expect((await ask({ kind: 'add-member', userId: 501, name: 'Ann' }))?.members).toHaveLength(500);
  });
});

it('says so where the browser does not carry something out: silence means a dead worker', async () => {
  const { answer } = room();
  vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('quota'));
  expect(await answer({ kind: 'add-member', userId: 1, name: 'Ann' })).toEqual({
    refused: { reason: 'failed' },
  });
});

describe('changes that are asked for at once', () => {
  it('all hold, whatever each of them was read from', async () => {
    const rules = [1, 2, 3].map((index) => ({ pattern: `${index}={id}`, where: '' }));
    await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, disabledPages: ['a', 'b', 'c'], extraRules: rules });
    const { ask } = room();
    const asks: TrustedAsk[] = [
      { kind: 'turn-cards', page: 'a', on: true },
      { kind: 'turn-cards', page: 'b', on: true },
      { kind: 'turn-cards', page: 'd', on: false },
      { kind: 'remove-rule', rule: { pattern: '1={id}', where: '' } },
      { kind: 'remove-rule', rule: { pattern: '2={id}', where: '' } },
      { kind: 'add-rule', rule: { pattern: '4={id}', where: '' } },
      { kind: 'change-page-settings', change: { hover: false } },
      { kind: 'change-page-settings', change: { theme: 'dark' } },
      { kind: 'add-member', userId: 1, name: 'Ann' },
      { kind: 'add-member', userId: 2, name: 'Bea' },
    ];
    await Promise.all(asks.map(ask));
    expect(await settings.page.get()).toEqual({
      ...DEFAULT_PAGE_SETTINGS,
      hover: false,
      theme: 'dark',
      disabledPages: ['c', 'd'],
      extraRules: [rules[2], { pattern: '4={id}', where: '' }],
    });
    expect((await settings.members.get()).map(({ name }) => name)).toEqual(['Ann', 'Bea']);
  });
});

describe('kinds of link that are taught', () => {
  const rule = (fn: string): TaughtRule => ({
    path: 'PhoneChatBookings.asp',
    place: { kind: 'call', fn, arg: 1, of: 1, before: '', after: '' },
    literals: {},
  });

  it('are kept once each, however they are written, and are unlearned by what they find', async () => {
    const { ask } = room();
    await ask({ kind: 'teach', rules: [rule('pcOpen'), rule('pcShow')] });
    await ask({ kind: 'teach', rules: [{ ...rule('PCOPEN'), taughtOn: '2026-11-25' }] });
    expect((await settings.page.get()).taughtRules).toEqual([
      rule('pcShow'),
      { ...rule('PCOPEN'), taughtOn: '2026-11-25' },
    ]);
    await ask({ kind: 'unlearn', rules: [rule('pcopen')] });
    expect((await settings.page.get()).taughtRules).toEqual([rule('pcShow')]);
  });

  it.each([
    ['no rule at all', []],
    ['a place that is none', [{ ...rule('a'), place: { kind: 'anywhere', before: '', after: '' } }]],
    ['a name that is too long', [rule('a'.repeat(201))]],
  ])('are refused where they are %s', async (_, rules) => {
    const { answer } = room();
    const reply = await answer({ kind: 'teach', rules });
    expect(reply.refused).toBeDefined();
    expect((await settings.page.get()).taughtRules).toEqual([]);
  });
});
