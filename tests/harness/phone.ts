import type { Page } from 'puppeteer-core';
import type { CardOnPage, CardReading } from './card.ts';

/** CSS pixels of a usual phone. */
export const PHONE = [360, 780] as const;

/** A finger rests on the link of the booking until its card has come. */
export async function longPress(page: Page, card: CardOnPage, id: number): Promise<CardReading> {
  const box = await (await page.waitForSelector(`#row-${id} .shape`))?.boundingBox();
  if (!box) throw new Error('the link has no box');
  const finger = await page.touchscreen.touchStart(box.x + box.width / 2, box.y + box.height / 2);
  const reading = await card.waitFor(id);
  await finger.end();
  return reading;
}
