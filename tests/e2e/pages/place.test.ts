import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { browserKind } from '../../harness/launch.ts';
import { onStage } from '../../harness/on-stage.ts';
import { poll } from '../../harness/poll.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { someOf } from '../../harness/short-run.ts';
import { resize, VIEWPORT } from '../../harness/viewport.ts';
import { HARD_CELLS, SOME_CELLS } from '../../places/cells.ts';
import { drawnBox, gapBetween } from '../../places/drawn.ts';
import { tryCell } from '../../places/try-cell.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { PLACE_BOOKING, placePath } from '../../platform/pages/places.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** Beside what is pointed at, whatever the page has done to it; wide enough to be read, and where it was once it is pinned. */

let platform: Platform;
let session: BrowserSession;
let page: Page;
let card: CardOnPage;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
});
afterEach(async () => {
  await session.leave(page);
  platform.reset();
});

/** A page with the link to 101 at that point of a window of that size. */
async function openWithLinkAt(x: number, y: number, width = VIEWPORT.width, height = VIEWPORT.height) {
  page = await session.openPage(siteUrl('/rows.asp'));
  card = cardOn(session, page);
  await resize(page, width, height);
  await page.evaluate(
    (left, top) => {
      const row = document.querySelector<HTMLElement>('#row-101');
      if (row) row.style.cssText = `position:fixed;margin:0;left:${left}px;top:${top}px;white-space:nowrap`;
    },
    x,
    y,
  );
  await page.mouse.move(2, height / 2);
}

async function linkBox() {
  const box = await (await page.$('#row-101 .shape'))?.boundingBox();
  if (!box) throw new Error('the link has no box');
  return box;
}

async function openCard() {
  await page.hover('#row-101 .shape');
  return (await card.waitForAnswer(101)).box;
}

describe('a card', () => {
  it.each(
    someOf([...SOME_CELLS, ...HARD_CELLS], 6).map(
      (cell) => [cell.setting, cell.shape, cell.way, cell] as const,
    ),
  )(
    'is beside its place, can be reached, pressed and closed: %s, %s, %s',
    async (_setting, _shape, _way, cell) => {
      expect(await tryCell(session, cell)).toEqual([]);
    },
  );

  it.each(
    someOf(
      [
        [700, 380],
        [1000, 380],
        [1180, 380],
        [1100, 40],
        [1100, 740],
      ],
      2,
    ),
  )('is 348 pixels wide beside a link at %i, %i', async (x, y) => {
    await openWithLinkAt(x, y);
    const box = await openCard();
    expect(box.width).toBeGreaterThanOrEqual(348);
    expect(gapBetween(box, await linkBox())).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(VIEWPORT.width);
  });

  it.each(
    someOf(
      [
        [200, 360],
        [600, 380],
        [1100, 400],
      ],
      1,
    ),
  )('is whole beside a link at %i, %i, halfway down the window', async (x, y) => {
    await openWithLinkAt(x, y);
    await openCard();
    await poll(
      async () => {
        const { height = 0 } = (await card.read())?.box ?? {};
        return (
          height > 400 &&
          (await card.evaluate((element) => {
            const { scrollHeight } = element.ownerDocument.documentElement;
            element.style.maxHeight = 'none';
            const { height: whole } = element.getBoundingClientRect();
            element.style.maxHeight = '';
            return scrollHeight <= innerHeight && whole <= innerHeight;
          }))
        );
      },
      5000,
      () => 'all of the card is never in sight',
    );
  });

  it.each(
    someOf(
      [
        [320, 640],
        [640, 400],
        [320, 256],
        [800, 450],
      ],
      2,
    ),
  )('is as wide as it can be in a window of %i by %i pixels, and can be read', async (width, height) => {
    await openWithLinkAt(width / 2, height / 2 - 10, width, height);
    const box = await openCard();
    expect(box.width).toBeGreaterThanOrEqual(Math.min(348, width - 16));
    expect(box.height).toBeGreaterThanOrEqual(96);
    expect(gapBetween(box, await linkBox())).toBeGreaterThanOrEqual(0);
  });
});

describe('a card beside what moves', () => {
  /** How the page scrolls, and by how many pixels what is pointed at moves up with it. */
  const SCROLLS = [
    ['scrolled', "document.getElementById('box').scrollTop += 40", 40],
    ['fixed', 'scrollBy(0, 60)', 0],
    ['sticky', 'scrollBy(0, 60)', 0],
  ] as const;

  it.each(someOf(SCROLLS, 1))('stays beside it while the page scrolls: %s', async (setting, scroll, by) => {
    page = await session.openPage(siteUrl(placePath(setting, 'link')));
    card = cardOn(session, page);
    await page.hover('#target');
    const before = (await card.waitForAnswer(PLACE_BOOKING)).box;
    await page.evaluate(scroll);
    await sleep(400);
    const after = (await card.read())?.box ?? before;
    expect(after.y - before.y).toBeCloseTo(-by, 0);
    expect(gapBetween(after, await drawnBox(page, page.mainFrame()))).toBeLessThanOrEqual(24);
  });
});

describe('a card on a page that is drawn larger', () => {
  it.each(someOf(['body { zoom: 1.5 }', 'html { zoom: 1.5 }'], 1))(
    'is beside its link, and stays there when it is pinned: %s',
    async (css) => {
      page = await session.openPage(siteUrl(placePath('static', 'link')));
      card = cardOn(session, page);
      await page.addStyleTag({ content: css });
      await page.hover('#target');
      const { box } = await card.waitForAnswer(PLACE_BOOKING);
      const gap = gapBetween(box, await drawnBox(page, page.mainFrame()));
      expect(gap).toBeGreaterThanOrEqual(0);
      expect(gap).toBeLessThanOrEqual(24);
      await card.keepOpen();
      await sleep(300);
      const pinned = (await card.waitFor(PLACE_BOOKING)).box;
      expect(Math.hypot(pinned.x - box.x, pinned.y - box.y)).toBeLessThan(2);
    },
  );

  it('by CSS has its place where the browser itself has the area of an image map', async () => {
    page = await session.openPage(siteUrl(placePath('zoomed', 'area')));
    card = cardOn(session, page);
    const { x, y } = await page.$eval('#target', (image) => image.getBoundingClientRect().toJSON());
    // Chromium draws the map larger, with its picture; Firefox does not.
    const points = [1.5, 1].map((factor) => ({ x: x + 132 * factor, y: y + 47 * factor }));
    for (const point of points) {
      await page.mouse.move(point.x, point.y);
      if (!(await page.evaluate(() => document.querySelector('area')?.matches(':hover')))) continue;
      const { box } = await card.waitForAnswer(PLACE_BOOKING);
      expect(gapBetween(box, { ...point, width: 0, height: 0 })).toBeLessThanOrEqual(48);
      return;
    }
    throw new Error('the browser has the area nowhere');
  });

  it.runIf(browserKind() === 'chromium')('by a pinch is in what is seen of it', async () => {
    page = await session.openPage(siteUrl('/rows.asp'));
    card = cardOn(session, page);
    await (await page.createCDPSession()).send('Emulation.setPageScaleFactor', { pageScaleFactor: 3 });
    const view = await page.evaluate(() => {
      document.querySelector('#row-101 .shape')?.scrollIntoView({ block: 'center', inline: 'center' });
      const { offsetLeft, offsetTop, width, height } = visualViewport as VisualViewport;
      return { x: offsetLeft, y: offsetTop, width, height };
    });
    expect(view.width).toBeLessThan(430);
    const link = await page.$eval('#row-101 .shape', (one) => one.getBoundingClientRect().toJSON());
    // The test protocol counts from what is seen, in the page's pixels.
    await page.mouse.move(link.x + link.width / 2 - view.x, link.y + link.height / 2 - view.y);
    const { box } = await card.waitForAnswer(101);
    expect(box.x).toBeGreaterThanOrEqual(view.x - 0.5);
    expect(box.y).toBeGreaterThanOrEqual(view.y - 0.5);
    expect(box.x + box.width).toBeLessThanOrEqual(view.x + view.width + 0.5);
    expect(box.y + box.height).toBeLessThanOrEqual(view.y + view.height + 0.5);
    expect(box.height).toBeGreaterThanOrEqual(96);
  });
});

describe('a card that is pinned', () => {
  it.each(
    someOf(
      [
        [200, 380, 1280, 800],
        [200, 250, 900, 520],
        [1100, 380, 1280, 800],
        [600, 740, 1280, 800],
        [600, 40, 1280, 800],
      ],
      2,
    ),
  )('stays where it is: link at %i, %i in %i by %i', async (x, y, width, height) => {
    await openWithLinkAt(x, y, width, height);
    await openCard();
    const before = (await card.read())?.box;
    await card.keepOpen();
    await sleep(300);
    const after = (await card.read())?.box;
    expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(2);
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
    expect(after?.width).toBe(before?.width);
  });

  it('comes along into a window that gets smaller, and is whole and where it was once that is large again', async () => {
    await openWithLinkAt(900, 380);
    const before = await openCard();
    await card.keepOpen();
    for (const [width, height] of [
      [500, 400],
      [240, 180],
    ] as const) {
      await resize(page, width, height);
      await sleep(500);
      const { box } = (await card.read()) ?? {};
      expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    }
    await resize(page, VIEWPORT.width, VIEWPORT.height);
    await expect.poll(async () => (await card.read())?.box).toEqual(before);
  });

  it('is as wide as any other in a window that was narrow when it was pinned', async () => {
    await openWithLinkAt(20, 40, 300, 600);
    await openCard();
    await card.keepOpen();
    await resize(page, VIEWPORT.width, VIEWPORT.height);
    await expect.poll(async () => (await card.read())?.box.width).toBe(348);
  });
});
