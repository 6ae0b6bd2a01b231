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

/**
 * Presses Escape. The card that hears it goes, and the frame that had the focus with it: then Chromium now and then never tells the test that
 * the key was taken.
 */
export async function pressEscape({ keyboard }: Page): Promise<void> {
  let isTaken = false;
  const press = keyboard.press('Escape').then(() => {
    isTaken = true;
  });
  await Promise.race([press, sleep(TAKEN)]);
  if (isTaken) return;
  press.catch(() => {});
  keyboard.up('Escape').catch(() => {});
}
