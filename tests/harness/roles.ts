import type { ElementHandle, Page } from 'puppeteer-core';
import { type AxNode, findAll, formatTree } from './ax-tree.ts';
import { HANG, poll } from './poll.ts';

/**
 * The element of this role and accessible name on one of the extension's own pages; waits for it.
 * Which one that is, the browser says.
 */
export function getByRole(
  page: Page,
  role: string,
  name: string,
  { timeout = HANG } = {},
): Promise<ElementHandle> {
  return poll(
    () => queryByRole(page, role, name),
    timeout,
    async () => `no ${role} "${name}" in: ${await pageText(page)}`,
  );
}

/** As `getByRole`, but without waiting: null if it is not there now. */
export async function queryByRole(page: Page, role: string, name: string): Promise<ElementHandle | null> {
  const found = await page.$(`::-p-aria([name="${name}"][role="${role}"])`);
  if (found || role !== 'textbox') return found;
  // ARIA has no role for a masked field. Chromium calls it a textbox, Firefox nothing.
  for (const one of await page.$$(`::-p-aria([name="${name}"])`)) {
    if (await one.evaluate((element) => element.matches('input[type=password]'))) return one;
  }
  return null;
}

/** Waits for a node in what a screen reader is told, where there is no page to look into: `waitForNode(popup.tree, …)`. */
export function waitForNode(
  read: () => Promise<AxNode>,
  role: string,
  name: string | RegExp,
  { timeout = HANG } = {},
): Promise<AxNode> {
  let tree: AxNode | undefined;
  return poll(
    async () => {
      tree = await read().catch(() => undefined);
      return tree && findAll(tree, role, name)[0];
    },
    timeout,
    () => `no ${role} "${name}" in ${tree ? `\n${formatTree(tree)}` : 'nothing'}`,
  );
}

export async function clickByRole(page: Page, role: string, name: string): Promise<void> {
  await (await getByRole(page, role, name)).click();
}

/** Empties a text field and types. */
export async function fillByRole(page: Page, name: string, text: string, role = 'textbox'): Promise<void> {
  const field = await getByRole(page, role, name);
  await field.click();
  // What loads meanwhile may move the field away from under further clicks.
  await field.focus();
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.press('Backspace');
  await field.type(text);
}

/** Waits until the page's visible text holds the words, and gives all of it. */
export async function waitForText(
  page: Page,
  words: string | RegExp,
  { timeout = HANG } = {},
): Promise<string> {
  const source = typeof words === 'string' ? words : { source: words.source, flags: words.flags };
  try {
    await page.waitForFunction(
      (wanted) =>
        typeof wanted === 'string'
          ? document.body.innerText.includes(wanted)
          : new RegExp(wanted.source, wanted.flags).test(document.body.innerText),
      { timeout, polling: 50 },
      source,
    );
  } catch {
    throw new Error(`after ${timeout} ms: no "${words}" in: ${await pageText(page)}`);
  }
  return pageText(page);
}

export function pageText(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText);
}
