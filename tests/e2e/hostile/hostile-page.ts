import type { Page } from 'puppeteer-core';
import type { BrowserSession } from '../../harness/session.ts';
import { siteUrl } from '../../platform/hosts.ts';

/** Opens a page of the site with a script against us, which runs in the page's world before any of its own. */
export async function openHostile<Args extends unknown[]>(
  session: BrowserSession,
  path: string,
  script: (...args: Args) => void,
  ...args: Args
): Promise<Page> {
  const page = await session.browser.newPage();
  // The test driver would run it in every frame, and a page can run nothing in one of the extension's.
  const source = `(json) => {
    if (!location.protocol.endsWith('extension:')) (${script})(...JSON.parse(json));
  }`;
  await page.evaluateOnNewDocument(`(${source})(${JSON.stringify(JSON.stringify(args))})`);
  await page.goto(siteUrl(path));
  return page;
}
