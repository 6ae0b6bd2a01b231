import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardOnPage } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { onStage } from '../../harness/on-stage.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { someOf } from '../../harness/short-run.ts';
import { CLIENT_PHONE } from '../../platform/bookings.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';
import { BOOKING, getInside, openCard } from './hostile-card.ts';
import { WAYS_OF_STEERING } from './ways-of-steering.ts';

/** A page tries to have the card do something that only the person may have it do. */

/** How many lists of ways are made up. */
const LISTS = 4;

let platform: Platform;
let session: BrowserSession;
let page: Page;
let card: CardOnPage;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
});
beforeEach(async () => {
  ({ page, card } = await openCard(session));
  await getInside(page, card);
  platform.requests.clear();
});
afterEach(async () => {
  await session.leave(page);
  platform.reset();
});

async function steer(name: string): Promise<void> {
  const { x, y, width, height } = await (await card.control('Show phone number')).readBox();
  const at = JSON.stringify({ x: x + width / 2, y: y + height / 2 });
  await page.evaluate(`(${WAYS_OF_STEERING[name]})(${at}, [...(window.inside ?? [])])`);
  await sleep(150);
}

/** Nothing was shown, asked for, opened, or kept open. The card may have gone: a page can always have that. */
async function expectNothingDone(open: string[]): Promise<void> {
  for (const one of await session.findCards(page)) {
    expect(one.name).toBe(`PhoneChat booking ${BOOKING}`);
    const pressed = await one.evaluate((element) => [
      element.innerText,
      element.querySelector('[aria-pressed]')?.getAttribute('aria-pressed'),
      document.querySelectorAll('[tabindex="0"]').length,
    ]);
    expect(pressed[0]).not.toContain(CLIENT_PHONE);
    expect(pressed.slice(1)).toEqual(['false', 0]);
  }
  expect(platform.requests.apiRequests()).toEqual([]);
  expect((await session.openUrls()).sort()).toEqual(open);
}

describe('a page', () => {
  it.each(someOf(Object.keys(WAYS_OF_STEERING), 5))('has nothing done in the card by %s', async (name) => {
    const open = (await session.openUrls()).sort();
    await steer(name);
    await expectNothingDone(open);
  });

  const lists = fc.sample(fc.shuffledSubarray(Object.keys(WAYS_OF_STEERING), { minLength: 5 }), {
    numRuns: LISTS,
    seed: 18,
  });
  it.each(someOf(lists, 2).map((list) => [list.join(', '), list] as const))(
    'nor by one after the other: %s',
    async (_names, list) => {
      const open = (await session.openUrls()).sort();
      for (const name of list) {
        if ((await session.findCards(page)).length > 0) await steer(name);
      }
      await expectNothingDone(open);
    },
  );
});
