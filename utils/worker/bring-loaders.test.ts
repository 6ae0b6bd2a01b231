import { expect, it, vi } from 'vitest';
import { bringLoaders } from './bring-loaders.ts';

it('gives each open page of the site the new loader, in all its frames, and minds none that refuses', async () => {
  const query = vi.fn(async () => [{ id: 4 }, {}, { id: 5 }]);
  const executeScript = vi.fn(async ({ target }: { target: { tabId: number } }) => {
    if (target.tabId === 4) throw new Error('the page is an error page');
    return [];
  });
  await bringLoaders({ tabs: { query }, scripting: { executeScript } } as never);
  expect(query).toHaveBeenCalledWith({ url: expect.arrayContaining(['*://www.adultwork.com/*']) });
  expect(executeScript.mock.calls).toEqual(
    [4, 5].map((tabId) => [{ target: { tabId, allFrames: true }, files: ['content-scripts/page.js'] }]),
  );
});
