import type { Page } from 'puppeteer-core';

/** The size that pages have unless a test says otherwise. */
export const VIEWPORT = { width: 1280, height: 800 };

/** Gives the page this many CSS pixels. */
export async function resize(page: Page, width: number, height = VIEWPORT.height): Promise<void> {
  await page.setViewport({ width, height });
}

/** What zooming a window of the usual size does: 2 is 200 %, half as many CSS pixels, each twice as large. */
export async function zoom(page: Page, factor: number): Promise<void> {
  await page.setViewport({
    width: Math.round(VIEWPORT.width / factor),
    height: Math.round(VIEWPORT.height / factor),
    deviceScaleFactor: factor,
  });
}
