import { setTimeout as sleep } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, type CardReading, cardOn } from '../harness/card.ts';
import { saveToken } from '../harness/journeys.ts';
import { pressEscape } from '../harness/keys.ts';
import { onStage } from '../harness/on-stage.ts';
import { HANG } from '../harness/poll.ts';
import type { BrowserSession } from '../harness/session.ts';
import { someOf } from '../harness/short-run.ts';
import { resize } from '../harness/viewport.ts';
import { siteUrl } from '../platform/hosts.ts';
import { TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** Where a card is placed on any page, and what it leaves there. */

const LONG_ENOUGH = 1200;

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

async function open(path: string): Promise<void> {
  page = await session.openPage(siteUrl(path));
  card = cardOn(session, page);
}

async function boxOf(link: ElementHandle | null) {
  const box = await link?.boundingBox();
  if (!box) throw new Error('the link has no box');
  return box;
}

/** The card is whole within the window, and not over its link. */
async function expectWellPlaced({ box }: CardReading, link: ElementHandle | null): Promise<void> {
  const anchor = await boxOf(link);
  const window = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const covers =
    box.x < anchor.x + anchor.width &&
    anchor.x < box.x + box.width &&
    box.y < anchor.y + anchor.height &&
    anchor.y < box.y + box.height;
  expect(covers, `card ${JSON.stringify(box)} over link ${JSON.stringify(anchor)}`).toBe(false);
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(window.width + 0.5);
  expect(box.y + box.height).toBeLessThanOrEqual(window.height + 0.5);
}

describe('its place', () => {
  /** Where the link is in the window, as a share of it. */
  const corners: [number, number][] = [0.02, 0.5, 0.9].flatMap((x) =>
    [0.02, 0.5, 0.95].map((y): [number, number] => [x, y]),
  );

  it.each(
    someOf(
      [
        [1280, 800],
        [900, 520],
        [320, 640],
      ],
      1,
    ),
  )('in a window of %i by %i pixels is beside its link, wherever that is', async (width, height) => {
    await open('/rows.asp');
    await resize(page, width, height);
    const link = await page.$('#row-101 .shape');
    for (const [x, y] of someOf(corners, 5)) {
      await page.evaluate(
        (left, top) => {
          const row = document.querySelector<HTMLElement>('#row-101');
          if (row)
            row.style.cssText = `position:fixed;margin:0;left:${left}px;top:${top}px;white-space:nowrap`;
        },
        x * (width - 90),
        y * (height - 20),
      );
      await page.mouse.move(1, height / 3);
      await link?.hover();
      await expectWellPlaced(await card.waitForAnswer(101), link);
      await pressEscape(page);
      await card.waitUntilGone();
    }
  });

  it('is beside its link on a page that reads from right to left', async () => {
    await open('/rtl.asp');
    await page.hover('#row-101 .shape');
    await expectWellPlaced(await card.waitForAnswer(101), await page.$('#row-101 .shape'));
  });

  it('follows its link when the page scrolls', async () => {
    await open('/tall.asp');
    await page.evaluate(() => document.body.style.setProperty('padding-top', '120px'));
    await page.hover('#row-101 .shape');
    const before = await card.waitForAnswer(101);
    await page.evaluate(() => scrollBy(0, 60));
    const top = async () => (await card.read())?.box.y;
    await expect.poll(top, { timeout: HANG }).toBeCloseTo(before.box.y - 60, 0);
  });

  it.each(
    someOf(
      [
        ['once nothing has happened for a while', 14, [120, 40, 100]],
        ['soon after the card has come', 3, [0, 120, 40, 100, 20, 80, 120]],
      ] as const,
      1,
    ),
  )('follows a link that the page moves before the pointer comes to it: %s', async (_when, wait, tops) => {
    await open('/rows.asp');
    // Room below the link, wherever it is moved to.
    await resize(page, 1000, 1100);
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    // Where the card begins below or above its link, each time after three looks at it, which are timers of the same page as these.
    const places = await page.evaluate(
      async (looksBefore, wanted) => {
        const link = document.querySelector<HTMLElement>('#row-101 .shape');
        const host = document.documentElement.lastElementChild;
        if (!link) throw new Error('no link');
        const looks = (count: number) =>
          new Promise<void>((resolve) => {
            let seen = 0;
            const timer = setInterval(() => {
              seen += 1;
              if (seen < count) return;
              clearInterval(timer);
              resolve();
            }, 125);
          });
        const { x } = link.getBoundingClientRect();
        const topOfCard = () => {
          for (let y = 0; y < innerHeight; y += 1)
            if (document.elementFromPoint(x + 20, y) === host) return y;
          return Number.NaN;
        };
        const found: number[] = [];
        for (const top of wanted) {
          await looks(looksBefore);
          link.style.cssText = `position:relative;top:${top}px`;
          await looks(3);
          // What an observer tells comes with a frame, which may be late on a busy machine.
          for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
          found.push(Math.round((topOfCard() - link.getBoundingClientRect().y) / 4));
        }
        return found;
      },
      wait,
      tops,
    );
    expect(new Set(places).size, `card and link apart by 4 × ${places}`).toBe(1);

    const { box } = (await card.read()) as CardReading;
    await page.mouse.move(box.x + 30, box.y + 30, { steps: 4 });
    await card.click('Close');
    await card.waitUntilGone();
  });

  it('is over everything else of the page, and clipped by nothing', async () => {
    await open('/clipped.asp');
    const link = await page.$('#row-101 .shape');
    await link?.hover();
    const reading = await card.waitForAnswer(101);
    await expectWellPlaced(reading, link);
    const isOnTop = await page.evaluate(({ x, y, width, height }) => {
      const corners = [
        [x + 12, y + 12],
        [x + width - 12, y + height - 12],
      ] as const;
      // A closed shadow root shows nothing but its host: an empty element that is a child of the root.
      return corners.every(([left, top]) => {
        const hit = document.elementFromPoint(left, top);
        return hit?.parentElement === document.documentElement && hit !== document.body;
      });
    }, reading.box);
    expect(isOnTop).toBe(true);
  });
});

describe('its look', () => {
  it('is its own, whatever the page says about everything', async () => {
    await open('/rows.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    const look = () =>
      card.evaluate((element) => {
        const { color, fontSize, fontFamily, width, opacity, direction } = getComputedStyle(element);
        return { color, fontSize, fontFamily, width, opacity, direction };
      });
    const plain = await look();
    await page.addStyleTag({
      content: `* { color: red !important; font: 40px serif !important; direction: rtl !important; --paper: red !important; }
        html > :not(head, body) { display: none !important; opacity: 0 !important; pointer-events: none !important; }`,
    });
    await sleep(LONG_ENOUGH);
    expect(await look()).toEqual(plain);
  });

  it.each(
    someOf(
      [
        ['/dark.asp', 'dark'],
        ['/PhoneChatDark.asp?how=wrapper', 'dark'],
        ['/PhoneChatDark.asp?how=oklch', 'dark'],
        ['/rows.asp', 'light'],
      ],
      2,
    ),
  )('follows the page: %s is %s, whatever the system is', async (path, scheme) => {
    await open(path);
    await session.emulate(page, { colorScheme: scheme === 'dark' ? 'light' : 'dark' });
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    expect(await card.evaluate((element) => getComputedStyle(element).colorScheme)).toBe(scheme);
  });

  it.each([
    ['its styles', '@media (prefers-color-scheme: dark) { body { background: #14101c } }'],
    ['its colour scheme', 'html { color-scheme: light dark } body { background: none }'],
  ])('follows a page that follows the system by %s, also while it is open', async (_how, content) => {
    await open('/rows.asp');
    await page.addStyleTag({ content });
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await card.keepOpen();
    for (const colorScheme of ['dark', 'light'] as const) {
      await session.emulate(page, { colorScheme });
      const shown = () => card.evaluate((element) => getComputedStyle(element).colorScheme);
      await expect.poll(shown).toBe(colorScheme);
    }
  });

  it('follows a page that is switched to dark and back by itself while it is open', async () => {
    await open('/rows.asp');
    await page.addStyleTag({
      content: 'html { transition: 0.2s } .dark, .dark body { background: #14101c }',
    });
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await card.keepOpen();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.evaluate(() => document.documentElement.classList.toggle('dark'));
      const shown = () => card.evaluate((element) => getComputedStyle(element).colorScheme);
      await expect.poll(shown, { timeout: HANG }).toBe(colorScheme);
    }
  });

  it('needs nothing of the page: a policy that forbids all styles and scripts changes nothing', async () => {
    await open('/csp.asp');
    await page.hover('#row-101 .shape');
    const { box } = await card.waitFor(101, 'Pending');
    expect(box.width).toBeGreaterThan(300);
    const paper = await card.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(paper).toBe('rgb(255, 255, 255)');
  });
});

describe('what it is shown for', () => {
  it('is a link in a modal dialog of the page, and the card can be pressed there', async () => {
    await open('/modal.asp');
    await page.hover('#modal .shape');
    await card.waitForAnswer(101);
    await card.click('Show phone number');
    await card.waitFor(101, '+44');
    await pressEscape(page);
    await card.waitUntilGone();
    expect(await page.$eval('#modal', (dialog) => (dialog as HTMLDialogElement).open)).toBe(true);
  });

  it('is masked again once the window has lost the focus, and when it is unpinned', async () => {
    await open('/PhoneChatBookings.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await card.keepOpen();
    await card.click('Show phone number');
    await card.waitFor(101, '+44');
    const elsewhere = await session.openPage('about:blank');
    await elsewhere.close();
    await page.bringToFront();
    await card.control('Show phone number');
    expect(await card.text()).not.toContain('+44');

    await card.click('Show phone number');
    await card.waitFor(101, '+44');
    await card.click('Keep open');
    await card.control('Show phone number');
    expect(await card.text()).not.toContain('+44');
    // The pointer is still on it.
    await sleep(LONG_ENOUGH);
    await card.control('Show phone number');
  });

  it('is a link in a frame', async () => {
    await open('/frame.asp');
    const frame = await page.waitForFrame((one) => one.url().endsWith('frameInner.asp'));
    await (await frame.waitForSelector('#row-102 .shape'))?.hover();
    await card.waitFor(102, 'Accepted');
    await page.mouse.move(2, 2, { steps: 4 });
    await card.waitUntilGone();
  });

  it.each([
    [106, 'a booking that is only named in text'],
    [112, 'one that is named in the middle of a sentence'],
  ])('is %i, %s, and it is gone when the words are left', async (id) => {
    await open('/PhoneChatBookings.asp');
    const words = await page.$(`#row-${id} .shape`);
    const { x, y, height } = await boxOf(words);
    const at = id === 112 ? x + 130 : x + 20;
    await page.mouse.move(at, y + height / 2);
    const reading = await card.waitForAnswer(id);
    expect(reading.box.y + reading.box.height <= y || reading.box.y >= y + height || reading.box.x > at).toBe(
      true,
    );
    await page.mouse.move(2, 2, { steps: 3 });
    await card.waitUntilGone();
  });

  it.each(someOf([103, 104, 105, 107, 108, 109, 110, 111, 123], 3))(
    'is the way in which booking %i is linked',
    async (id) => {
      await open('/PhoneChatBookings.asp');
      await page.hover(`#row-${id} .shape`);
      await card.waitForAnswer(id);
    },
  );

  it.each(someOf(['/traps.asp', '/traps/PhoneChatBookings.asp'], 1))(
    'is nothing on a page of traps: %s',
    async (path) => {
      await open(path);
      platform.requests.clear();
      const links = await page.$$('#dContent a, #dContent [onclick], #dContent input');
      expect(links.length).toBeGreaterThan(5);
      for (const link of someOf(links, 16)) {
        await link.hover();
        await sleep(250);
        expect(await card.read()).toBeNull();
      }
      expect(platform.requests.bookingRequests()).toHaveLength(0);
    },
  );
});

describe('the page below it', () => {
  it('is as it was, to the letter, when the card has gone', async () => {
    await open('/PhoneChatBookings.asp');
    await page.waitForSelector('#lateLink');
    const html = () => page.evaluate(() => document.documentElement.outerHTML);
    const before = await html();
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    expect(await page.$eval('#row-101 .shape', (link) => link.getAttribute('title'))).toBe('');
    await page.mouse.move(2, 2);
    await card.waitUntilGone();
    expect(await html()).toBe(before);
  });

  it('sees one empty element while the card is open, and cannot look into it', async () => {
    await open('/rows.asp');
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver((records) => {
        for (const { addedNodes } of records) {
          for (const node of addedNodes) {
            const element = node as Element;
            seen.push(`${element.outerHTML} ${element.shadowRoot}`);
          }
        }
      }).observe(document, { childList: true, subtree: true });
    });
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    expect(await page.evaluate(() => (globalThis as never as { seen: string[] }).seen)).toEqual([
      '<div></div> null',
    ]);
  });

  it('hears of no click and no key in the card', async () => {
    await open('/rows.asp');
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      for (const type of ['click', 'mousedown', 'pointerdown', 'keydown']) {
        document.addEventListener(type, () => heard.push(type));
      }
    });
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await card.click('Show phone number');
    await card.waitFor(101, '+44');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => (globalThis as never as { heard: string[] }).heard)).toEqual([]);
  });

  it('is told by nothing that the extension is there, until a person points', async () => {
    page = await session.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const events: string[] = [];
      Object.assign(globalThis, { events });
      const dispatch = EventTarget.prototype.dispatchEvent;
      EventTarget.prototype.dispatchEvent = function (event) {
        events.push(event.type);
        return dispatch.call(this, event);
      };
      addEventListener('message', ({ data }) => events.push(`message ${JSON.stringify(data)}`));
      new MutationObserver((records) => {
        for (const { target } of records) events.push(`changed ${target.nodeName}`);
      }).observe(document, { attributes: true, subtree: true });
    });
    await session.goto(page, siteUrl('/rows.asp'));
    await sleep(500);
    expect(await page.evaluate(() => (globalThis as never as { events: string[] }).events)).toEqual([]);
    const globals = await page.evaluate(() => Reflect.ownKeys(globalThis).map(String).join(' '));
    expect(globals).not.toContain('booking-peek');
  });
});

describe('touch', () => {
  async function openByHand(): Promise<void> {
    await open('/rows.asp');
    await resize(page, 400, 700);
  }

  async function middleOf(selector: string): Promise<[x: number, y: number]> {
    const { x, y, width, height } = await boxOf(await page.$(selector));
    return [x + width / 2, y + height / 2];
  }

  it('opens the card as a sheet by a long press, and a tap outside closes it', async () => {
    await openByHand();
    const finger = await page.touchscreen.touchStart(...(await middleOf('#row-101 .shape')));
    await card.waitFor(101);
    await finger.end();
    await card.waitForAnswer(101);
    await sleep(LONG_ENOUGH);
    const { bookingId, box } = (await card.read()) ?? {};
    expect(bookingId).toBe(101);
    // A page that is wider than the window may have a scroll bar across its foot.
    const bottom = await page.evaluate(() => document.documentElement.clientHeight);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(bottom - 20);
    await page.touchscreen.tap(...(await middleOf('.Header')));
    await card.waitUntilGone();
    expect(page.url()).toContain('/rows.asp');
  });

  it('offers in the sheet what the browser’s own menu of a link would: the page in a new tab', async () => {
    await openByHand();
    const finger = await page.touchscreen.touchStart(...(await middleOf('#row-101 .shape')));
    await card.waitForAnswer(101);
    await finger.end();
    await card.tap('Open in new tab');
    const opened = await session.waitForPage(siteUrl('/PhoneChatBooking.asp?BookingID=101'));
    expect(await opened.evaluate(() => opener)).toBeNull();
    await opened.close();
    expect(page.url()).toContain('/rows.asp');
  });

  it('opens nothing by a tap', async () => {
    await openByHand();
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    await page.touchscreen.tap(...(await middleOf('#row-101 .shape')));
    await sleep(LONG_ENOUGH);
    expect(await card.read()).toBeNull();
  });
});
