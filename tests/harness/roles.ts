import { setTimeout as sleep } from 'node:timers/promises';
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

/** Presses it with the mouse: again where what loaded meanwhile has moved it away from under the press, as a person would. */
export async function clickByRole(page: Page, role: string, name: string): Promise<void> {
  await poll(
    async () => hits(await getByRole(page, role, name)),
    HANG,
    () => `each press missed ${role} "${name}"`,
  );
}

/** From a press to the mouse event that it makes, ms; a press of which the page hears nothing later than this has gone with the page. */
const UNHEARD = 2000;

/** Presses an element with the mouse. False: the page has heard the press, and the element has not. */
async function hits(element: ElementHandle): Promise<boolean> {
  using press = await element.evaluateHandle((one) => ({
    isHit: new Promise<boolean>((resolve) => {
      const options = { capture: true, once: true };
      let isHit = !(one instanceof Element) || one.matches(':disabled');
      const onClick = ({ target }: Event) => {
        isHit ||= one.contains(target as Node);
      };
      addEventListener('click', onClick, options);
      // The click comes with it, if it comes at all.
      addEventListener('mouseup', () => setTimeout(() => resolve(isHit)), options);
    }),
  }));
  await element.click();
  const isHit = press.evaluate((one) => one.isHit).catch(() => true);
  return Promise.race([isHit, sleep(UNHEARD, true, { ref: false })]);
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
