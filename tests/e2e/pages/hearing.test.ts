import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { pressAltUp, pressEscape } from '../../harness/keys.ts';
import { onStage } from '../../harness/on-stage.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { someOf } from '../../harness/short-run.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** A person is heard wherever the site's own code runs, and what they do in the card stays there. */

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

async function pressControl(key: 'c' | 'v', command = key === 'c' ? 'Copy' : 'Paste'): Promise<void> {
  await page.keyboard.down('Control');
  // Chromium's test protocol presses keys without what they mean to its own interface.
  await page.keyboard.press(key, { commands: [command] });
  await page.keyboard.up('Control');
}

/** What is on the clipboard, as a field of the page gets it. */
async function paste(): Promise<string> {
  await page.$eval('textarea', (field) => {
    field.value = '';
    field.focus();
  });
  await pressControl('v');
  await sleep(100);
  return page.$eval('textarea', ({ value }) => value);
}

async function leave(): Promise<void> {
  await page.mouse.move(2, 2);
  await card.waitUntilGone();
}

describe('a page that writes itself anew', () => {
  it.each(['before its first card', 'after its first card', 'while a card is open'])(
    'has cards, %s',
    async (when) => {
      await open('/PhoneChatRewrite.asp');
      if (when !== 'before its first card') {
        await page.hover('#row-101 .shape');
        await card.waitForAnswer(101);
        if (when === 'after its first card') await leave();
      }
      await page.evaluate('rewrite()');
      await card.waitUntilGone();
      await page.mouse.move(2, 2);
      await page.hover('#row-102 .shape');
      await card.waitForAnswer(102);
    },
  );

  it('has cards in a frame that it has written', async () => {
    await open('/PhoneChatRewrite.asp');
    await page.evaluate('writeFrame()');
    const frame = page.frames().find((one) => one !== page.mainFrame());
    await (await frame?.waitForSelector('#row-107 .shape'))?.hover();
    await card.waitForAnswer(107);
  });
});

describe('frames without an address of their own', () => {
  it.each([
    ['srcdoc', 106],
    ['blank', 112],
    ['script', 107],
  ])('have cards: %s', async (name, bookingId) => {
    await open('/PhoneChatHidden.asp');
    const frame = await (await page.waitForSelector(`#${name}`))?.contentFrame();
    await (await frame?.waitForSelector('#words'))?.hover();
    await card.waitForAnswer(bookingId);
  });
});

describe('a frame with a document that the page has made (`blob:`)', () => {
  /** Puts it at the top of the page, and points at its link. */
  async function pointInFrame(sandbox: string | null): Promise<void> {
    await open('/PhoneChatBookings.asp');
    await page.evaluate((flags) => {
      const link =
        '<a id="link" href="https://www.adultwork.com/PhoneChatBooking.asp?BookingID=101">View booking</a>';
      const frame = document.createElement('iframe');
      if (flags !== null) frame.setAttribute('sandbox', flags);
      frame.src = URL.createObjectURL(new Blob([link], { type: 'text/html' }));
      document.body.prepend(frame);
    }, sandbox);
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    await (await frame?.waitForSelector('#link'))?.hover();
  }

  it('has cards', async () => {
    await pointInFrame(null);
    await card.waitForAnswer(101);
  });

  it('has none in a sandbox, whose origin is opaque', async () => {
    await pointInFrame('allow-scripts');
    await sleep(1500);
    expect(await card.read()).toBeNull();
  });
});

describe('what is done in a card', () => {
  it('is not undone by a page that gives the focus back to its own dialog', async () => {
    await open('/PhoneChatGuard.asp?guards=focus');
    await page.focus('#row-101 .shape');
    await pressAltUp(page);
    await card.waitForAnswer(101);
    await sleep(800);
    expect((await card.read())?.bookingId).toBe(101);
    await page.keyboard.press('Tab');
    await pressEscape(page);
    await card.waitUntilGone();
  });

  it.each(['a page that prevents it', 'any other page'])('scrolls by the wheel on %s', async (which) => {
    await open(`/PhoneChatGuard.asp?guards=${which === 'any other page' ? '' : 'wheel'}`);
    await page.setViewport({ width: 900, height: 300 });
    await page.hover('#row-107 .shape');
    const { box } = await card.waitForAnswer(107);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
    const scrolled = () =>
      card.evaluate((element) => {
        const boxes = [element, ...element.querySelectorAll('*'), element.ownerDocument.documentElement];
        return Math.max(...boxes.map(({ scrollTop }) => scrollTop));
      });
    expect(await scrolled()).toBe(0);
    await page.mouse.wheel({ deltaY: 120 });
    await expect.poll(scrolled).toBeGreaterThan(0);
  });

  it('is heard by no listener of the page', async () => {
    await open('/PhoneChatGuard.asp?guards=hear');
    await page.hover('#row-101 .shape');
    const { box } = await card.waitForAnswer(101);
    await page.mouse.move(box.x + 60, box.y + 60, { steps: 5 });
    await sleep(200);
    await page.evaluate('heard.length = 0');
    await page.mouse.move(box.x + 90, box.y + 90, { steps: 4 });
    await page.mouse.wheel({ deltaY: 30 });
    await card.click('Show phone number');
    await card.waitFor(101, '+44');
    await page.mouse.click(box.x + 90, box.y + 90, { button: 'right' });
    await page.keyboard.down('Control');
    await page.keyboard.press('c');
    await page.keyboard.up('Control');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await sleep(200);
    expect(await page.evaluate('heard')).toEqual([]);
  });

  it('is heard by no listener of the page where it is done by keyboard', async () => {
    await open('/PhoneChatGuard.asp?guards=hear');
    await page.focus('#row-101 .shape');
    await pressAltUp(page);
    await card.waitForAnswer(101);
    await sleep(200);
    await page.evaluate('heard.length = 0');
    for (let presses = 0; presses < 12; presses++) await page.keyboard.press('Tab');
    await sleep(200);
    expect(await page.evaluate('heard')).toEqual([]);
  });

  it.each(someOf(['a page that forbids copying', 'any other page'], 1))(
    'is copied on %s: marked words, and a number by its button',
    async (which) => {
      await open(`/PhoneChatGuard.asp?guards=${which === 'any other page' ? '' : 'copy'}`);
      await page.evaluate(() => document.body.insertAdjacentHTML('afterbegin', '<textarea></textarea>'));
      await page.hover('#row-101 .shape');
      const { box } = await card.waitForAnswer(101);
      await card.keepOpen();
      const name = await card.evaluate((element) => {
        const text = [...element.querySelectorAll('*')].find(({ textContent }) => textContent === 'Duration');
        const { x, y, width, height } = (text ?? element).getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await page.mouse.click(box.x + name.x, box.y + name.y, { count: 2 });
      await pressControl('c');
      expect(await paste()).toBe('Duration');

      await card.click('Show phone number');
      await card.click(/^Copy .*number/);
      await expect.poll(paste).toContain('+44');
    },
  );
});

describe('the habits of the site', () => {
  it('leave its links their cards: tooltips, blocked buttons, text that cannot be marked', async () => {
    await open('/PhoneChatHabits.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await leave();
    await page.hover('#words');
    await card.waitForAnswer(106);
    await leave();
  });

  it('leave a link in a box with a frame its card', async () => {
    await open('/PhoneChatHabits.asp');
    await page.click('#lightbox');
    const frame = await page.waitForFrame((one) => one.url().endsWith('frameInner.asp'));
    await (await frame.waitForSelector('#row-102 .shape'))?.hover();
    await card.waitForAnswer(102);
    await card.keepOpen();
    await page.mouse.move(2, 2);
    await sleep(800);
    expect((await card.read())?.bookingId).toBe(102);
  });
});
