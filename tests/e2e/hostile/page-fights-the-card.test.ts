import { createHash } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { onStage } from '../../harness/on-stage.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { someOf } from '../../harness/short-run.ts';
import { CLIENT_PHONE } from '../../platform/bookings.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';
import { openHostile } from './hostile-page.ts';

/** A page that hides, covers, removes or drowns the card. */

/** Its card has a number to show. */
const BOOKING = 111;

describe('a card on a page against it', () => {
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

  async function openCard(): Promise<void> {
    page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    card = cardOn(session, page);
    await page.hover(`#row-${BOOKING} .shape`);
    await card.waitFor(BOOKING, 'Confirmed');
  }

  function addStyle(css: string): Promise<void> {
    return page.evaluate((text) => {
      const style = document.createElement('style');
      style.textContent = text;
      document.head.append(style);
      // Once it has been drawn.
      return new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      );
    }, css);
  }

  /** What is drawn of the card, without its rounded corners, where the page shines through, and its last line, which ticks. */
  async function look(): Promise<string> {
    const { x, y, width } = (await card.waitFor(BOOKING)).box;
    const clip = { x: x + 16, y: y + 16, width: width - 32, height: 200 };
    // What else is taken has the window of another size meanwhile, which a card may not outlast.
    const picture = await page.screenshot({ clip, captureBeyondViewport: false });
    return createHash('sha256').update(picture).digest('hex');
  }

  describe('styles of the page', () => {
    it('change nothing of how it looks', async () => {
      await openCard();
      const before = await look();
      // Our element is the only one there. What styles it with all importance loses against its own shadow tree.
      for (const declarations of [
        'display: none',
        'visibility: hidden; opacity: 0; z-index: -1; content-visibility: hidden; contain: strict',
        'transform: scale(0); clip-path: inset(50%); filter: opacity(0); mask: linear-gradient(#0000, #0000)',
        'position: static; width: 900px; height: 9px; overflow: hidden; zoom: .1; pointer-events: none',
        'font: 40px cursive; color: #fff; letter-spacing: 9px; --paper: #000; --ink: #000',
        'animation: gone 1ms forwards; transition: all 60s',
        'all: unset',
      ]) {
        await addStyle(`html > div { ${declarations.replaceAll(';', ' !important;')} !important }
        @keyframes gone { to { opacity: 0; scale: 0; display: none } }`);
        expect(await look(), declarations).toBe(before);
      }
    });

    it.each(someOf(['html { opacity: .5 }', 'html { display: none }'], 1))(
      'that fade or hide the whole page take it away: %s',
      async (css) => {
        await openCard();
        await addStyle(css);
        await card.waitUntilGone();
      },
    );
  });

  describe('something of the page over it', () => {
    it('as high as it can get, below the top layer, does not cover it', async () => {
      await openCard();
      await page.evaluate(() => {
        document.body.insertAdjacentHTML(
          'beforeend',
          '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff">All yours</div>',
        );
      });
      await card.click('Show phone number');
      await card.waitFor(BOOKING, CLIENT_PHONE);
    });

    it('that leaves but a button to be seen gets no press through, and then no card either', async () => {
      await openCard();
      const { box } = await card.waitFor(BOOKING);
      const button = await (await card.control('Show phone number')).readBox();
      const middle = { x: button.x + button.width / 2, y: button.y + button.height / 2 };
      const free = await page.evaluate(
        ({ x, y, width, height }, { x: across, y: hole }) => {
          const cover = document.createElement('div');
          cover.popover = 'manual';
          // All of the card but the part on the button's side of its middle.
          const below = hole > y + height / 2;
          Object.assign(cover.style, {
            position: 'fixed',
            inset: 'auto',
            margin: '0',
            border: '0',
            background: '#fff',
            left: `${x}px`,
            width: `${width}px`,
            top: `${below ? y : hole + 12}px`,
            height: `${below ? hole - 12 - y : y + height - hole - 12}px`,
          });
          document.body.append(cover);
          cover.showPopover();
          return document.elementFromPoint(across, hole)?.outerHTML;
        },
        box,
        middle,
      );
      expect(free).toBe('<div></div>');
      await page.mouse.click(middle.x, middle.y);
      expect(await card.text()).not.toContain(CLIENT_PHONE);
      await card.waitUntilGone();
    });
  });

  describe('a page that fights', () => {
    it('by removing every card at once has its way after three', async () => {
      page = await openHostile(session, '/PhoneChatBookings.asp', () => {
        Object.assign(window, { removed: 0 });
        new MutationObserver((records) => {
          for (const { addedNodes } of records) {
            for (const node of addedNodes) {
              if (node.parentNode !== document.documentElement || node.nodeName !== 'DIV') continue;
              (node as Element).remove();
              (window as unknown as { removed: number }).removed++;
            }
          }
        }).observe(document, { childList: true, subtree: true });
      });
      card = cardOn(session, page);
      const removed = () => page.evaluate(() => (window as unknown as { removed: number }).removed);
      for (let tries = 1; tries <= 4; tries++) {
        await page.hover(`#row-${tries % 2 ? 101 : 102} .shape`);
        await page.waitForFunction(
          (least) => (window as unknown as { removed: number }).removed >= least,
          {},
          Math.min(tries, 3),
        );
        // The card notices once a second that it is gone.
        await new Promise((resolve) => setTimeout(resolve, 1100));
      }
      expect(await removed()).toBe(3);
      expect(await card.read()).toBeNull();
    });

    it('by a flood of events and links gets one card, one request, and a page that still runs', async () => {
      page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
      card = cardOn(session, page);
      await page.evaluate(() => {
        const box = document.createElement('div');
        box.style.cssText = 'position:fixed;left:0;top:700px;height:40px;overflow:hidden';
        document.body.append(box);
        const link = document.querySelector('#row-102 .shape') as Element;
        let id = 5000;
        setInterval(() => {
          const links = Array.from(
            { length: 30 },
            () => `<a href="PhoneChatBooking.asp?BookingID=${id++}">B</a>`,
          );
          box.insertAdjacentHTML('beforeend', links.join(''));
          for (let n = 0; n < 100; n++) {
            link.dispatchEvent(
              new PointerEvent('pointermove', {
                bubbles: true,
                clientX: n,
                screenX: n,
                pointerType: 'mouse',
              }),
            );
            link.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'ArrowUp', altKey: true }));
          }
        }, 20);
      });
      platform.requests.clear();
      await page.hover('#row-110 .shape');
      await card.waitFor(110, '12.5 credits');
      await page.waitForFunction(() => document.links.length > 2000);
      await card.waitFor(110, '12.5 credits');
      expect(platform.requests.bookingRequests()).toHaveLength(1);
    });

    it('by giving the link under a moving pointer another booking at each step makes few requests', async () => {
      page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
      await page.evaluate(() => {
        const link = document.querySelector<HTMLAnchorElement>('#row-101 .shape') as HTMLAnchorElement;
        let id = 1000;
        window.addEventListener(
          'pointermove',
          () => {
            link.href = `PhoneChatBooking.asp?BookingID=${id++}`;
          },
          true,
        );
      });
      platform.requests.clear();
      const box = await (await page.waitForSelector('#row-101 .shape'))?.boundingBox();
      if (!box) throw new Error('the link has no box');
      const xs = Array.from({ length: 120 }, (_, step) => box.x + 4 + ((step * 7) % (box.width - 8)));
      // On their way together: on a busy machine waiting for each would be resting.
      await Promise.all(xs.map((x) => page.mouse.move(x, box.y + box.height / 2)));
      expect(platform.requests.bookingRequests().length).toBeLessThanOrEqual(3);
    });
  });
});
