import type { Page } from 'puppeteer-core';
import type { browser } from 'wxt/browser';

/** What content scripts call `browser`. */
export type OwnBrowser = typeof browser;

/** The frame whose part of ours a function takes the place of. */
export interface OwnWorld {
  /** A match pattern that exactly one open tab fits. */
  tab: string;
  /** Default: the tab's top frame. */
  frameId?: number;
}

/**
 * Runs a function where our content scripts run in a page: the extension's own world, with all of `browser` that a content
 * script may use, its first argument. This is what an attacker has who has taken over the page's process. The other
 * arguments and the result travel as JSON.
 *
 * @param own One of the extension's own pages; it puts the function there.
 */
export async function inOwnWorld<Args extends unknown[], Result>(
  own: Page,
  { tab, frameId = 0 }: OwnWorld,
  fn: (browser: OwnBrowser, ...args: Args) => Result,
  ...args: Args
): Promise<Awaited<Result>> {
  const json = await own.evaluate(
    `(async () => {
      const api = globalThis.browser ?? globalThis.chrome;
      const [{ id: tabId }] = await api.tabs.query({ url: ${JSON.stringify(tab)} });
      const [{ result, error }] = await api.scripting.executeScript({
        target: { tabId, frameIds: [${frameId}] },
        args: [${JSON.stringify(JSON.stringify(args))}],
        func: async (json) =>
          JSON.stringify((await (${fn})(globalThis.browser ?? chrome, ...JSON.parse(json))) ?? null),
      });
      if (error) throw error;
      return result;
    })()`,
  );
  return JSON.parse(String(json));
}
