import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BEFORE_PRESS, type CardOnPage, cardOn } from '../harness/card.ts';
import { firefoxChrome } from '../harness/firefox-chrome.ts';
import { saveToken } from '../harness/journeys.ts';
import { pressAltUp, pressEscape, pressToClose } from '../harness/keys.ts';
import { onStage } from '../harness/on-stage.ts';
import { HANG, poll } from '../harness/poll.ts';
import type { BrowserSession } from '../harness/session.ts';
import { someOf } from '../harness/short-run.ts';
import { siteUrl } from '../platform/hosts.ts';
import { TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** How a card comes and goes: pointer, keyboard, and the page that changes under it. */

/** Long enough for any card that was to come to have come, ms: the dwell, the grace, and a slow machine. */
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
  platform.requests.clear();
}

async function expectNoCard(): Promise<void> {
  await sleep(LONG_ENOUGH);
  expect(await card.read()).toBeNull();
}

/** Opens a card and leaves it, so that all of our script is there for what follows. */
async function openOnce(selector: string, bookingId: number): Promise<void> {
  await page.hover(selector);
  await card.waitForAnswer(bookingId);
  await page.mouse.move(2, 2);
  await card.waitUntilGone();
}

/** The middle of an element, in CSS pixels of the window. */
async function middleOf(selector: string): Promise<{ x: number; y: number }> {
  const box = await (await page.waitForSelector(selector))?.boundingBox();
  if (!box) throw new Error(`${selector} has no box`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Moves the focus with Tab until it is on the element. */
async function tabTo(selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never came to ${selector}`);
}

const isFocused = (selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

/** The name of what has the focus inside the card; empty if nothing has. */
const focusedInCard = () =>
  card.evaluate((element) => {
    const { activeElement } = element.ownerDocument;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  });

/** Where a line of links begins and ends. */
type Line = Record<'from' | 'to', { x: number; y: number }>;

describe('the pointer', () => {
  beforeEach(() => open('/PhoneChatBookings.asp'));

  it('opens a card by resting on a link, and one request fetches it during the rest', async () => {
    const hold = platform.hold(/MadeBookingDetails/);
    const before = performance.now();
    await page.hover('#row-101 .shape');
    await hold.arrived();
    const asked = performance.now() - before;
    const { text } = await card.waitFor(101);
    expect(text).toContain('Loading…');
    expect(performance.now() - before).toBeGreaterThan(asked);
    hold.release();
    await card.waitFor(101, 'Pending');
    expect(platform.requests.bookingRequests()).toHaveLength(1);
  });

  it('asks for nothing and opens nothing by sweeping over 100 links', async () => {
    await session.goto(page, siteUrl('/links.asp?n=100'));
    await openOnce('#link-99', 1099);
    const lines = await linesOfTen();
    // A machine that stalls makes the pointer rest where a hand would not. Such a sweep proves nothing, and is done again.
    await poll(
      async () => {
        platform.requests.clear();
        const longestRest = await sweepOver(lines);
        const asked = platform.requests.bookingRequests().length;
        if (longestRest < 140) expect(asked).toBe(0);
        return asked === 0;
      },
      2 * HANG,
      () => 'the machine never swept without a stop',
    );
    await expectNoCard();
  });

  /** The lines of ten links each: from the middle of the first to that of the last, CSS pixels. */
  function linesOfTen(): Promise<Line[]> {
    return page.evaluate(() => {
      const middleOf = (n: number) => {
        const { x, y, width, height } =
          document.querySelector(`#link-${n}`)?.getBoundingClientRect() ?? new DOMRect();
        return { x: x + width / 2, y: y + height / 2 };
      };
      return Array.from({ length: 10 }, (_, n) => ({ from: middleOf(10 * n), to: middleOf(10 * n + 9) }));
    });
  }

  /** From the first link to the last. Returns the longest time between two motions, in milliseconds. */
  async function sweepOver(lines: readonly Line[]): Promise<number> {
    await page.evaluate(() => {
      let last = performance.now();
      Object.assign(globalThis, { longestRest: 0 });
      // In place of that of the sweep before, which would count the time between the two.
      window.onpointermove = ({ timeStamp }) => {
        const { longestRest } = globalThis as never as { longestRest: number };
        Object.assign(globalThis, { longestRest: Math.max(longestRest, timeStamp - last) });
        last = timeStamp;
      };
    });
    for (const { from, to } of lines) {
      const xs = Array.from({ length: 30 }, (_, n) => from.x - 30 + ((to.x + 70 - from.x) * n) / 29);
      for (let n = 0; n < xs.length; n += 6) {
        // On their way together: waiting for each would be resting.
        await Promise.all(xs.slice(n, n + 6).map((x) => page.mouse.move(x, from.y)));
        await sleep(20);
      }
    }
    await page.mouse.move(2, 2);
    await sleep(300);
    return page.evaluate(() => (globalThis as never as { longestRest: number }).longestRest);
  }

  it('is told to a screen reader also where the booking was there before the card was seen', async () => {
    await openOnce('#row-101 .shape', 101);
    for (let time = 0; time < 3; time++) {
      await page.hover('#row-101 .shape');
      await card.waitForAnswer(101);
      await card.control('Close');
      await page.mouse.move(2, 2);
      await card.waitUntilGone();
    }
  });

  it('closes it by leaving, and may travel onto it', async () => {
    await page.hover('#row-101 .shape');
    const { box } = await card.waitForAnswer(101);
    await page.mouse.move(box.x + 60, box.y + 100, { steps: 12 });
    await sleep(LONG_ENOUGH);
    expect((await card.read())?.bookingId).toBe(101);
    await page.mouse.move(2, 2, { steps: 4 });
    await card.waitUntilGone();
  });

  it('changes the card by resting on another link: there is one at a time', async () => {
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await page.hover('#row-1 .shape');
    await card.waitFor(1, 'Confirmed');
  });

  it('paints no late reply: what was left is never seen', async () => {
    const hold = platform.hold(/MadeBookingDetails/);
    await page.hover('#row-108 .shape');
    await hold.arrived();
    await page.mouse.move(2, 2);
    hold.release();
    await expectNoCard();
  });

  it('opens nothing while a button is down, and closes by a click on the link', async () => {
    const { x, y } = await middleOf('#row-103 .shape');
    await page.mouse.move(2, 2);
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 3 });
    await expectNoCard();
    await page.mouse.up();
    await page.mouse.move(2, 2);

    await page.mouse.move(x, y, { steps: 3 });
    await card.waitFor(103);
    await page.mouse.click(x, y);
    await card.waitUntilGone();
    await page.mouse.move(x + 3, y, { steps: 3 });
    await expectNoCard();
  });

  it('opens nothing where the page moved, and not the pointer', async () => {
    const { x, y } = await middleOf('#elsewhere');
    await page.mouse.move(x, y);
    await page.evaluate(() => {
      const link = document.querySelector<HTMLElement>('#row-101 .shape');
      const place = document.querySelector('#elsewhere')?.getBoundingClientRect();
      if (link && place) link.style.cssText = `position:fixed;left:${place.left}px;top:${place.top}px`;
    });
    await expectNoCard();
    expect(platform.requests.bookingRequests()).toHaveLength(0);
  });

  it('is a person: events that a script makes, and a focus that it sets, do nothing', async () => {
    const pretend = () =>
      page.evaluate(() => {
        const link = document.querySelector<HTMLElement>('#row-108 .shape');
        const init = { bubbles: true, composed: true, clientX: 9, clientY: 9, screenX: 9, screenY: 9 };
        for (const type of ['pointerover', 'pointermove']) {
          link?.dispatchEvent(new PointerEvent(type, { ...init, pointerType: 'mouse' }));
        }
        link?.dispatchEvent(new KeyboardEvent('keydown', { ...init, key: 'ArrowUp', altKey: true }));
        link?.blur();
        link?.focus();
      });
    await pretend();
    await expectNoCard();
    await openOnce('#row-101 .shape', 101);
    await pretend();
    await expectNoCard();
    expect(platform.requests.bookingRequests(108)).toHaveLength(0);
  });
});

describe('Esc', () => {
  it('closes the card, keeps it closed while the pointer stays, and is not told to the page', async () => {
    await open('/PhoneChatBookings.asp');
    await page.evaluate(() => {
      addEventListener('keydown', ({ key }) => {
        document.title = key;
      });
    });
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await pressEscape(page);
    await card.waitUntilGone();
    expect(await page.title()).toBe('PhoneChat Bookings');
    const { x, y } = await middleOf('#row-101 .shape');
    await page.mouse.move(x + 4, y);
    await expectNoCard();
    await pressEscape(page);
    expect(await page.title()).toBe('Escape');
  });
});

describe('a card that a person closes with the pointer in it', () => {
  it.each(someOf(['Close', 'Esc'], 1))(
    'by %s, gives way to none for the link beneath until the pointer has moved on from there',
    async (way) => {
      await open('/PhoneChatBookings.asp');
      await page.hover('#row-101 .shape');
      const { box } = await card.waitForAnswer(101);
      await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 3 });
      await page.evaluate(({ x, y, width, height }) => {
        document.body.insertAdjacentHTML(
          'beforeend',
          `<a href="PhoneChatBooking.asp?BookingID=102" style="position:fixed;left:${x}px;top:${y}px;width:${width}px;height:${height}px"></a>`,
        );
      }, box);
      const close = await (await card.control('Close')).readBox();
      const [x, y] = [close.x + close.width / 2, close.y + close.height / 2];
      await page.mouse.move(x, y, { steps: 3 });
      await sleep(BEFORE_PRESS);
      if (way === 'Close') await page.mouse.click(x, y);
      else await pressEscape(page);
      await card.waitUntilGone();
      platform.requests.clear();
      for (const by of [1, 2, 4]) {
        await sleep(300);
        await page.mouse.move(x - by, y);
      }
      await expectNoCard();
      expect(platform.requests.bookingRequests()).toHaveLength(0);
      await page.mouse.move(x - 12, y);
      await card.waitFor(102);
    },
  );
});

describe('the keyboard', () => {
  beforeEach(() => open('/PhoneChatBookings.asp'));

  it('opens a card by a focus that rests, without taking it', async () => {
    await tabTo('#row-101 .shape');
    await card.waitFor(101, 'Pending');
    expect(await isFocused('#row-101 .shape')).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isFocused('#row-101 .shape')).toBe(false);
    await poll(
      async () => (await card.read())?.bookingId !== 101,
      HANG,
      () => 'the card of the link before is still open',
    );
  });

  it('enters it with Alt+ArrowUp, stays inside with Tab, and returns with Esc', async () => {
    await tabTo('#row-101 .shape');
    await pressAltUp(page);
    await card.waitFor(101, 'Pending');
    expect(await focusedInCard()).toBe('PhoneChat booking 101');
    const visited: string[] = [];
    do {
      await page.keyboard.press('Tab');
      visited.push(await focusedInCard());
    } while (visited.length < 30 && (visited.length === 1 || visited.at(-1) !== visited[0]));
    expect(visited).toContain('Close');
    expect(visited).toContain('Show phone number');
    expect(visited).not.toContain('');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    expect(await focusedInCard()).toBe(visited.at(-2));
    await pressEscape(page);
    await card.waitUntilGone();
    expect(await isFocused('#row-101 .shape')).toBe(true);
    await expectNoCard();
  });

  it('goes on in it with Tab from what the pointer has pressed there, and keeps it until Esc', async () => {
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await card.click('Show phone number');
    await card.waitFor(101, '+44');
    const visited: string[] = [];
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab');
      visited.push(await focusedInCard());
    }
    expect(visited).toContain('Close');
    expect(visited).not.toContain('');
    await page.mouse.move(2, 2, { steps: 3 });
    await sleep(LONG_ENOUGH);
    await card.waitFor(101, '+44');
    await pressEscape(page);
    await card.waitUntilGone();
  });

  it('enters at once, card or no card, and presses what is there', async () => {
    await tabTo('#row-101 .shape');
    await pressAltUp(page);
    await card.waitForAnswer(101);
    for (let presses = 0; (await focusedInCard()) !== 'Show phone number' && presses < 30; presses++) {
      await page.keyboard.press('Tab');
    }
    await sleep(BEFORE_PRESS);
    await page.keyboard.press('Enter');
    await card.waitFor(101, '+44');
    for (let presses = 0; (await focusedInCard()) !== 'Close' && presses < 30; presses++) {
      await page.keyboard.press('Tab');
    }
    await sleep(BEFORE_PRESS);
    await pressToClose(page, 'Enter');
    await card.waitUntilGone();
    expect(await isFocused('#row-101 .shape')).toBe(true);
  });
});

describe('Pin', () => {
  it('keeps the card where it is while one reads on, and no other opens beside it', async () => {
    await open('/PhoneChatBookings.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await card.keepOpen();
    const { box } = (await card.read()) ?? {};
    await page.mouse.move(2, 2, { steps: 3 });
    await page.hover('#row-1 .shape');
    await sleep(LONG_ENOUGH);
    const now = await card.read();
    expect(now?.bookingId).toBe(101);
    expect(now?.box).toEqual(box);
    await card.click('Close');
    await card.waitUntilGone();
  });

  it('keeps the card wherever Tab leads from a press in it', async () => {
    await open('/PhoneChatBookings.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await card.keepOpen();
    for (let presses = 0; presses < 25; presses++) await page.keyboard.press('Tab');
    await sleep(LONG_ENOUGH);
    await card.waitFor(101);
  });
});

describe('Esc beside a pinned card', () => {
  it('is that of a field which takes keys and has the focus, and closes the card from anything else', async () => {
    await open('/PhoneChatBookings.asp');
    const takeKeys = [
      '<input>',
      '<input type="date">',
      '<textarea></textarea>',
      '<select></select>',
      '<p contenteditable></p>',
    ];
    const others = ['<input type="checkbox">', '<input type="range">', '<button>1</button>'];
    await page.evaluate(
      (html) => {
        document.body.insertAdjacentHTML('beforeend', `<div id="fields">${html}</div>`);
        Object.assign(globalThis, { escapes: 0 });
        addEventListener('keydown', ({ key }) => {
          if (key === 'Escape') (globalThis as never as { escapes: number }).escapes += 1;
        });
      },
      [...takeKeys, ...others].join(''),
    );
    for (const [index] of others.entries()) {
      await page.mouse.move(2, 2);
      await page.hover('#row-101 .shape');
      await card.waitForAnswer(101);
      await card.keepOpen();
      if (index === 0) {
        for (const [field] of takeKeys.entries()) {
          await page.focus(`#fields > :nth-child(${field + 1})`);
          await page.keyboard.press('Escape');
        }
        expect(await page.evaluate('escapes')).toBe(takeKeys.length);
        await card.waitFor(101);
      }
      await page.focus(`#fields > :nth-child(${takeKeys.length + index + 1})`);
      await pressEscape(page);
      await card.waitUntilGone();
    }
    expect(await page.evaluate('escapes')).toBe(takeKeys.length);
  });
});

describe('the page that changes', () => {
  it.each([
    ['removes the link', () => (globalThis as never as { removeRow(id: number): void }).removeRow(101)],
    ['hides the link', () => (globalThis as never as { hideRow(id: number): void }).hideRow(101)],
    [
      'makes the link invisible',
      () => document.getElementById('row-101')?.style.setProperty('visibility', 'hidden'),
    ],
    [
      'points the link at another booking',
      () => (globalThis as never as { retargetRow(id: number, by: number): void }).retargetRow(101, 123),
    ],
    ['moves to another view', () => history.pushState(null, '', '/rows.asp?view=2')],
  ])('takes the card along when it %s', async (_, change) => {
    await open('/rows.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await page.evaluate(change);
    await card.waitUntilGone();
  });

  it('moves between the views of a single-page app', async () => {
    page = await session.openPage(siteUrl('/phonechat/bookings', 'm.adultwork.com'));
    card = cardOn(session, page);
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-go][href="/home"]')?.click());
    await card.waitUntilGone();
    await page.evaluate(() => history.back());
    await page.waitForSelector('#row-102 .shape');
    await page.hover('#row-102 .shape');
    await card.waitForAnswer(102);
  });

  it('shows a link that came later', async () => {
    await open('/rows.asp');
    await page.evaluate(() => (globalThis as never as { addRow(id: number): void }).addRow(110));
    await page.hover('#row-110 .shape');
    await card.waitFor(110, '12.5 credits');
  });

  it('keeps the card through a small scroll, and not when its link is out of sight', async () => {
    await open('/tall.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    const { y } = await middleOf('#row-101 .shape');
    await page.mouse.wheel({ deltaY: Math.round(y / 2) });
    await poll(
      async () => Math.abs((await middleOf('#row-101 .shape')).y - y) > 10,
      HANG,
      () => 'the page did not scroll',
    );
    await sleep(LONG_ENOUGH);
    expect((await card.read())?.bookingId).toBe(101);
    await page.evaluate(() => scrollTo(0, 2000));
    await card.waitUntilGone();
  });

  it('takes the card along when its tab is left', async () => {
    await open('/rows.asp');
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    const other = await session.openPage(siteUrl('/Home.asp'));
    await page.bringToFront();
    await card.waitUntilGone();
    await other.close();
  });
});

describe('an extension that is updated while the page is open', () => {
  /** As the browser does it for an update: everything of the old one ends, and it starts anew. */
  async function reloadExtension(): Promise<void> {
    if (session.kind === 'firefox') {
      const chrome = await firefoxChrome(session.browser);
      await chrome.run(async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID('booking-peek@booking-peek.example')).reload();
      });
      return;
    }
    const options = await session.openOptions();
    await page.bringToFront();
    await page.mouse.move(2, 2);
    await page.hover('#row-101 .shape');
    await card.waitForAnswer(101);
    await options.evaluate(() => {
      const { chrome } = globalThis as never as { chrome: { runtime: { reload(): void } } };
      setTimeout(() => chrome.runtime.reload(), 50);
    });
  }

  it('leaves no card that cannot be closed, and no card comes after it', async () => {
    await open('/rows.asp');
    await page.hover('#row-101 .shape');
    const { box } = await card.waitForAnswer(101);
    await reloadExtension();
    await poll(
      () =>
        page.evaluate(({ x, y }) => {
          const hit = document.elementFromPoint(x + 50, y + 50);
          return hit === document.documentElement || document.body.contains(hit);
        }, box),
      HANG,
      () => 'something is still where the card was',
    );
    if (session.kind === 'chromium') {
      await page.hover('#row-102 .shape');
      await expectNoCard();
    }
  });
});
