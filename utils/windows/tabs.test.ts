import { describe, expect, it, vi } from 'vitest';
import { nearestTab, tabsOfKind } from './tabs.ts';

const usual = { id: 1, windowId: 10, incognito: false };
const secret = { id: 2, windowId: 20, incognito: true };
/** Of a browser that has no private windows, or tells of none. */
const untold: { id: number; windowId: number; incognito?: boolean } = { id: 3, windowId: 30 };

it('keeps the tabs of one kind of window alone', () => {
  expect(tabsOfKind([usual, secret, untold], true)).toEqual([secret]);
  expect(tabsOfKind([usual, secret, untold], false)).toEqual([usual, untold]);
});

describe('the nearest tab', () => {
  const tabsWhere = (lastUsed: { id: number }, ...inFront: { id: number; windowId?: number }[]) => ({
    query: vi.fn(async ({ lastFocusedWindow }: { lastFocusedWindow?: boolean }) =>
      lastFocusedWindow ? [lastUsed] : inFront,
    ),
  });

  it.each([
    ['the one in the window that was used last', secret, true, secret],
    ['another of that kind where the window used last is of the other', usual, true, secret],
    ['none where there is no window of that kind', secret, null, undefined],
  ])('is %s', async (_, lastUsed, isPrivate, expected) => {
    const inFront = isPrivate === null ? [usual] : [usual, secret];
    const near = await nearestTab(tabsWhere(lastUsed, ...inFront) as never, true);
    expect(near?.id).toBe(expected?.id);
  });
});
