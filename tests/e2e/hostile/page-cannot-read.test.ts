import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardOnPage, CardReading } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { onStage } from '../../harness/on-stage.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { someOf } from '../../harness/short-run.ts';
import { CANDIDATE_PHONE, CLIENT_PHONE } from '../../platform/bookings.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';
import { getInside, openRevealed, WORDS } from './hostile-card.ts';
import { WAYS_OF_READING } from './ways-of-reading.ts';

/** A page tries to read a card whose number is shown. */

let platform: Platform;
let session: BrowserSession;
let page: Page;
let card: CardOnPage;
/** What is on the page itself before any card. */
let own: string;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
});
beforeEach(async () => {
  ({ page, card } = await openRevealed(session));
  await getInside(page, card);
  own = await page.evaluate(() => document.body.innerText);
});
afterEach(async () => {
  await session.leave(page);
  platform.reset();
});

/** Digits alone, so that no way of writing a number hides it. */
const digits = (text: string) => text.replace(/\D/g, '');

function expectNothingRead(read: string): void {
  for (const words of WORDS.filter((one) => !own.includes(one))) expect(read).not.toContain(words);
  for (const number of [CLIENT_PHONE, CANDIDATE_PHONE]) expect(digits(read)).not.toContain(digits(number));
  expect(read).not.toContain(TOKENS.manager);
  expect(read).not.toMatch(/found /);
  const { host } = new URL(session.extensionUrl(''));
  expect(read).not.toContain(host);
  expect(read).not.toMatch(/(chrome|moz)-extension:/);
}

describe('a page', () => {
  it.each(someOf(Object.keys(WAYS_OF_READING), 4))('reads nothing of the card by %s', async (name) => {
    expect(await card.text()).toContain(CLIENT_PHONE);
    const { box } = (await card.read()) as CardReading;
    const call = `(${WAYS_OF_READING[name]})(${JSON.stringify(box)}, [...(window.inside ?? [])])`;
    const read = String(await page.evaluate(`(async () => JSON.stringify(await ${call}))()`));
    expectNothingRead(read);
    expect(await card.text()).toContain(CLIENT_PHONE);
  });

  it('gets the frame in Firefox, where no root is closed to it, and still nothing of what is in it', async () => {
    const seen = await page.evaluate(() =>
      [...(window.inside ?? [])].map((node) => (node as Element).outerHTML ?? node.textContent),
    );
    if (session.kind === 'chromium') expect(seen).toEqual([]);
    else expect(seen.join()).toContain('<iframe');
    expectNothingRead(seen.join());
  });
});
