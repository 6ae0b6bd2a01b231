import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import type { BrowserSession, Emulation } from './session.ts';

/** How a person may have dressed the system. */
const DRESSES: Emulation[] = [
  { colorScheme: 'light', forcedColors: false },
  { colorScheme: 'dark', forcedColors: false },
  { colorScheme: 'light', forcedColors: true },
];

/** What axe finds wrong with a page, light, dark and in forced colours: rule and place. Empty: nothing. */
export async function findBarriers(session: BrowserSession, page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const dress of DRESSES) {
    await session.emulate(page, dress);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(),
    );
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ target }) => `${JSON.stringify(dress)} ${id}: ${target}`));
    }
  }
  await session.emulate(page, { colorScheme: 'light', forcedColors: false });
  return found;
}
