import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { contentsOf } from '../../tests/fixtures/fake-database.ts';
import { DEFAULT_PAGE_SETTINGS, type PageSettings } from './page-settings.ts';
import { readPageSettings } from './read-page-settings.ts';

/** Where each value is, what moves there from elsewhere, and what a page can do about it. */

const RULE = { pattern: 'vU({id})', where: '' };
const KEPT: PageSettings = { ...DEFAULT_PAGE_SETTINGS, theme: 'dark', disabledPages: ['a', 'b'] };

/** A worker that has just started: nothing of an earlier one is in its memory. */
async function startWorker(inIncognitoContext = false) {
  Object.assign(fakeBrowser, { extension: { inIncognitoContext } });
  vi.resetModules();
  return import('./registry.ts');
}

const { local } = fakeBrowser.storage;
const mirror = async () => (await local.get(null)) as { page?: unknown };

beforeEach(() => fakeBrowser.reset());

describe('settings on the disk', () => {
  it('outlive the worker in a database of the extension’s own, and only the page settings have a mirror', async () => {
    const { settings } = await startWorker();
    await settings.environment.set('sandbox');
    await settings.clientId.set('client');
    await settings.page.set(KEPT);
    expect(await mirror()).toEqual({ page: KEPT });
    expect(contentsOf('settings')).toEqual({
      version: 1,
      environment: 'sandbox',
      'client-id': 'client',
      page: KEPT,
    });

    const next = await startWorker();
    expect(await next.settings.environment.get()).toBe('sandbox');
    expect(await next.settings.clientId.get()).toBe('client');
    expect(await next.settings.page.get()).toEqual(KEPT);
  });

  it('read as their defaults where they do not fit', async () => {
    const { settings } = await startWorker();
    await settings.environment.set('sandbox');
    const stored = await import('./disk.ts');
    await (await stored.disk()).set({ environment: 'moon', 'client-id': 7, page: 42, 'signed-out': 'yes' });
    expect(await settings.environment.get()).toBe('production');
    expect(await settings.clientId.get()).toBe('');
    expect(await settings.page.get()).toEqual(DEFAULT_PAGE_SETTINGS);
    expect(await settings.signedOut.get()).toBe(false);
  });

  it('are not written where a reader would refuse them', async () => {
    const { settings } = await startWorker();
    await settings.page.set(KEPT);
    const tooSoon = { ...KEPT, showDelay: 1 };
    await expect(settings.page.set(tooSoon)).rejects.toMatchObject({
      refusal: { reason: 'invalid', field: 'showDelay' },
    });
    expect(await settings.page.get()).toEqual(KEPT);
  });
});

describe('settings of version 0.1, which were in storage.local', () => {
  const old = {
    page: { hover: false, showDelay: 700, theme: 'dark', quietPages: ['a', 'b'], extraRules: [RULE] },
    page$: { v: 1 },
    environment: 'sandbox',
    'client-id': 'my-project',
  };

  it('are taken over, and only the mirror stays there', async () => {
    await local.set(old);
    const { settings, keepPageMirror } = await startWorker();
    await keepPageMirror();
    const page = {
      hover: false,
      showDelay: 700,
      theme: 'dark',
      disabledPages: ['a', 'b'],
      extraRules: [RULE],
      taughtRules: [],
    };
    expect(await settings.page.get()).toEqual(page);
    expect(await settings.environment.get()).toBe('sandbox');
    expect(await settings.clientId.get()).toBe('my-project');
    expect(Object.keys(await mirror())).toEqual(['page']);
    expect(readPageSettings((await mirror()).page)).toEqual(page);
  });

  it('are taken over once: what a page writes there later is not, not by the next worker and not after "forget everything"', async () => {
    const first = await startWorker();
    await first.keepPageMirror();
    for (const forget of [async () => {}, first.eraseEverything]) {
      await forget();
      await local.set(old);
      const { settings, keepPageMirror } = await startWorker();
      expect(await settings.page.get()).toEqual(DEFAULT_PAGE_SETTINGS);
      expect(await settings.environment.get()).toBe('production');
      expect(await settings.clientId.get()).toBe('');
      await keepPageMirror();
      expect(await mirror()).toEqual({});
    }
  });

  it('cost nothing where they are broken', async () => {
    await local.set({ page: 'junk', environment: null, 'client-id': [] });
    const { settings } = await startWorker();
    expect(await settings.page.get()).toEqual(DEFAULT_PAGE_SETTINGS);
    expect(await settings.environment.get()).toBe('production');
    expect(await settings.clientId.get()).toBe('');
  });
});

describe('the mirror that pages read', () => {
  it.each<[string, Record<string, unknown>]>([
    ['another delay and a rule', { page: { ...KEPT, showDelay: 1, extraRules: [RULE] } }],
    ['nothing of ours', { page: 42 }],
    ['names that we do not use', { page: KEPT, environment: 'sandbox', junk: 'x'.repeat(1000) }],
  ])('is put right after something else wrote %s', async (_what, written) => {
    const { settings, keepPageMirror } = await startWorker();
    await settings.page.set(KEPT);
    await local.clear();
    await local.set(written);
    await keepPageMirror();
    expect(await mirror()).toEqual({ page: KEPT });
    expect(await settings.page.get()).toEqual(KEPT);
  });

  it('holds for a page what the worker shows, whatever was set', async () => {
    const { settings } = await startWorker();
    const wanted = fc.record({
      hover: fc.boolean(),
      showDelay: fc.integer({ min: 0, max: 2500 }),
      theme: fc.constantFrom('auto', 'light', 'dark'),
      disabledPages: fc.array(fc.string({ maxLength: 320 }), { maxLength: 210 }),
      extraRules: fc.array(
        fc.record({ pattern: fc.string().map((text) => `${text}{id}`), where: fc.string() }),
        { maxLength: 60 },
      ),
    }) as fc.Arbitrary<PageSettings>;
    await fc.assert(
      fc.asyncProperty(wanted, async (page) => {
        const before = await settings.page.get();
        const kept = await settings.page.set(page).then(
          () => page,
          (error) => {
            expect(error).toMatchObject({ name: 'RefusedError' });
            return before;
          },
        );
        expect(await settings.page.get()).toEqual(kept);
        expect(readPageSettings((await mirror()).page)).toEqual(kept);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a private window of Chromium, which shares storage.local with the others', () => {
  it('follows their page settings, starts without their client ID, and writes nothing on the disk', async () => {
    const usual = await startWorker();
    await usual.settings.page.set(KEPT);
    const shared = await mirror();

    const { settings, keepPageMirror, eraseEverything } = await startWorker(true);
    expect(await settings.page.get()).toEqual(KEPT);
    expect(await settings.clientId.get()).toBe('');
    await settings.clientId.set('typed-privately');
    await settings.environment.set('sandbox');
    await expect(settings.page.change((page) => ({ ...page, hover: false }))).rejects.toMatchObject({
      refusal: { reason: 'private-window' },
    });
    await keepPageMirror();
    expect(await mirror()).toEqual(shared);
    await eraseEverything();
    expect(await mirror()).toEqual(shared);
    expect(await settings.clientId.get()).toBe('');
  });

  it('forgets its own things by "forget everything", and the usual windows theirs', async () => {
    const inPrivate = await startWorker(true);
    await inPrivate.settings.recent.set([1]);
    const usual = await startWorker();
    await usual.settings.recent.set([2]);
    await usual.eraseEverything();
    expect(await usual.settings.recent.get()).toEqual([]);
    await usual.settings.recent.set([2]);

    const inPrivateAgain = await startWorker(true);
    expect(await inPrivateAgain.settings.recent.get()).toEqual([1]);
    await inPrivateAgain.eraseEverything();
    expect(await inPrivateAgain.settings.recent.get()).toEqual([]);
    const usualAgain = await startWorker();
    expect(await usualAgain.settings.recent.get()).toEqual([2]);
  });
});

it('"forget everything" leaves nothing, and comes after every write that was begun before it', async () => {
  const { settings, eraseEverything } = await startWorker();
  await settings.page.set(KEPT);
  await Promise.all([
    settings.environment.set('sandbox'),
    settings.recent.set([1]),
    settings.recent.change((recent) => [2, ...recent]),
    eraseEverything(),
  ]);
  expect(await mirror()).toEqual({});
  expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  expect(contentsOf('settings')).toEqual({ version: 1 });
});
