import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { BEFORE_PRESS, type CardOnPage } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { browserKind } from '../../harness/launch.ts';
import { onStage } from '../../harness/on-stage.ts';
import { waitForNode } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { someOf } from '../../harness/short-run.ts';
import { CLIENT_PHONE } from '../../platform/bookings.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';
import { BOOKING, getInside, openCard } from './hostile-card.ts';

/** A page tries to have a person press a button of the card that they cannot see, or to press it in their stead. */

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

/** Many times what a press takes, ms. */
const PRESS_LIMIT = 5_000;

async function open(): Promise<{ x: number; y: number }> {
  ({ page, card } = await openCard(session));
  return middleOfButton();
}

async function middleOfButton(): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await (await card.control('Show phone number')).readBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * Presses the mouse there. False: Chromium did not say what became of the press, as happens now and then where the card goes under it. Then no
 * other press can be made in this tab.
 */
function press({ x, y }: { x: number; y: number }): Promise<boolean> {
  return Promise.race([page.mouse.click(x, y).then(() => true), sleep(PRESS_LIMIT, false)]);
}

/** The card was not pressed: either it is gone, or its number is masked. */
async function expectNotPressed(): Promise<void> {
  await sleep(300);
  for (const one of await session.findCards(page)) {
    expect(await one.evaluate((element) => element.innerText)).not.toContain(CLIENT_PHONE);
  }
}

interface Attack {
  name: string;
  /** Runs in the page once the card is open. `box`: the card; `at`: where the press will be. */
  run(box: { x: number; y: number; width: number; height: number }, at: { x: number; y: number }): void;
}

const coverOf = (style: (...args: Parameters<Attack['run']>) => string): Attack['run'] =>
  // biome-ignore lint/security/noGlobalEval: the function is made of text, and runs in the page of a test.
  eval(`(box, at) => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'position:fixed;margin:0;border:0;padding:0;background:#fff;inset:auto;' + (${style})(box, at);
    document.body.append(cover);
    cover.showPopover();
  }`);

const ATTACKS: Attack[] = [
  {
    name: 'a cover that lets presses through',
    run: coverOf(() => 'left:0;top:0;width:100vw;height:100vh;pointer-events:none'),
  },
  {
    name: 'a cover around the button',
    run: coverOf(
      (_, { x, y }) =>
        `left:0;top:0;width:100vw;height:100vh;clip-path:path(evenodd, "M0 0H3000V3000H0Z M${x - 70} ${y - 12}H${x + 70}V${y + 12}H${x - 70}Z")`,
    ),
  },
  {
    name: 'a cover that ends just above the button',
    run: coverOf(
      (box, at) => `left:${box.x}px;top:${box.y}px;width:${box.width}px;height:${at.y - box.y - 12}px`,
    ),
  },
  {
    name: 'a cover that begins just below the button',
    run: coverOf(
      (box, at) => `left:${box.x}px;top:${at.y + 12}px;width:${box.width}px;height:${box.height}px`,
    ),
  },
  {
    name: 'a cover whose own box is nothing, and whose contents let presses through',
    run: () => {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText =
        'position:fixed;inset:0 auto auto 0;width:0;height:0;padding:0;border:0;overflow:visible';
      cover.innerHTML =
        '<div style="position:absolute;left:0;top:0;width:100vw;height:100vh;background:#fff;pointer-events:none"></div>';
      document.body.append(cover);
      cover.showPopover();
    },
  },
  {
    name: 'a page that is filtered away',
    run: () => document.documentElement.style.setProperty('filter', 'opacity(0)'),
  },
  {
    name: 'a page that is blurred',
    run: () => document.documentElement.style.setProperty('filter', 'blur(60px)'),
  },
  {
    name: 'a page that makes ink and paper alike',
    run: () => document.documentElement.style.setProperty('filter', 'invert(.5)'),
  },
  {
    name: 'a page that is faded',
    run: () => document.documentElement.style.setProperty('opacity', '.02'),
  },
  {
    name: 'a page that is drawn small',
    run: () => document.documentElement.style.setProperty('zoom', '.1'),
  },
  {
    name: 'a page that is cut off',
    run: () => document.documentElement.style.setProperty('clip-path', 'inset(0 0 100% 0)'),
  },
  {
    name: 'a view transition without an end',
    run: () => {
      const style = document.createElement('style');
      style.textContent = `::view-transition-old(root), ::view-transition-new(root) { animation: 100000s linear }
        ::view-transition { background: #fff }`;
      document.head.append(style);
      document.startViewTransition(() => {});
    },
  },
];

describe('a press is none under', () => {
  it.each(someOf(ATTACKS, 4).map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const at = await open();
    const { box } = await card.waitFor(BOOKING);
    await sleep(BEFORE_PRESS);
    await page.evaluate(`(${attack.run})(${JSON.stringify(box)}, ${JSON.stringify(at)})`);
    const isAnswered = await press(at);
    await expectNotPressed();
    if (!isAnswered) return;
    await sleep(BEFORE_PRESS);
    await press(at);
    await expectNotPressed();
  });

  it('a cover around the button that was there before the card, and is opened anew over it', async () => {
    await open();
    await page.mouse.move(1, 1);
    await card.waitUntilGone();
    await page.evaluate(() => {
      const cover = document.createElement('div');
      cover.id = 'cover';
      cover.popover = 'manual';
      cover.style.cssText =
        'position:fixed;inset:0 auto auto 0;width:9px;height:9px;margin:0;padding:0;border:0';
      document.body.append(cover);
      cover.showPopover();
    });
    await page.hover(`#row-${BOOKING} .shape`);
    await card.waitFor(BOOKING, 'Confirmed');
    const at = await middleOfButton();
    await sleep(BEFORE_PRESS);
    const hit = await page.evaluate(({ x, y }) => {
      const cover = document.querySelector<HTMLElement>('#cover');
      cover?.hidePopover();
      const hole = `M${x - 70} ${y - 12}H${x + 70}V${y + 12}H${x - 70}Z`;
      cover?.style.setProperty('clip-path', `path(evenodd, "M0 0H3000V3000H0Z ${hole}")`);
      for (const side of ['width', 'height']) cover?.style.setProperty(side, '3000px');
      cover?.showPopover();
      return [document.elementFromPoint(x, y)?.id, document.elementFromPoint(x, y + 20)?.id];
    }, at);
    expect(hit).toEqual(['', 'cover']);
    await press(at);
    await expectNotPressed();
  });

  it('a button that came under a resting pointer, its link having been moved by the page', async () => {
    const at = await open();
    const link = await (await page.$(`#row-${BOOKING} .shape`))?.boundingBox();
    if (!link) throw new Error('the link has no box');
    // The pointer rests on its link; the page moves the link so that the card's button comes to where the pointer is.
    await page.evaluate(
      (selector, by) => {
        const one = document.querySelector<HTMLElement>(selector);
        one?.style.setProperty('position', 'relative');
        one?.style.setProperty('top', `${by}px`);
      },
      `#row-${BOOKING} .shape`,
      link.y + link.height / 2 - at.y,
    );
    await sleep(150);
    await page.mouse.click(link.x + link.width / 2, link.y + link.height / 2);
    await expectNotPressed();
  });

  it('an honest page counts', async () => {
    const at = await open();
    await sleep(BEFORE_PRESS);
    await page.mouse.click(at.x, at.y);
    await card.waitFor(BOOKING, CLIENT_PHONE);
  });
});

describe('the colours of the card', () => {
  it('are its own, whatever custom properties the page registers', async () => {
    await open();
    const look = () =>
      card.evaluate((element) => {
        const { color, backgroundColor, borderColor } = getComputedStyle(element);
        return { color, backgroundColor, borderColor };
      });
    const before = await look();
    await page.evaluate(() => {
      const names = ['paper', 'ink', 'soft', 'line', 'link', 'good', 'bad', 'tone', 'tint'];
      const style = document.createElement('style');
      style.textContent = names
        .map(
          (name) => `@property --${name} { syntax: "<color>"; inherits: false; initial-value: transparent }`,
        )
        .join('');
      document.head.append(style);
    });
    await sleep(200);
    expect(await look()).toEqual(before);
  });
});

describe('a frame', () => {
  /** Opens a page of the site in a frame of another page, and points at a booking in it. */
  async function openFramed(outer: string, style: string): Promise<void> {
    page = await session.openPage(outer);
    await page.evaluate(
      async (src, css) => {
        document.body.innerHTML = '';
        const frame = document.createElement('iframe');
        frame.src = src;
        frame.style.cssText = `position:fixed;inset:0;width:1000px;height:760px;border:0;${css}`;
        document.body.append(frame);
        await new Promise((resolve) => frame.addEventListener('load', resolve));
      },
      siteUrl('/rows.asp'),
      style,
    );
    const frame = await page.waitForFrame((one) => one.url().endsWith('rows.asp'));
    await (await frame.waitForSelector('#row-101 .shape'))?.hover();
    await sleep(1500);
  }

  it('of a page of another origin gets no card', async () => {
    platform.requests.clear();
    await openFramed('https://platform.adultwork.com/OAuth/Authorize', '');
    expect(await session.findCards(page)).toEqual([]);
    expect(platform.requests.bookingRequests()).toEqual([]);
    const popup = await session.openRealPopup(page);
    await waitForNode(popup.tree, 'StaticText', /^No card can open on this page/);
    await popup.close();
  });

  it('of the site that cannot be seen gets no press', async () => {
    await openFramed(siteUrl('/Home.asp'), 'opacity:.01');
    const cards = await session.findCards(page);
    for (const one of cards) {
      const button = (await one.tree()).children;
      expect(button.length).toBeGreaterThan(0);
      const { x, y } = one.place.box;
      for (let top = 20; top < 400; top += 12) await page.mouse.click(x + 290, y + top);
    }
    await expectNotPressed();
  });
});

describe('a key of the person’s', () => {
  it('presses nothing in the card, wherever the page puts the focus', async () => {
    await open();
    await getInside(page, card);
    await page.evaluate(() => {
      const field = document.createElement('input');
      field.id = 'own-field';
      field.style.cssText = 'position:fixed;left:4px;bottom:4px';
      document.body.append(field);
      field.focus();
      const throwFocus = () => {
        const host = document.documentElement.lastElementChild as HTMLElement;
        host.focus();
        for (const node of window.inside ?? []) {
          for (const frame of (node.getRootNode() as ParentNode).querySelectorAll('iframe')) {
            frame.tabIndex = 0;
            frame.focus();
            frame.contentWindow?.focus();
          }
        }
      };
      for (const type of ['keydown', 'keypress', 'keyup']) field.addEventListener(type, throwFocus);
    });
    for (const key of ['Enter', ' ', 'Tab', 'Enter', 'Tab', ' ', 'Tab', 'Enter'] as const) {
      await page.keyboard.press(key);
      await sleep(60);
      await page.evaluate(() => document.querySelector<HTMLElement>('#own-field')?.focus());
    }
    for (const key of ['Tab', 'Enter', 'Tab', 'Enter', ' '] as const) await page.keyboard.press(key);
    await expectNotPressed();
  });
});

// In Chromium a page has none of these nodes: see page-cannot-read.test.ts.
describe.runIf(browserKind() === 'firefox')('a page that has the frame in its hands', () => {
  /** What it may do to it. */
  const HANDLINGS: Record<string, string> = {
    'makes it see-through': "frame.style.setProperty('opacity', '.01')",
    'fades what holds it': "frame.parentElement.style.setProperty('opacity', '.01', 'important')",
    'moves it under the pointer': "frame.style.setProperty('margin-top', '-60px')",
    'draws it larger': "frame.style.setProperty('scale', '3')",
    'filters it': "frame.style.setProperty('filter', 'contrast(0)')",
    'hides it behind a mask': "frame.style.setProperty('mask-image', 'linear-gradient(#0000, #0000)')",
    'puts another card page into it': "frame.contentWindow.location = 'about:blank'",
    'navigates it elsewhere': "frame.contentWindow.location = '/Home.asp'",
    'takes it out and in again': 'frame.parentElement.append(frame)',
    'sandboxes it': "frame.setAttribute('sandbox', ''); frame.parentElement.append(frame)",
  };

  it.each(Object.keys(HANDLINGS))('and %s gets no press', async (name) => {
    const at = await open();
    await getInside(page, card);
    await sleep(BEFORE_PRESS);
    await page.evaluate(`for (const root of new Set([...(window.inside ?? [])].map((node) => node.getRootNode()))) {
      for (const frame of root.querySelectorAll('iframe')) { ${HANDLINGS[name]}; }
    }`);
    await page.mouse.click(at.x, at.y);
    await expectNotPressed();
    await sleep(BEFORE_PRESS);
    await page.mouse.click(at.x, at.y);
    await expectNotPressed();
  });
});
