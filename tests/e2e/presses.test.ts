import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardOn } from '../harness/card.ts';
import { openDesk } from '../harness/desk.ts';
import { browserKind, launchAgain, launchBrowser } from '../harness/launch.ts';
import { HANG } from '../harness/poll.ts';
import { clickByRole, getByRole, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { buildWithClientId } from '../harness/shipped-build.ts';
import { SIGN_IN_HOST, siteUrl } from '../platform/hosts.ts';
import { type Platform, startPlatform } from '../platform/platform.ts';
import { CLIENT_ID } from '../platform/sign-in.ts';

/**
 * What a person has to do, counted: from the installation to the first card, on the next day, and for a group of 25. The build is one
 * that carries a client ID, as a store ships it.
 */

let platform: Platform;
let session: BrowserSession;
let userDataDir: string;
let extension: string;
let did: ReturnType<typeof nothingYet>;

const nothingYet = () => ({ presses: 0, onThePlatform: 0, pastes: 0, hovers: 0, windows: 0 });

/** A person who does only what is counted. */
const person = {
  async press(page: Page, name: string, role = 'button'): Promise<void> {
    did.presses += 1;
    await clickByRole(page, role, name);
  },
  async allow(): Promise<void> {
    did.windows += 1;
    did.onThePlatform += 1;
    const window = await session.waitForPage(`https://${SIGN_IN_HOST}/OAuth/Authorize`);
    await window.click('button[value=allow]');
  },
  async paste(page: Page, name: string, text: string): Promise<void> {
    did.pastes += 1;
    const field = await getByRole(page, 'textbox', name);
    await field.focus();
    await field.evaluate((_, pasted) => document.execCommand('insertText', false, pasted), text);
  },
  async pointAt(id: number, words: string): Promise<void> {
    const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    did.hovers += 1;
    await page.hover(`#row-${id} .shape`);
    await cardOn(session, page).waitFor(id, words);
    await page.close();
  },
};

/** Counts on one of the extension's own files, which asks the worker for nothing. */
async function countWindows(): Promise<() => Promise<void>> {
  const watch = await session.openPage(session.extensionUrl('icons/16.png'));
  await watch.evaluate(() => {
    globalThis.windowsOpened = 0;
    browser.windows.onCreated.addListener(() => {
      globalThis.windowsOpened += 1;
    });
  });
  return async () => {
    did.windows = await watch.evaluate(() => globalThis.windowsOpened);
  };
}

function report(what: string, expected: Partial<typeof did>): void {
  const words = Object.entries(did).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`  ${browserKind()}, ${what}: ${words.join(', ')}\n`);
  expect(did).toEqual({ ...nothingYet(), ...expected });
}

beforeAll(async () => {
  extension = await buildWithClientId(browserKind());
  platform = await startPlatform();
  userDataDir = await mkdtemp(join(tmpdir(), 'booking-peek-'));
  session = await launchBrowser({ platform, userDataDir, extension, firstRun: 'keep' });
});
afterAll(async () => {
  await session?.close();
  await platform?.close();
  await rm(userDataDir, { recursive: true, force: true });
});
beforeEach(() => {
  did = nothingYet();
});

async function restart(): Promise<void> {
  await session.close();
  platform.requests.clear();
  session = await launchAgain({ platform, userDataDir, extension });
}

describe('a person', () => {
  it('sees the first card after the installation by one press, one on the platform’s page, and pointing at a booking', async () => {
    const options = await session.waitForPage(session.extensionUrl('options.html'));
    await options.setViewport({ width: 1280, height: 800 });
    await getByRole(options, 'button', 'Sign in with AdultWork');
    const inView = () =>
      options.$$eval('button.primary', (buttons) =>
        buttons
          .filter((button) => button.getBoundingClientRect().bottom <= innerHeight)
          .map(({ textContent }) => textContent),
      );
    // Until it is known that no quiet sign-in is to be had, there is nothing to press.
    await expect.poll(inView, { timeout: HANG }).toEqual(['Sign in with AdultWork']);

    await person.press(options, 'Sign in with AdultWork');
    await person.allow();
    await waitForText(options, 'You are signed in');
    await person.pointAt(101, 'Pending');
    report('from the installation to the first card', {
      presses: 1,
      onThePlatform: 1,
      windows: 1,
      hovers: 1,
    });
  });

  it('adds 25 members by one paste and two presses', async () => {
    const options = await session.openOptions();
    const lines = Array.from({ length: 25 }, (_, n) => `${500200 + n} Member ${n + 1}`).join('\n');
    await person.paste(options, 'Members, one a line', lines);
    await person.press(options, 'Read list');
    await waitForText(options, '25 members were understood.');
    await person.press(options, 'Add members');
    await waitForText(options, '25 members were added.');
    report('25 members', { pastes: 1, presses: 2 });

    await (await getByRole(options, 'checkbox', 'Keep this list on this computer')).click();
    const desk = await openDesk(session);
    await expect
      .poll(async () => (await desk.ask({ kind: 'get-state' })).keepMembers, { timeout: HANG })
      .toBe(true);
    expect((await desk.ask({ kind: 'get-state' })).members).toHaveLength(25);
    await desk.page.close();
    await options.close();
  });

  describe('after a restart of the browser', () => {
    it('sees a card by pointing alone', async () => {
      platform.signIn.mode = 'at-once';
      await restart();
      const endCount = await countWindows();
      await person.pointAt(102, 'Accepted');
      await endCount();
      report('the next day', { hovers: 1 });
    });

    it('has the members that were to be kept', async () => {
      await restart();
      const endCount = await countWindows();
      const popup = await session.openPopup();
      await getByRole(popup, 'combobox', 'Acting for');
      const desk = await openDesk(session);
      expect((await desk.ask({ kind: 'get-state' })).members).toHaveLength(25);
      await endCount();
      report('the group on the next day', {});
    });
  });
});

describe('a person whose build carries no client ID', () => {
  it('sees the first card after three steps, one of them on the platform’s page for projects', async () => {
    await session.close();
    session = await launchBrowser({ platform, firstRun: 'keep' });
    platform.reset();
    const options = await session.waitForPage(session.extensionUrl('options.html'));
    await waitForText(options, 'That takes three steps, a single time.');
    await person.press(options, 'Set up sign-in');
    await person.press(options, 'Copy redirect URI');
    await person.paste(options, 'Client ID', CLIENT_ID);
    await person.press(options, 'Sign in with AdultWork');
    await person.allow();
    await waitForText(options, 'You are signed in');
    await person.pointAt(101, 'Pending');
    report('from the installation to the first card, without a client ID', {
      presses: 3,
      pastes: 1,
      onThePlatform: 1,
      windows: 1,
      hovers: 1,
    });
  });
});
