import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { findAll } from '../harness/ax-tree.ts';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import { saveToken } from '../harness/journeys.ts';
import { browserKind } from '../harness/launch.ts';
import { onStage } from '../harness/on-stage.ts';
import { HANG, poll } from '../harness/poll.ts';
import type { BrowserSession } from '../harness/session.ts';
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
  it.each(Object.keys(POLICIES))('%s has its card, in which a press counts', async (policy) => {
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

  it.runIf(browserKind() === 'chromium')(
    'a session that goes into a calendar is a file, of which the page is told nothing',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'booking-peek-'));
      try {
        const client = await session.browser.target().createCDPSession();
        await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
        await open('/rows.asp', 101);
        const heard = await listen();
        await card.click('Add to calendar');
        const file = await poll(
          async () => (await readdir(folder)).find((name) => name.endsWith('.ics')),
          HANG,
          () => 'there is no file',
        );
        expect(await readFile(join(folder, file), 'utf8')).toContain('BEGIN:VEVENT');
        expect(await heard()).toEqual([]);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});

describe.runIf(browserKind() === 'chromium')('on paper', () => {
  it('a page with a card is as it is without one', async () => {
    const print = async () =>
      Buffer.from(await page.pdf())
        .toString('latin1')
        .replace(/\/(CreationDate|ModDate) \([^)]*\)|\/ID \[[^\]]*\]/g, '');
    page = await session.openPage(siteUrl('/rows.asp'));
    card = cardOn(session, page);
    const without = await print();
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    expect(await print()).toBe(without);
    expect((await card.read())?.bookingId).toBe(101);
  });
});

describe('a card in little room', () => {
  it.each([
    ['a window of 320 by 256 pixels', 320, 256],
    ['a window at 200 % zoom', 640, 400],
  ])('can be read and pressed in whole: %s', async (_, width, height) => {
    page = await session.openPage(siteUrl('/rows.asp'));
    card = cardOn(session, page);
    await resize(page, width, height);
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    const hidden = await card.evaluate((element) => {
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
    expect(hidden).toEqual([]);
  });
});
