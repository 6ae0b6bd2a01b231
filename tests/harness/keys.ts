import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';

/** A key that was taken is told of within this time, ms. */
const TAKEN = 1000;

/** Presses Alt and arrow up: the way into a card by the keyboard. */
export async function pressAltUp({ keyboard }: Page): Promise<void> {
  await keyboard.down('Alt');
  await keyboard.press('ArrowUp');
  await keyboard.up('Alt');
}

/** Presses Escape, which may close a card. */
export const pressEscape = (page: Page): Promise<void> => pressToClose(page, 'Escape');

/**
 * Presses a key that closes a card. With the card goes the frame that had the focus, and then Chromium now and then never tells the test that
 * the key was taken.
 */
export async function pressToClose({ keyboard }: Page, key: 'Escape' | 'Enter'): Promise<void> {
  let isTaken = false;
  const press = keyboard.press(key).then(() => {
    isTaken = true;
  });
  await Promise.race([press, sleep(TAKEN)]);
  if (isTaken) return;
  press.catch(() => {});
  keyboard.up(key).catch(() => {});
}
