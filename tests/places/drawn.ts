import type { Frame, Page } from 'puppeteer-core';
import type { Box } from '../harness/ax-tree.ts';
import type { SettingName } from '../platform/pages/places.ts';

/** The document with the place: the page's own, or that of its frame. */
export async function frameOf(page: Page, setting: SettingName): Promise<Frame> {
  if (setting !== 'in a frame') return page.mainFrame();
  const frame = await page.waitForFrame((one) => one.url().includes('in=static'));
  await frame.waitForSelector('#target');
  return frame;
}

/** Where the first part of the target is drawn, in CSS pixels of the window. */
export async function drawnBox(page: Page, frame: Frame): Promise<Box> {
  const box = await frame.evaluate(() => {
    const root = document.querySelector('x-host')?.shadowRoot ?? document;
    const target = root.querySelector<HTMLElement>('.at') ?? root.querySelector<HTMLElement>('#target');
    if (!target) throw new Error('there is no target');
    if (target instanceof HTMLImageElement && target.useMap) {
      const image = target.getBoundingClientRect();
      const factor = image.width / target.offsetWidth;
      return {
        x: image.x + (2 + 100) * factor,
        y: image.y + (2 + 30) * factor,
        width: 60 * factor,
        height: 30 * factor,
      };
    }
    const contents = document.createRange();
    contents.selectNodeContents(target);
    const rects = [...target.getClientRects(), ...contents.getClientRects()];
    const rect = rects.find(({ width, height }) => width > 0 && height > 0);
    if (!rect) throw new Error('the target is not drawn');
    const { x, y, width, height } = rect;
    return { x, y, width, height };
  });
  if (frame === page.mainFrame()) return box;
  const outer = await page.$eval('#frame', (element) => {
    const { x, y } = element.getBoundingClientRect();
    return { x: x + element.clientLeft, y: y + element.clientTop };
  });
  return { ...box, x: box.x + outer.x, y: box.y + outer.y };
}

/** How far two boxes are from each other, CSS pixels; below 0 if they share an area. */
export function gapBetween(one: Box, other: Box): number {
  const across = Math.max(one.x - (other.x + other.width), other.x - (one.x + one.width));
  const down = Math.max(one.y - (other.y + other.height), other.y - (one.y + one.height));
  return across > 0 && down > 0 ? Math.hypot(across, down) : Math.max(across, down);
}

/** The point of a box that is nearest to another point, `inset` pixels in from its edge. */
export function nearestIn(
  box: Box,
  point: { x: number; y: number },
  inset: number,
): { x: number; y: number } {
  return {
    x: Math.max(box.x + inset, Math.min(point.x, box.x + box.width - inset)),
    y: Math.max(box.y + inset, Math.min(point.y, box.y + box.height - inset)),
  };
}

/** Moves the pointer in a straight line, as fast as a hand that reaches for something: 600 px/s. */
export async function travel(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  const STEP = 12;
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP));
  const began = performance.now();
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(
      from.x + ((to.x - from.x) * step) / steps,
      from.y + ((to.y - from.y) * step) / steps,
    );
    const due = began + (step * STEP) / 0.6;
    const early = due - performance.now();
    if (early > 0) await new Promise((done) => setTimeout(done, early));
  }
}
