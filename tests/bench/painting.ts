import type { Frame, Page, Realm } from 'puppeteer-core';
import { poll } from '../harness/poll.ts';
import { worldOf } from './isolated-world.ts';

/** When one card came, in ms of the page's `performance.now()`. */
export interface Painting {
  /** The pointer came onto the link. */
  readonly over: number;
  /** The card could be seen, with the booking in it or without. */
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

/** Where a card of the reference's is. */
const NAIVE_CARD = '.naive-card';

/** What a document with a card in it has seen, in ms since the epoch. */
interface CardSeen {
  shown: number;
  painted: number;
  /** The screen's own time of the frame with the booking in it. */
  frame: number;
}

/** Looks for the booking's words in its document, and notes when they were there, and when they were painted. */
function lookForBooking(words: string, within: string | null): void {
  if (within === null && location.protocol !== 'chrome-extension:') return;
  const seen = { shown: 0, painted: 0, frame: 0, isOver: false };
  Object.assign(globalThis, { cardSeen: seen });
  const at = (time: number) => performance.timeOrigin + time;
  const look = () => {
    const card = within === null ? document.body : document.querySelector(within);
    if (!seen.shown && card?.textContent?.includes(words)) seen.shown = at(performance.now());
  };
  const insides = new MutationObserver(look);
  insides.observe(document, { childList: true, subtree: true, characterData: true });
  requestAnimationFrame(function onFrame(time) {
    look();
    if (!seen.shown && !seen.isOver) {
      requestAnimationFrame(onFrame);
      return;
    }
    insides.disconnect();
    if (!seen.shown) return;
    seen.frame = at(time);
    // What is posted in a frame arrives once the frame is done.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      seen.painted = at(performance.now());
      port1.close();
    };
    port2.postMessage(null);
  });
}

/**
 * Notes when the pointer comes onto a link, when the reference's card is put into the page, when ours, which is put there long before that, can
 * be seen, and every refresh of the screen.
 */
function lookAtPage(naiveCard: string): void {
  const seen = { over: 0, opened: 0, frames: [] as number[], isOver: false };
  const { dom } = Reflect.get(globalThis, 'chrome') as {
    dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  };
  // The card that is open already is not the next one.
  const last = document.querySelector('html > div');
  const isFrameVisible = () => {
    const host = [...document.querySelectorAll('html > div')].find((one) => one !== last);
    const frame = host && dom.openOrClosedShadowRoot(host)?.querySelector('iframe');
    return frame?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  Object.assign(globalThis, { seen });
  const over = ({ target }: Event) => {
    if (!seen.over && (target as Element).closest('a')) seen.over = performance.now();
  };
  window.addEventListener('pointerover', over, true);
  const arrivals = new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    if (added.some((node) => (node as Element).matches?.(naiveCard))) seen.opened ||= performance.now();
  });
  arrivals.observe(document.body, { childList: true });
  requestAnimationFrame(function onFrame(time) {
    seen.frames.push(time);
    if (!seen.opened && isFrameVisible()) seen.opened = time;
    if (!seen.isOver) requestAnimationFrame(onFrame);
    else {
      arrivals.disconnect();
      window.removeEventListener('pointerover', over, true);
    }
  });
}

/** Pages whose card frames look for the booking by themselves. */
const prepared = new WeakSet<Page>();

/** The frame of the card that is open, and not one of those; null: there is none. */
export function cardFrameOf(page: Page, others: readonly Frame[] = []): Frame | null {
  const isCard = (frame: Frame) => frame.url().startsWith('chrome-extension:') && !others.includes(frame);
  return page.frames().find(isCard) ?? null;
}

/**
 * Watches for the next card: ours, which is a document of its own in a frame, or the reference's, which is in the page. Asks for a
 * frame all the time, so that every refresh of the screen is counted.
 */
export async function watchForCard(page: Page) {
  const world = worldOf(page);
  const others = page.frames();
  if (!prepared.has(page)) await page.evaluateOnNewDocument(lookForBooking, WORDS, null);
  prepared.add(page);
  await world.evaluate(lookAtPage, NAIVE_CARD);
  await world.evaluate(lookForBooking, WORDS, NAIVE_CARD);
  const start = await world.evaluate(() => performance.timeOrigin);
  const readSeen = (where: Realm | Frame) =>
    where.evaluate(() => Reflect.get(globalThis, 'cardSeen') as CardSeen | undefined).catch(() => undefined);

  async function readPainting(): Promise<Painting> {
    const frame = cardFrameOf(page, others);
    const card = (frame && (await readSeen(frame))) ?? (await readSeen(world));
    const seen = await world.evaluate(() => Reflect.get(globalThis, 'seen') as Painting);
    // A card is drawn in its frame before the frame is shown, and then it is on the screen with the frame.
    const time = (at = 0) => (at > 0 && seen.opened > 0 ? Math.max(at - start, seen.opened) : 0);
    return { ...seen, shown: time(card?.shown), painted: time(card?.painted), frame: time(card?.frame) };
  }

  const until = (moment: 'opened' | 'painted') =>
    poll(
      async () => {
        const painting = await readPainting();
        return painting[moment] > 0 && painting;
      },
      TIMEOUT,
      () => `no card was ${moment}`,
    );
  return {
    opened: () => until('opened'),
    async painted(): Promise<Painting> {
      const painting = await until('painted');
      await world.evaluate(() => {
        for (const one of ['seen', 'cardSeen']) Object.assign(Reflect.get(globalThis, one), { isOver: true });
      });
      return painting;
    },
  };
}

/** After how many refreshes of the screen, counted from a moment, the booking was on it. One is the least. */
export function framesSince(moment: number, { frames, frame, painted }: Painting): number {
  const last = frames.findLast((at) => at <= moment) ?? frame;
  const late = Math.floor(Math.max(0, painted - frame) / FRAME);
  return Math.max(1, Math.round((frame - last) / FRAME)) + late;
}
