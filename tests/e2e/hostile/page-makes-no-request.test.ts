import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { onStage } from '../../harness/on-stage.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { someOf } from '../../harness/short-run.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';
import { CLIENT_ID } from '../../platform/sign-in.ts';
import { FORGERIES } from './forgeries.ts';

/** A page's scripts cannot act as a person: without one, no booking is asked for and no card opens. */

/** The dwell, its request, and a slow machine, ms. */
const LONG_ENOUGH = 800;

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

async function expectNothing(): Promise<void> {
  await sleep(LONG_ENOUGH);
  expect(await card.read()).toBeNull();
  expect(platform.requests.apiRequests()).toEqual([]);
}

/** Each forgery has a link to itself, so that none spoils the next. */
const LINKS = [101, 102, 107, 108, 109, 110, 111].map((id) => `#row-${id} .shape`);
const REST = { x: 120, y: 600 };

/** Long enough for each to be taken for a person, and for its booking to be asked for, ms. */
const EACH = 500;

async function forgeAll(): Promise<void> {
  platform.requests.clear();
  await page.mouse.move(REST.x, REST.y);
  for (const [n, forgery] of FORGERIES.entries()) {
    await page.evaluate(forgery, LINKS[n] as string, REST);
    await sleep(EACH);
  }
}

describe('a page that plays the person', () => {
  it('gets nothing while our first part listens', async () => {
    await open('/PhoneChatBookings.asp');
    await forgeAll();
    await expectNothing();
  });

  it('gets nothing once the card part is there', async () => {
    await open('/PhoneChatBookings.asp');
    await page.hover('#row-1 .shape');
    await card.waitForAnswer(1);
    await page.mouse.move(REST.x, REST.y);
    await card.waitUntilGone();
    await forgeAll();
    await expectNothing();
  });

  it('gets nothing for a focus that it sets itself, some time after a key of the person', async () => {
    await open('/PhoneChatBookings.asp');
    platform.requests.clear();
    await page.keyboard.press('x');
    await sleep(350);
    await page.evaluate((link) => document.querySelector<HTMLElement>(link)?.focus(), LINKS[0] as string);
    await expectNothing();
  });
});

describe('a frame that is not of the site', () => {
  const LINK =
    '<a id="lure" href="https://www.adultwork.com/PhoneChatBooking.asp?BookingID=101">View booking</a>';
  const FRAMES: Record<string, { attribute: 'src' | 'srcdoc'; value: string; sandbox?: string }> = {
    'another host': {
      attribute: 'src',
      value: `https://platform.adultwork.com/OAuth/Authorize?${new URLSearchParams({
        client_id: CLIENT_ID,
        redirect_uri: 'https://elsewhere.invalid/',
        response_type: 'token',
      })}`,
    },
    'a sandbox of the site': { attribute: 'srcdoc', value: LINK, sandbox: 'allow-scripts' },
    'an address that is its own content': {
      attribute: 'src',
      value: `data:text/html,${encodeURIComponent(LINK)}`,
    },
  };

  it.each(someOf(Object.keys(FRAMES), 3))('asks for nothing: %s', async (name) => {
    await open('/PhoneChatBookings.asp');
    await page.evaluate(
      ({ attribute, value, sandbox }) => {
        const frame = document.createElement('iframe');
        frame.style.cssText = 'position:fixed;left:10px;top:500px;width:500px;height:200px;background:#fff';
        if (sandbox) frame.setAttribute('sandbox', sandbox);
        frame.setAttribute(attribute, value);
        document.body.append(frame);
      },
      FRAMES[name] as (typeof FRAMES)[string],
    );
    const frame = await innerFrame();
    if (name === 'another host')
      await frame.evaluate((link) => document.body.insertAdjacentHTML('afterbegin', link), LINK);
    const lure = await frame.waitForSelector('#lure');
    platform.requests.clear();
    await lure?.hover();
    await expectNothing();
  });

  async function innerFrame(): Promise<Frame> {
    const frame = await page.waitForFrame((one) => one.parentFrame() !== null);
    await frame.waitForSelector('body *');
    return frame;
  }
});
