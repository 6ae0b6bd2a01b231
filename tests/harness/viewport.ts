import type { Page } from 'puppeteer-core';

/** The size that pages have unless a test says otherwise. */
export const VIEWPORT = { width: 1280, height: 800 };

/** Gives the page this many CSS pixels. */
export async function resize(page: Page, width: number, height = VIEWPORT.height): Promise<void> {
  await page.setViewport({ width, height });
}
