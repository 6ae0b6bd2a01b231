import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { eraseEverything, settings } from '../settings/registry.ts';
import { readCalendarKey } from './calendar-key.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  await eraseEverything();
});

describe('The key of calendar entries', () => {
  it('is made at first use, and stays', async () => {
    const [one, two] = await Promise.all([readCalendarKey(settings), readCalendarKey(settings)]);
    expect(one).toMatch(/^[0-9a-f]{32}\/production$/);
    expect(two).toBe(one);
    expect(await readCalendarKey(settings)).toBe(one);
  });

  it('is another in the sandbox, and after everything was forgotten', async () => {
    const first = await readCalendarKey(settings);
    await settings.environment.set('sandbox');
    expect(await readCalendarKey(settings)).toBe(first.replace('production', 'sandbox'));
    await eraseEverything();
    expect(await readCalendarKey(settings)).not.toBe(first);
  });

  it('is empty where it cannot be read', async () => {
    const calendarKey = {
      ...settings.calendarKey,
      get: vi.fn(async () => Promise.reject(new Error('full'))),
    };
    expect(await readCalendarKey({ ...settings, calendarKey })).toBe('');
  });
});
