import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_PAGE_SETTINGS, type TaughtRule } from '../settings/page-settings.ts';
import { settings } from '../settings/registry.ts';
import { taughtKey } from '../settings/rule.ts';
import { createTaughtKinds, MAX_MISSES } from './taught-kinds.ts';

const rule = (fn: string): TaughtRule => ({
  path: 'PhoneChatBookings.asp',
  place: { kind: 'call', fn, arg: 1, of: 1, before: '', after: '' },
  literals: {},
});
const key = taughtKey(rule('pcOpen'));
const onChange = vi.fn();
const onNews = createTaughtKinds(settings, onChange);
const say = (said: 'found' | 'not-found' | 'not-a-booking', bookingId: number, of = key) =>
  onNews({ kind: 'taught', key: of, bookingId, said });
const off = async () =>
  (await settings.page.get()).taughtRules.flatMap(({ place, paused }) =>
    paused && place.kind === 'call' ? [place.fn] : [],
  );

beforeEach(async () => {
  fakeBrowser.reset();
  onChange.mockClear();
  await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, taughtRules: [rule('pcOpen'), rule('pcShow')] });
});

it('turns a kind off by one press, and no other', async () => {
  await say('not-a-booking', 1);
  expect(await off()).toEqual(['pcOpen']);
  expect(onChange).toHaveBeenCalledOnce();
});

it('turns a kind off by itself after five different numbers that were no bookings', async () => {
  for (let id = 1; id < MAX_MISSES; id++) await say('not-found', id);
  await say('not-found', 1);
  expect(await off()).toEqual([]);
  await say('not-found', MAX_MISSES);
  expect(await off()).toEqual(['pcOpen']);
});

it('turns no kind off by itself that has found a booking', async () => {
  for (let id = 1; id < MAX_MISSES; id++) await say('not-found', id);
  await say('found', 50);
  for (let id = 11; id < 20 + MAX_MISSES; id++) await say('not-found', id);
  expect(await off()).toEqual([]);
});

it('counts again from the start for a kind that was turned on again', async () => {
  for (let id = 1; id <= MAX_MISSES; id++) await say('not-found', id);
  await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, taughtRules: [rule('pcOpen')] });
  await say('not-found', 99);
  expect(await off()).toEqual([]);
});

it('hears nothing of a kind that was not taught', async () => {
  await say('not-a-booking', 1, 'no kind');
  expect(await off()).toEqual([]);
  expect(await settings.misses.get()).toEqual({});
});
