import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import type { BrowserSession, Emulation } from './session.ts';

const USUAL: Emulation = { colorScheme: 'light', forcedColors: false };

/** What else a person may have set in the system. It changes colours alone, and axe takes seconds for all of its rules. */
const OTHERS: Emulation[] = [
  { colorScheme: 'dark', forcedColors: false },
  { colorScheme: 'light', forcedColors: true },
];

/** The rules of axe that colours decide: https://dequeuniversity.com/rules/axe/4.11 */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong with a page, light, dark and in forced colours: rule and place. Empty: nothing. */
export async function findBarriers(session: BrowserSession, page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const dress of [USUAL, ...OTHERS]) {
    await session.emulate(page, dress);
    const { violations } = await page.evaluate(
      (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(options),
      dress === USUAL ? {} : { runOnly: RULES_OF_COLOUR },
    );
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ target }) => `${JSON.stringify(dress)} ${id}: ${target}`));
    }
  }
  await session.emulate(page, USUAL);
  return found;
}
