import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import type { Box } from '../harness/ax-tree.ts';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import type { BrowserKind } from '../harness/find-browsers.ts';
import { pressAltUp, pressEscape } from '../harness/keys.ts';
import { poll } from '../harness/poll.ts';
import type { BrowserSession } from '../harness/session.ts';
import { siteUrl } from '../platform/hosts.ts';
import { PLACE_BOOKING, placePath } from '../platform/pages/places.ts';
import type { Cell } from './cells.ts';
import { drawnBox, frameOf, gapBetween, nearestIn, travel } from './drawn.ts';

/** A card is at most so far from what is pointed at, CSS pixels. */
const NEAR = 24;

/** Longer than a card stays once it is left, ms. */
const AFTER_GRACE = 600;

/** Opens one card, looks where it is, goes onto it, presses in it and closes it. Returns what was not as it should be. */
export async function tryCell(session: BrowserSession, cell: Cell): Promise<string[]> {
  const page = await session.openPage(siteUrl(placePath(cell.setting, cell.shape)));
  try {
    return await new Trial(cardOn(session, page), page, cell, session.kind).run();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await session.leave(page);
  }
}

class Trial {
  readonly #mistakes: string[] = [];
  readonly #card: CardOnPage;
  readonly #page: Page;
  readonly #cell: Cell;
  readonly #kind: BrowserKind;

  constructor(card: CardOnPage, page: Page, cell: Cell, kind: BrowserKind) {
    this.#card = card;
    this.#page = page;
    this.#cell = cell;
    this.#kind = kind;
  }

  async run(): Promise<string[]> {
    const page = this.#page;
    if (this.#cell.setting === 'full screen') await enterFullScreen(page);
    const frame = await frameOf(page, this.#cell.setting);
    const anchor = await drawnBox(page, frame);
    const point = { x: anchor.x + anchor.width / 2, y: anchor.y + anchor.height / 2 };
    if (this.#cell.way === 'pointer') await page.mouse.move(point.x, point.y);
    else await this.#goByKey(frame);
    await this.#card.waitForAnswer(PLACE_BOOKING);
    const box = await this.#checkPlace(frame);
    if (this.#cell.way === 'pointer') await this.#goOnto(box, point);
    await this.#press();
    await this.#close(frame);
    return this.#mistakes;
  }

  /** Tab until the target has the focus; then, perhaps, into its card. */
  async #goByKey(frame: Frame): Promise<void> {
    for (let presses = 0; ; presses++) {
      if (presses === 12) throw new Error('Tab does not reach the target');
      await this.#page.keyboard.press('Tab');
      if (await isTargetFocused(frame)) break;
    }
    if (this.#cell.way === 'Tab') return;
    await pressAltUp(this.#page);
  }

  /** Looks until all is right, or no longer changes: a page may still be scrolling because of the key. */
  async #checkPlace(frame: Frame): Promise<Box> {
    for (let before: Box | null = null; ; ) {
      const box = (await this.#card.read())?.box;
      if (!box) throw new Error('gone while it was looked at');
      const mistakes = await this.#mistakesOf(box, await drawnBox(this.#page, frame));
      if (mistakes.length === 0) return box;
      if (JSON.stringify(before) === JSON.stringify(box)) {
        this.#mistakes.push(...mistakes);
        return box;
      }
      before = box;
      await sleep(300);
    }
  }

  async #mistakesOf(box: Box, anchor: Box): Promise<string[]> {
    const mistakes: string[] = [];
    const window = await this.#page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    const gap = Math.round(gapBetween(box, anchor));
    if (gap > NEAR) mistakes.push(`${gap} px away`);
    if (gap < 0) mistakes.push(`covers it by ${-gap} px`);
    const isInside =
      box.x >= 0 &&
      box.y >= 0 &&
      box.x + box.width <= window.width + 0.5 &&
      box.y + box.height <= window.height + 0.5;
    if (!isInside) mistakes.push(`not inside the window: ${JSON.stringify(box)}`);
    // In a frame the window is the frame, which is wide enough here.
    if (box.width < Math.min(348, window.width - 16) - 0.5) mistakes.push(`${box.width} px wide`);
    return mistakes;
  }

  async #goOnto(box: Box, from: { x: number; y: number }): Promise<void> {
    await travel(this.#page, from, nearestIn(box, from, 20));
    await sleep(AFTER_GRACE);
    if ((await this.#card.read()) === null) throw new Error('gone when the pointer had come onto it');
  }

  async #press(): Promise<void> {
    await this.#card.click('Show phone number');
    await this.#card.waitFor(PLACE_BOOKING, '+44');
  }

  async #close(frame: Frame): Promise<void> {
    await pressEscape(this.#page);
    // Firefox takes the first Escape for the full screen, and tells neither the page nor the card of it.
    if (this.#kind === 'firefox' && this.#cell.setting === 'full screen') {
      await untilFullScreen(this.#page, false);
      await pressEscape(this.#page);
    }
    await this.#card.waitUntilGone();
    if (this.#cell.way === 'pointer') return;
    await poll(
      () => isTargetFocused(frame),
      2000,
      () => 'the focus did not come back to the link',
    );
  }
}

async function enterFullScreen(page: Page): Promise<void> {
  await page.click('#enter');
  await untilFullScreen(page, true);
}

async function untilFullScreen(page: Page, wanted: boolean): Promise<void> {
  await poll(
    async () => (await page.evaluate(() => document.fullscreenElement !== null)) === wanted,
    5000,
    () => `the page is ${wanted ? 'not' : 'still'} full screen`,
  );
}

function isTargetFocused(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.id === 'target' || focused?.nodeName === 'AREA';
  });
}
