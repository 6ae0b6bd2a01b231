import { inflateSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { findAll } from '../harness/ax-tree.ts';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import { openDownloads } from '../harness/downloads.ts';
import { lookUp, saveToken } from '../harness/journeys.ts';
import { onStage } from '../harness/on-stage.ts';
import { HANG, poll } from '../harness/poll.ts';
import { clickByRole, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { someOf } from '../harness/short-run.ts';
import { resize } from '../harness/viewport.ts';
import { siteUrl } from '../platform/hosts.ts';
import { POLICIES } from '../platform/pages/hard-pages.ts';
import { TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** The card is a document of its own: it comes under any policy of the page, is read once, and tells the page nothing of what is done in it. */

/** With a number of the client's and one of the candidate's. */
const BOOKING = 111;

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

async function open(path: string, bookingId: number): Promise<void> {
  page = await session.openPage(siteUrl(path));
  card = cardOn(session, page);
  await page.hover(`#row-${bookingId} .shape`);
  await card.waitForAnswer(bookingId);
}

describe('a page whose policy is', () => {
  it.each(someOf(Object.keys(POLICIES), 2))('%s has its card, in which a press counts', async (policy) => {
    await open(`/policy.asp?is=${encodeURIComponent(policy)}`, 101);
    await card.click('Show phone number');
    await card.waitFor(101, '+44');
    await card.click('Copy phone number');
    await card.control('Copy phone number');
    await poll(
      () => card.evaluate((element) => /\bCopied\b/.test(element.innerText)),
      HANG,
      () => 'the number was not copied',
    );
  });
});

describe('a screen reader', () => {
  it('is told of one group, named by its booking, and of each of its words once', async () => {
    await open('/PhoneChatBookings.asp', BOOKING);
    const tree = await card.tree();
    expect(findAll(tree, 'group', /^PhoneChat booking/).map(({ name }) => name)).toEqual([
      `PhoneChat booking ${BOOKING}`,
    ]);
    const told = findAll(tree, 'StaticText')
      .map(({ name }) => name.trim())
      .filter((words) => words.length > 2);
    const seen = await card.text();
    expect(told.length).toBeGreaterThan(20);
    const count = (words: string, text: string) => text.split(words).length - 1;
    const twice = told.filter(
      (words) => told.filter((one) => one === words).length > Math.max(1, count(words, seen)),
    );
    expect(twice).toEqual([]);
  });
});

describe('what is done in the card', () => {
  /** Has the page note all that it could be told of, but for the pointer on its way to the card, and how the computer is held. */
  async function listen(): Promise<() => Promise<string[]>> {
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const types = Object.keys(Object.getOwnPropertyDescriptors(window))
        .filter((name) => name.startsWith('on') && !/pointer|mouse|blur|focus|device/.test(name))
        .map((name) => name.slice(2));
      for (const type of types) addEventListener(type, () => heard.push(type), true);
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => heard.push(blockedURI));
      new PerformanceObserver((list) => {
        for (const { name } of list.getEntries()) heard.push(name);
      }).observe({ type: 'resource' });
      new MutationObserver((records) => heard.push(`${records.length} changes`)).observe(document, {
        childList: true,
        subtree: true,
        attributes: true,
      });
    });
    return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  }

  it('a number that is called leaves page and card where they are, and tells the page nothing', async () => {
    await open('/PhoneChatBookings.asp', BOOKING);
    await card.click('Show phone number');
    await card.waitFor(BOOKING, '+44');
    const length = await page.evaluate(() => history.length);
    const urls = (await session.openUrls()).sort();
    const heard = await listen();
    await card.click(/^\+44/, 'link');
    await poll(
      () => card.evaluate(() => document.querySelectorAll('iframe').length === 1),
      HANG,
      () => 'the number was not handed to the browser',
    );
    expect((await card.read())?.bookingId).toBe(BOOKING);
    expect(await heard()).toEqual([]);
    expect((await session.openUrls()).sort()).toEqual(urls);
    expect(await page.evaluate(() => [location.pathname, history.length])).toEqual([
      '/PhoneChatBookings.asp',
      length,
    ]);
  });

  it('a session that goes into a calendar is a file, of which the page is told nothing; the second replaces the first', async () => {
    const downloads = await openDownloads(session);
    try {
      await open('/rows.asp', 101);
      const heard = await listen();
      await card.click('Add to calendar');
      await downloads.waitFor(1, 'END:VCALENDAR');
      expect(await heard()).toEqual([]);
      await session.leave(page);

      for (const [count, policy] of [
        [2, 'default-src none'],
        [3, 'trusted types'],
      ] as const) {
        await open(`/policy.asp?is=${encodeURIComponent(policy)}`, 101);
        await card.click('Add to calendar');
        await downloads.waitFor(count, 'END:VCALENDAR');
        await session.leave(page);
      }

      page = await session.openPopup();
      await lookUp(page, 101);
      await waitForText(page, 'Pending');
      await clickByRole(page, 'button', 'Add to calendar');
      const files = await downloads.waitFor(4, 'END:VCALENDAR');
      const uids = files.map((text) => /^UID:(.+)$/m.exec(text)?.[1]);
      expect(new Set(uids).size).toBe(1);
      expect(uids[0]).toBeDefined();
    } finally {
      await downloads.remove();
    }
  });
});

describe('on paper', () => {
  /** What is in a PDF, unpacked and without the time at which it was made. */
  async function print(): Promise<string[]> {
    const pdf = Buffer.from(await page.pdf()).toString('latin1');
    return [...pdf.matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)].map(([, packed = '']) => {
      const bytes = Buffer.from(packed, 'latin1');
      const isPacked = bytes[0] === 0x78;
      return (isPacked ? inflateSync(bytes) : bytes).toString('latin1').replace(/\(D:[^)]*\)/g, '');
    });
  }

  it('a page with a pinned card is as it is without one', async () => {
    page = await session.openPage(siteUrl('/rows.asp'));
    card = cardOn(session, page);
    const without = await print();
    expect(without.length).toBeGreaterThan(0);
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await card.keepOpen();
    expect(await print()).toEqual(without);
    expect((await card.read())?.bookingId).toBe(101);
  });
});

describe('a card in little room', () => {
  /** What of the card can be scrolled to and then not be read, or pressed, in whole. */
  function hiddenOf(): Promise<string[]> {
    return card.evaluate((element) => {
      const out: string[] = [];
      for (const one of element.querySelectorAll<HTMLElement>('button, dd, h2, p')) {
        one.scrollIntoView({ block: 'center' });
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const isInside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const isHit = hit !== null && (one.contains(hit) || hit.contains(one));
        if (one.checkVisibility() && !(isInside && isHit)) out.push(`${one.localName} ${one.innerText}`);
      }
      if (element.scrollWidth > element.clientWidth) out.push('wider than the card');
      return out;
    });
  }

  it.each([
    ['a window of 320 by 256 pixels', 320, 256],
    ['a window at 200 % zoom', 640, 400],
  ])('can be read and pressed in whole: %s', async (_, width, height) => {
    page = await session.openPage(siteUrl('/rows.asp'));
    card = cardOn(session, page);
    await resize(page, width, height);
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    expect(await hiddenOf()).toEqual([]);
  });

  it('can be read and pressed in whole: a frame 90 pixels high', async () => {
    page = await session.openPage(siteUrl('/PhoneChatLow.asp'));
    card = cardOn(session, page);
    const frame = await (await page.waitForSelector('#low'))?.contentFrame();
    await (await frame?.waitForSelector('#row-101'))?.hover();
    const { box } = await card.waitForAnswer(101);
    expect(box.width).toBeGreaterThanOrEqual(348);
    expect(await hiddenOf()).toEqual([]);
    await card.evaluate((element) => {
      const buttons = [...element.querySelectorAll('button')];
      const show = buttons.find(({ textContent }) => textContent?.includes('Show phone number'));
      show?.scrollIntoView({ block: 'center' });
    });
    const scrolled = () => card.evaluate(({ scrollTop }) => scrollTop);
    const before = await scrolled();
    expect(before).toBeGreaterThan(0);
    await card.click('Show phone number');
    await card.waitFor(101, '+44');
    expect(await scrolled()).toBe(before);
  });
});
