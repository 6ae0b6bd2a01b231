import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardOn } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { browserKind, launchBrowser } from '../../harness/launch.ts';
import { HANG, poll } from '../../harness/poll.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import { type Platform, startPlatform } from '../../platform/platform.ts';

/** The extension is updated while pages of the site are open. */

/** A card that comes has come, with what it says, ms. */
const A_DWELL = 1200;

const LIST = siteUrl('/PhoneChatBookings.asp');

let platform: Platform;
let session: BrowserSession;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'booking-peek-'));
  const build = browserKind() === 'firefox' ? 'firefox-mv3' : 'chrome-mv3';
  await cp(join('.output', build), folder, { recursive: true });
  platform = await startPlatform();
  session = await launchBrowser({ platform, extension: folder });
  await saveToken(session, TOKENS.manager);
});
afterAll(async () => {
  await session?.close();
  await platform?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Puts a newer version in the old one's place. */
async function update(): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, version: `${manifest.version}.1` }));
  await session.browser.installExtension(folder);
}

async function pointAt(page: Page, id: number): Promise<void> {
  await page.bringToFront();
  await page.mouse.move(2, 2);
  await page.hover(`#row-${id} .shape`);
}

/** Points again until the card is there: the loader of the new version comes to each page a little after the update. */
function pointUntil(page: Page, id: number, words: string): Promise<boolean> {
  const card = cardOn(session, page);
  return poll(
    async () => {
      await pointAt(page, id);
      await sleep(A_DWELL);
      return (await card.text()).includes(words);
    },
    HANG,
    () => `no card ${id} with "${words}"`,
  );
}

describe.runIf(browserKind() === 'chromium')('pages that were open before an update', () => {
  it('lose the card of the old version, and show those of the new one', async () => {
    const unused = await session.openPage(LIST);
    const used = await session.openPage(LIST);
    const open = await session.openPage(LIST);
    for (const page of [used, open]) {
      await pointAt(page, 1);
      await cardOn(session, page).waitFor(1, 'Confirmed');
    }
    await pointAt(used, 1);
    await used.mouse.move(2, 2);
    await cardOn(session, used).waitUntilGone();
    await open.bringToFront();
    await pointAt(open, 1);
    await cardOn(session, open).waitFor(1, 'Confirmed');
    await update();

    await cardOn(session, open).waitUntilGone();
    for (const page of [open, used, unused]) {
      await pointUntil(page, 110, 'No access token yet');
      await page.mouse.move(2, 2);
      await cardOn(session, page).waitUntilGone();
    }
    expect(await session.readConsole()).toEqual([]);
  });
});

describe.runIf(browserKind() === 'firefox')('pages that were open before an update', () => {
  // Firefox ends the old part at once, and puts the new one into the page at once.
  it('have lost the card of the old version, and show those of the new one', async () => {
    const page = await session.openPage(LIST);
    await pointAt(page, 1);
    const card = cardOn(session, page);
    await card.waitFor(1, 'Confirmed');
    await update();
    await card.waitUntilGone();
    await pointAt(page, 110);
    await card.waitFor(110, 'No access token yet');
    await card.click('Close');
    await card.waitUntilGone();
  });
});
