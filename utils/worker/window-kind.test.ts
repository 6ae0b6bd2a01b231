import { describe, expect, it } from 'vitest';
import { isPrivateSender, isPrivateTab } from './window-kind.ts';

const tab = (incognito?: boolean) => ({ tab: { id: 1, ...(incognito !== undefined && { incognito }) } });

describe('the kind of window that a sender is in', () => {
  it.each([
    ['a page or a card in a usual window', tab(false), undefined, false],
    ['a page or a card in a private window', tab(true), undefined, true],
    ['a page of ours in a tab that says the same', tab(true), true, true],
    ['a page of ours in a tab that says another', tab(true), false, null],
    ['a page of ours in a usual tab that says it is private', tab(false), true, null],
    ['the popup in a private window', {}, true, true],
    ['the popup in a usual window', {}, false, false],
    ['the popup that says nothing', {}, undefined, null],
    ['the popup that says no yes or no', {}, 'yes', null],
    ['a tab that says no yes or no', tab(true), 1, null],
    ['a tab of which the browser tells no kind', tab(), undefined, null],
    ['a tab of which the browser tells no kind, whatever it says', tab(), true, null],
  ])('is known, or it is neither: %s', (_name, sender, said, is) => {
    expect(isPrivateSender(sender, said)).toBe(is);
  });

  it('is neither where there is no tab', () => {
    expect([isPrivateTab(null), isPrivateTab(undefined), isPrivateTab({})]).toEqual([null, null, null]);
  });
});
