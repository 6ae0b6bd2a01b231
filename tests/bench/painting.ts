import type { Page } from 'puppeteer-core';
import { poll } from '../harness/poll.ts';
import { worldOf } from './isolated-world.ts';

/** When one card came, in ms of the page's `performance.now()`. */
export interface Painting {
  /** The pointer came onto the link. */
  readonly over: number;
  /** The card's host appeared in the page. */
  readonly opened: number;
  /** The booking was in the card. */
  readonly shown: number;
  /** The frame with the booking in it was handed to the screen. */
  readonly painted: number;
  /** The screen's own time of the last frame before a moment, and of the frame with the booking in it. */
  readonly frames: readonly number[];
  readonly frame: number;
}

/** Refreshes of the screen are so far apart, ms. */
const FRAME = 1000 / 60;

/** Is in every booking of the bench, and in nothing else on a card. */
export const WORDS = 'Confirmed';

const TIMEOUT = 20_000;

/**
 * Watches for the next card, from within the world of the extension's scripts: there the card's closed shadow root can be
 * looked into. Asks for a frame all the time, so that every refresh of the screen is counted.
 */
export async function watchForCard(page: Page) {
  const world = worldOf(page);
  await world.evaluate((words) => {
    const chrome = Reflect.get(globalThis, 'chrome') as {
      dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
    };
    const seen = { over: 0, opened: 0, shown: 0, painted: 0, frame: 0, frames: [] as number[] };
    Object.assign(globalThis, { seen });
    const over = ({ target }: Event) => {
      if (!seen.over && (target as Element).closest('a')) seen.over = performance.now();
    };
    window.addEventListener('pointerover', over, true);
    const look = (card: Node) => {
      if (!seen.shown && card.textContent?.includes(words)) seen.shown = performance.now();
    };
    const insides = new MutationObserver(([record]) => {
      if (record)
        look(record.target.getRootNode() === document ? record.target : record.target.getRootNode());
    });
    const arrivals = new MutationObserver((records) => {
      const host = records.flatMap(({ addedNodes }) => [...addedNodes])[0] as HTMLElement | undefined;
      if (!host || seen.opened) return;
      seen.opened = performance.now();
      const card = chrome.dom.openOrClosedShadowRoot(host) ?? host;
      insides.observe(card, { childList: true, subtree: true, characterData: true });
      look(card);
    });
    for (const parent of [document.documentElement, document.body]) {
      arrivals.observe(parent, { childList: true });
    }
    const handedOver = new MessageChannel();
    handedOver.port1.onmessage = () => {
      seen.painted = performance.now();
      handedOver.port1.close();
    };
    requestAnimationFrame(function onFrame(at) {
      if (!seen.shown) {
        seen.frames.push(at);
        requestAnimationFrame(onFrame);
        return;
      }
      seen.frame = at;
      insides.disconnect();
      arrivals.disconnect();
      window.removeEventListener('pointerover', over, true);
      // What is posted in a frame arrives once the frame is done.
      handedOver.port2.postMessage(null);
    });
  }, WORDS);
  const until = (moment: 'opened' | 'painted') =>
    poll(
      async () => {
        const seen = await world.evaluate(() => Reflect.get(globalThis, 'seen') as Painting);
        return seen[moment] > 0 && seen;
      },
      TIMEOUT,
      () => `no card was ${moment}`,
    );
  return { opened: () => until('opened'), painted: () => until('painted') };
}

/** After how many refreshes of the screen, counted from a moment, the booking was on it. One is the least. */
export function framesSince(moment: number, { frames, frame, painted }: Painting): number {
  const last = frames.findLast((at) => at <= moment) ?? frame;
  const late = Math.floor(Math.max(0, painted - frame) / FRAME);
  return Math.max(1, Math.round((frame - last) / FRAME)) + late;
}
