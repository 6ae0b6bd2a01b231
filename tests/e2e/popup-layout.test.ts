import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Tabs } from 'webextension-polyfill';
import { ROWS } from '../../utils/teach/testing/shapes.ts';
import { findAll, formatTree } from '../harness/ax-tree.ts';
import { addMember, saveToken } from '../harness/journeys.ts';
import { browserKind } from '../harness/launch.ts';
import { onStage } from '../harness/on-stage.ts';
import { clickByRole, fillByRole, getByRole, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { someOf } from '../harness/short-run.ts';
import { makeBooking, wallTime } from '../platform/api-booking.ts';
import { siteUrl } from '../platform/hosts.ts';
import { GROUP_MEMBER, MANAGER, TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** Where things are in the popup, in windows of every width, and that what a person is about to press stays there. */

/** As long as a nickname may be that is still shown, and without a place to break it. */
const LONG_NAME = 'Nightingale'.repeat(20).slice(0, 200);

let platform: Platform;
let session: BrowserSession;
let popup: Page;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
  const options = await session.openOptions();
  await addMember(options, String(GROUP_MEMBER.userId), 'Edwin');
  await options.close();
});
beforeEach(() => platform.reset());
afterEach(() => popup.close());

/** A control of the popup: what it says, and where it was, in order. */
interface Noted {
  name: string;
  places: string[];
}

/** Opens the popup as over a tab of the site, with the places of its controls noted at each frame. */
async function openNoted(tab: { id: number; url: string }): Promise<() => Promise<Noted[]>> {
  await popup.evaluateOnNewDocument((shown) => {
    const { chrome } = globalThis as unknown as { chrome: Browser };
    chrome.tabs.query = async () => [shown] as Tabs.Tab[];
    const noted = new Map<Element, Noted>();
    const note = () => {
      // What waits unseen for the list waits for as long as a slow machine takes.
      for (const animation of document.getAnimations()) animation.pause();
      for (const one of document.querySelectorAll<HTMLInputElement>('button, input, select')) {
        const { x, y, width, height } = one.getBoundingClientRect();
        const { places } = noted.get(one) ?? { places: [] };
        const place = [x, y, width, height].join(' ');
        if (!one.checkVisibility({ visibilityProperty: true }) || places.at(-1) === place) continue;
        const name = one.labels?.[0]?.textContent ?? one.textContent;
        noted.set(one, { name, places: [...places, place] });
      }
      requestAnimationFrame(note);
    };
    note();
    Object.assign(window, { noted });
  }, tab);
  await session.goto(popup, session.extensionUrl('popup.html'));
  return () =>
    popup.evaluate(() => [...(window as unknown as { noted: Map<Element, Noted> }).noted.values()]);
}

describe.runIf(browserKind() === 'chromium')('what can be pressed', () => {
  it.each([
    [180, 'asleep'],
    [360, 'awake'],
  ])(
    'keeps the place that it is first drawn at, at %d px, while a worker that was %s brings all else',
    async (width, worker) => {
      const url = siteUrl(`/PhoneChatShape.asp?as=${encodeURIComponent('a call')}`);
      for (const { id } of ROWS) {
        const booking = makeBooking(id, { SessionDate: wallTime(new Date(Date.now() + 172_800_000)) });
        platform.data.bookings.set(id, { madeBy: MANAGER.userId, booking });
      }
      const page = await session.openPage(url);
      // The first time nothing is remembered of the list.
      const held = platform.hold(/MadeBookings$/i);
      popup = await session.openPopup();
      await popup.setViewport({ width, height: 600 });
      await fillByRole(popup, 'Booking ID', '107');
      await clickByRole(popup, 'button', 'Look up');
      await waitForText(popup, 'AVeryLongNickname');
      const id = await popup.evaluate(async (of) => {
        const { chrome } = globalThis as unknown as { chrome: Browser };
        return (await chrome.tabs.query({ url: of }))[0]?.id ?? 0;
      }, url);
      if (worker === 'asleep') await session.killWorker();
      const noted = await openNoted({ id, url });
      await getByRole(popup, 'checkbox', 'Cards on this page');
      held.release();
      await waitForText(popup, 'Updated');
      await getByRole(popup, 'button', 'Open cards on them');
      const controls = await noted();
      expect(controls.map(({ name }) => name)).toEqual(
        expect.arrayContaining([
          'Look up',
          'Acting for',
          'Cards on this page',
          '#107',
          'Show Booking Peek a booking',
        ]),
      );
      expect(controls.filter(({ places }) => places.length > 1)).toEqual([]);
      await session.leave(page);
    },
  );
});

/** What is wider than the window, or than the card, which would cut it off. Names that end in an ellipsis are as wide as what shows them. */
function findTooWide(): Promise<string[]> {
  return popup.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    const isCut = (one: Element) => getComputedStyle(one).textOverflow === 'ellipsis';
    const wide = [...document.querySelectorAll('body *')].filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      const isSeen = width > 1 && one.localName !== 'option' && getComputedStyle(one).clipPath === 'none';
      if (!isSeen || (one.parentElement && isCut(one.parentElement))) return false;
      const around = (one.closest('.card') ?? document.body).getBoundingClientRect();
      return left < around.left - 0.5 || right > around.right + 0.5;
    });
    return [
      ...(scrollWidth > window.innerWidth ? [`the page: ${scrollWidth}`] : []),
      ...wide.map((one) => `${one.localName} ${one.className}: ${one.textContent?.slice(0, 40)}`),
    ];
  });
}

/** How many lines each of these takes. */
function linesOf(selector: string): Promise<number[]> {
  return popup.$$eval(selector, (all) =>
    all.map((one) => {
      const { height } = one.getBoundingClientRect();
      return Math.round(height / Number.parseFloat(getComputedStyle(one).lineHeight));
    }),
  );
}

describe.each(someOf([180, 220, 320], 1))('at %d px, nothing is too wide', (width) => {
  /** Another one each time: what came once is remembered. */
  let id = 1000 + width / 10;

  async function lookUp(typed: string): Promise<void> {
    await fillByRole(popup, 'Booking ID', typed);
    await clickByRole(popup, 'button', 'Look up');
  }

  async function waitForCard(kind: 'booking' | 'failure'): Promise<void> {
    await popup.waitForFunction((one) => document.querySelector(`.card.${one}`) !== null, {}, kind);
  }

  beforeEach(async () => {
    for (const { booking } of platform.data.bookings.values()) {
      if (booking.Candidate) booking.Candidate.Nickname = LONG_NAME;
    }
    popup = await session.openPopup();
    await popup.setViewport({ width, height: 600 });
    await getByRole(popup, 'textbox', 'Booking ID');
    id += 1;
  });

  it('in the list, with a long name', async () => {
    await clickByRole(popup, 'button', 'Update the list');
    await waitForText(popup, LONG_NAME);
    expect(await findTooWide()).toEqual([]);
    expect(await linesOf('.next .two-lines')).toEqual([2]);
    expect(new Set(await linesOf('.row-who, .chip-words > span'))).toEqual(new Set([1]));
  });

  it('in a booking, with a long name', async () => {
    await lookUp(String(id));
    await waitForCard('booking');
    expect(await findTooWide()).toEqual([]);
    expect(await linesOf('.headline strong, .call bdi, dd > span')).toEqual([1, 2, 1, 1]);
    // All of it is heard, and seen where the card speaks of the person.
    const told = findAll(await session.readTree(popup), 'status')
      .map((one) => formatTree(one))
      .join();
    expect(told).toContain(LONG_NAME);
    expect((await linesOf('section h2 bdi'))[0]).toBeGreaterThan(2);
  });

  it('in what asks for a new token', async () => {
    platform.data.tokens.clear();
    await clickByRole(popup, 'button', 'Update the list');
    await waitForText(popup, 'token');
    expect(await findTooWide()).toEqual([]);
    platform.reset();
    await saveToken(session, TOKENS.manager);
  });

  it.each(['400', '500', 'wrong-types', 'reset'] as const)('in a lookup that fails by %s', async (fault) => {
    platform.setFault(fault);
    await lookUp(String(id));
    await waitForCard('failure');
    expect(await findTooWide()).toEqual([]);
  });

  it('in what holds no booking ID', async () => {
    await lookUp('x');
    await waitForText(popup, 'There is no booking ID in this');
    expect(await findTooWide()).toEqual([]);
  });
  it('while AdultWork asks for a break, and once that is over', async () => {
    platform.setFault('429-seconds', { retryAfter: 1 });
    await lookUp(String(id));
    await waitForCard('failure');
    expect(await findTooWide()).toEqual([]);
    platform.clearFaults();
    await waitForText(popup, 'The break is over');
    expect(await findTooWide()).toEqual([]);
    await clickByRole(popup, 'button', 'Try again');
    await waitForCard('booking');
  });
});
