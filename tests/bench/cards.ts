import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page, Realm } from 'puppeteer-core';
import { pressAltUp, pressEscape } from '../harness/keys.ts';
import { HANG, poll } from '../harness/poll.ts';
import { siteUrl } from '../platform/hosts.ts';
import { worldOf } from './isolated-world.ts';
import { cardFrameOf, WORDS, watchForCard } from './painting.ts';
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
  await pressAltUp(page);
  await waitForBooking(page);
}

/** The same, on a page of a hundred links that has the card part already. Gives the card's frame. */
export async function openOnLinks(page: Page): Promise<Frame> {
  await page.goto(siteUrl('/links.asp?n=100'));
  await bringCardPart(page);
  await page.focus('#link-2');
  await openByKey(page);
  return openFrameOf(page);
}

/** The frame of the card that is open. */
export function openFrameOf(page: Page): Frame {
  const frame = cardFrameOf(page);
  if (!frame) throw new Error('no card is open');
  return frame;
}

/** Closes the card that is open; its link has the focus again. */
export async function closeByKey(page: Page): Promise<void> {
  await pressEscape(page);
  // A key that comes before the link has the focus again goes to a card that is closing.
  await poll(
    async () => !cardFrameOf(page),
    HANG,
    () => 'the card stays open',
  );
}

/** Opens the reference's card, which knows no keys. */
export async function openByPointer(page: Page): Promise<void> {
  await page.hover(WARM_UP);
  await waitForBooking(page);
}

/** Leaves nothing behind on the page, as `watchForCard` would. */
async function waitForBooking(page: Page): Promise<void> {
  const hasWords = (where: Realm | Frame) =>
    where.evaluate((words) => document.body.textContent.includes(words), WORDS).catch(() => false);
  await poll(
    async () => hasWords(cardFrameOf(page) ?? worldOf(page)),
    HANG,
    () => 'no card with a booking came',
  );
}
