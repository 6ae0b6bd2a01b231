import type { Browser } from 'webextension-polyfill';
import { SITE_MATCHES } from '../booking/site.ts';

/**
 * Gives the pages that are open the loader of this version: an update has cut off the one that they have (Chromium). Firefox does so
 * by itself.
 */
export async function bringLoaders({ tabs, scripting }: Pick<Browser, 'tabs' | 'scripting'>): Promise<void> {
  const open = await tabs.query({ url: SITE_MATCHES }).catch(() => []);
  await Promise.allSettled(
    open.map(({ id: tabId }) =>
      tabId === undefined
        ? undefined
        : scripting.executeScript({
            target: { tabId, allFrames: true },
            files: ['content-scripts/page.js'],
          }),
    ),
  );
}
