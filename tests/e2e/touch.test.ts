import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import { saveToken } from '../harness/journeys.ts';
import { browserKind } from '../harness/launch.ts';
import { onStage } from '../harness/on-stage.ts';
import type { BrowserSession } from '../harness/session.ts';
import { siteUrl } from '../platform/hosts.ts';
import { TOKENS } from '../platform/people.ts';

/** The sheet that a long press opens on a phone's screen of 360 by 780 pixels: Chromium's own emulation of one, which pinches too. */

const PHONE = { width: 360, height: 780, deviceScaleFactor: 3, isMobile: true, hasTouch: true };
const MOBILE_PAGE = siteUrl('/phonechat/bookings', 'm.adultwork.com');
/** Has no viewport meta: laid out 980 pixels wide, and drawn small. */
const OLD_PAGE = siteUrl('/rows.asp');

let session: BrowserSession;
let page: Page;

onStage.beforeAll(async ({ stage }) => {
  session = stage.session;
  await saveToken(session, TOKENS.manager);
});
afterEach(() => session.leave(page));

/** Opens the page on the phone, zoomed in by so much, and the card of booking 101 by a long press. */
async function openSheet(url: string, { zoom = 1, isLandscape = false } = {}) {
  page = await session.openPage(url);
  const { width, height } = PHONE;
  await page.setViewport(isLandscape ? { ...PHONE, width: height, height: width, isLandscape } : PHONE);
  await page.reload();
  const link = await page.waitForSelector('#row-101 .shape');
  await link?.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  if (zoom > 1) {
    const cdp = await page.createCDPSession();
    await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: zoom });
  }
  const [x, y] = (await link?.evaluate((one) => {
    one.scrollIntoView({ block: 'center', inline: 'center' });
    const { left, top, width, height } = one.getBoundingClientRect();
    const { offsetLeft = 0, offsetTop = 0 } = visualViewport ?? {};
    return [left + width / 2 - offsetLeft, top + height / 2 - offsetTop];
  })) ?? [0, 0];
  const card = cardOn(session, page);
  const finger = await page.touchscreen.touchStart(x ?? 0, y ?? 0);
  // Found where it is drawn, and hit there.
  const { text: hit } = await card.waitFor(101, 'Pending');
  await finger.end();
  return { ...(await onScreen(card)), hit };
}

/** Where the sheet is on the screen, and how large its words are there, in the screen's own pixels. */
async function onScreen(card: CardOnPage) {
  const [shown] = await session.findCards(page);
  if (!shown) throw new Error('there is no sheet');
  const { x, y, width, height } = shown.place.box;
  const view = await page.evaluate(() => {
    const {
      offsetLeft,
      offsetTop,
      scale,
      width: shownWidth,
      height: shownHeight,
    } = visualViewport as VisualViewport;
    return { offsetLeft, offsetTop, scale, width: shownWidth * scale, height: shownHeight * scale };
  });
  const inner = await card.evaluate(
    (one) => [Number.parseFloat(getComputedStyle(one).fontSize), innerWidth] as const,
  );
  const left = (x - view.offsetLeft) * view.scale;
  const top = (y - view.offsetTop) * view.scale;
  return {
    left,
    top,
    right: left + width * view.scale,
    bottom: top + height * view.scale,
    fontSize: (inner[0] * width * view.scale) / inner[1],
    screen: { width: view.width, height: view.height },
  };
}

describe.runIf(browserKind() === 'chromium')('the sheet of a long press', () => {
  it.each([
    ['with a viewport meta', MOBILE_PAGE, {}],
    ['without one', OLD_PAGE, {}],
    ['with one, pinched 2.5 times', MOBILE_PAGE, { zoom: 2.5 }],
    ['without one, pinched 2.5 times', OLD_PAGE, { zoom: 2.5 }],
    ['with one, in landscape', MOBILE_PAGE, { isLandscape: true }],
    ['without one, in landscape', OLD_PAGE, { isLandscape: true }],
  ])('is whole on the screen, and its words are readable, on a page %s', async (_name, url, how) => {
    const seen = await openSheet(url, how);
    const { height } = seen.screen;
    expect(seen.left).toBeGreaterThanOrEqual(0);
    expect(seen.right).toBeLessThanOrEqual(seen.screen.width + 0.5);
    expect(seen.top).toBeGreaterThanOrEqual(0);
    expect(seen.bottom).toBeLessThanOrEqual(height + 0.5);
    expect(seen.right - seen.left).toBeGreaterThanOrEqual(343.5);
    // What is 13 px large in the card is so on the screen.
    expect(seen.fontSize).toBeGreaterThanOrEqual(12.9);
    expect(seen.hit).toContain('Pending');
  });
});
