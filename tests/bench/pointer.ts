import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middles of the page's first links to bookings, CSS pixels of the window. */
export function middlesOfLinks(page: Page, count: number): Promise<Point[]> {
  return page.evaluate((wanted) => {
    const links = [...document.querySelectorAll('a[id^="link-"]')].slice(0, wanted);
    return links.map((link) => {
      const { left, top, width, height } = link.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
  }, count);
}

/** Sweeps the pointer over points, one after the other, never resting. */
export async function sweep(page: Page, points: readonly Point[], duration: number): Promise<void> {
  const start = performance.now();
  for (const [n, { x, y }] of points.entries()) {
    await page.mouse.move(x, y);
    const due = start + ((n + 1) * duration) / points.length;
    await sleep(Math.max(0, due - performance.now()));
  }
}

/** Puts the pointer where there is no link. */
export async function moveAway(page: Page): Promise<void> {
  await page.mouse.move(3, 3);
}
