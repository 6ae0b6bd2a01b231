import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { pressEscape } from '../harness/keys.ts';
import { worldOf } from './isolated-world.ts';
import { WORDS, watchForCard } from './painting.ts';
import { moveAway } from './pointer.ts';

/** A link that no measure points at. */
const WARM_UP = '#link-0';

/** A card that was just closed keeps the next one from opening for so long, ms. */
const QUIET = 250;

/** Opens a card once and closes it, so that the card part, if the subject has one, is there from now on. */
export async function bringCardPart(page: Page): Promise<void> {
  await page.bringToFront();
  const watch = await watchForCard(page);
  await page.hover(WARM_UP);
  await watch.painted();
  await leaveCard(page);
}

/** Closes the card that is open, and takes the pointer off its link. */
export async function leaveCard(page: Page): Promise<void> {
  await pressEscape(page);
  await moveAway(page);
  await sleep(QUIET);
}

/** Opens the card of the link that has the focus, and waits for its booking. */
export async function openByKey(page: Page): Promise<void> {
  await page.keyboard.down('Alt');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.up('Alt');
  await waitForBooking(page);
}

/** Closes the card that is open; its link has the focus again. */
export async function closeByKey(page: Page): Promise<void> {
  await pressEscape(page);
}

/** Opens the reference's card, which knows no keys. */
export async function openByPointer(page: Page): Promise<void> {
  await page.hover(WARM_UP);
  await waitForBooking(page);
}

/** Leaves nothing behind on the page, as `watchForCard` would. */
function waitForBooking(page: Page): Promise<void> {
  return worldOf(page).evaluate(async (words) => {
    const chrome = Reflect.get(globalThis, 'chrome') as {
      dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
    };
    for (let patience = 2000; patience > 0; patience--) {
      const host = document.querySelector<HTMLElement>('html > div, .naive-card');
      const card = host && (chrome.dom.openOrClosedShadowRoot(host) ?? host);
      if (card?.textContent?.includes(words)) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('no card with a booking came');
  }, WORDS);
}
