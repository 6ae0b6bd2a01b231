import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { findAll } from '../harness/ax-tree.ts';
import { findBarriers } from '../harness/barriers.ts';
import { addMember, pasteToken } from '../harness/journeys.ts';
import { browserKind, launchBrowser } from '../harness/launch.ts';
import { HANG, poll } from '../harness/poll.ts';
import { clickByRole, fillByRole, getByRole, pageText, queryByRole, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { someOf } from '../harness/short-run.ts';
import { SIGN_IN_HOST } from '../platform/hosts.ts';
import { GROUP_MEMBER, LONER, MANAGER, TOKENS } from '../platform/people.ts';
import { type Platform, startPlatform } from '../platform/platform.ts';
import { CLIENT_ID } from '../platform/sign-in.ts';

/** The options page in a real browser: token, sign-in, members, and forgetting all of it. */

const SIGN_IN_PAGE = 'https://platform.adultwork.com/OAuth/Authorize';

let platform: Platform;
let session: BrowserSession;
let options: Page;

beforeAll(async () => {
  platform = await startPlatform();
  session = await launchBrowser({
    platform,
    // Firefox then grants what a page asks for from a press, with no prompt that only a person could answer.
    preferences: { 'extensions.webextOptionalPermissionPrompts': false },
  });
});
afterAll(async () => {
  await session?.close();
  await platform?.close();
});
beforeEach(async () => {
  options = await session.openOptions();
  await getByRole(options, 'textbox', 'Access token');
});
afterEach(async () => {
  await clickByRole(options, 'button', 'Forget everything');
  await clickByRole(options, 'button', 'Forget everything now');
  await waitForText(options, 'All of it is gone.');
  await options.close();
  platform.reset();
});

/** What the page's one status says, as a screen reader is told. */
async function status(): Promise<string> {
  const [found, ...more] = findAll(await session.readTree(options), 'status');
  expect(more).toEqual([]);
  return found ? JSON.stringify(found.children.map(({ name }) => name)) : '';
}

const save = (token: string) => pasteToken(session, options, token);

describe('the access token', () => {
  it('is saved, checked, and never shown again', async () => {
    await waitForText(options, 'There is no token yet.');
    await waitForText(options, 'That takes three steps');
    await save(TOKENS.manager);
    await waitForText(options, `accepted for member ${MANAGER.userId}.`);
    expect(await status()).toContain(`accepted for member ${MANAGER.userId}`);
    const text = await pageText(options);
    expect(text).toContain('Northern Lights');
    expect(text).toMatch(/Group manager\s+Yes/);
    expect(text).toMatch(/account_phonechat_bookings\s+needed, granted/);
    expect(text).not.toContain('That takes three steps');

    await options.close();
    options = await session.openOptions();
    await waitForText(options, 'accepted');
    const field = await getByRole(options, 'textbox', 'Access token');
    expect(
      await field.evaluate((one) => [(one as HTMLInputElement).value, (one as HTMLInputElement).type]),
    ).toEqual(['', 'password']);
    expect(await options.content()).not.toContain(TOKENS.manager);
  });

  it.each([
    ['rejected', 'nonsense', 'rejected'],
    ['run out', TOKENS.expired, 'rejected'],
    ['without the scope', TOKENS.withoutScope, 'lacks the scope account_phonechat_bookings'],
  ])('is told apart: %s', async (_, token, words) => {
    await save(token);
    await waitForText(options, words);
    expect(await status()).toContain(words);
  });

  it('with little to say leaves unknown what the platform left out', async () => {
    await save(TOKENS.bookingsOnly);
    await waitForText(options, 'accepted');
    expect(await pageText(options)).toMatch(/Group manager\s+Not known/);
  });

  it('of an account that offers services says at once that only bookings it made are shown', async () => {
    const manager = platform.data.members.get(MANAGER.userId);
    if (manager) manager.offersServices = true;
    await save(TOKENS.manager);
    await waitForText(options, 'Your account offers services.');
  });

  it('is checked again and forgotten', async () => {
    await save(TOKENS.loner);
    await waitForText(options, `accepted for member ${LONER.userId}`);
    platform.data.tokens.delete(TOKENS.loner);
    await clickByRole(options, 'button', 'Check token');
    await waitForText(options, 'rejected');
    await clickByRole(options, 'button', 'Forget token');
    await waitForText(options, 'There is no token yet.');
  });

  it('that holds spaces is told at the field, and no request is sent', async () => {
    await save('two words');
    await waitForText(options, 'An access token holds no spaces.');
    expect(findAll(await session.readTree(options), 'alert')).toHaveLength(1);
    expect(platform.requests.apiRequests()).toEqual([]);
  });
});

describe('signing in', () => {
  async function pressSignIn(): Promise<Page> {
    await fillByRole(options, 'Client ID', CLIENT_ID);
    await clickByRole(options, 'button', 'Sign in with AdultWork');
    return session.waitForPage(SIGN_IN_PAGE);
  }

  const WITHOUT_A_TOKEN = [
    ['deny', null, 'Access was not granted'],
    ['cancel', null, 'You cancelled the sign-in.'],
    ['cancel', 'cancelled-in-query', 'You cancelled the sign-in.'],
    ['allow', 'wrong-state', 'did not belong to this sign-in'],
    ['allow', 'no-token', 'held no access token'],
  ] as const;

  it.each(someOf(WITHOUT_A_TOKEN, 2))('ends calmly: %s, %s', async (decision, misbehaviour, words) => {
    platform.signIn.misbehaviour = misbehaviour;
    const window = await pressSignIn();
    await window.click(`button[value=${decision}]`);
    await waitForText(options, words);
    await waitForText(options, 'There is no token yet.');
    const field = await getByRole(options, 'textbox', 'Client ID');
    expect(await field.evaluate((one) => (one as HTMLInputElement).value)).toBe(CLIENT_ID);
  });

  it('shows the redirect URI to register', async () => {
    const field = await getByRole(options, 'textbox', 'Redirect URI');
    const value = await field.evaluate((one) => (one as HTMLInputElement).value);
    expect(value).toMatch(/^https:\/\/[a-z0-9]+\.(chromiumapp|extensions\.allizom)\.org\/$/);
    const window = await pressSignIn();
    const [request] = platform.requests.toHost(SIGN_IN_HOST);
    expect(request?.query.get('redirect_uri')).toBe(value);
    await window.close();
    await waitForText(options, 'The sign-in page was closed');
  });
});

describe('group members', () => {
  beforeEach(async () => {
    await save(TOKENS.manager);
    await waitForText(options, 'accepted');
  });

  it('are told at the field where they are wrong, and what was typed stays', async () => {
    await fillByRole(options, 'Member user ID', 'edwin');
    await fillByRole(options, 'Member name', 'Edwin');
    await clickByRole(options, 'button', 'Add member');
    await waitForText(options, 'There is no user ID in this.');
    const field = await getByRole(options, 'textbox', 'Member user ID');
    expect(await field.evaluate((one) => (one as HTMLInputElement).value)).toBe('edwin');
    expect(await field.evaluate((one) => document.activeElement === one)).toBe(true);
  });

  it('are renamed and removed with the keyboard alone', async () => {
    await addMember(options, String(GROUP_MEMBER.userId), 'Edwin');
    const name = `Edwin (${GROUP_MEMBER.userId})`;
    await (await getByRole(options, 'button', `Change ${name}`)).focus();
    await options.keyboard.press('Enter');
    await getByRole(options, 'textbox', `New name for ${name}`);
    await options.keyboard.type('Eddie');
    await options.keyboard.press('Enter');
    const change = await getByRole(options, 'button', `Change Eddie (${GROUP_MEMBER.userId})`);
    await options.waitForFunction((button) => document.activeElement === button, {}, change);
    await options.keyboard.press('Enter');
    await getByRole(options, 'textbox', `New name for Eddie (${GROUP_MEMBER.userId})`);
    // Save name, Keep old name, Remove.
    for (let stop = 0; stop < 3; stop++) await options.keyboard.press('Tab');
    await options.keyboard.press('Enter');
    await waitForText(options, `Eddie (${GROUP_MEMBER.userId}) was removed.`);
    expect(await options.evaluate(() => document.activeElement === document.body)).toBe(false);
  });
});

describe('site access', () => {
  // Chromium neither lets an extension give its own hosts up nor, without a head, shows the prompt for them.
  it.runIf(browserKind() === 'firefox')('that was withheld is given back by one press', async () => {
    await options.evaluate(async () => {
      const { permissions, runtime } = (globalThis as unknown as { browser: Browser }).browser;
      await permissions.remove({ origins: runtime.getManifest().host_permissions ?? [] });
    });
    await options.close();
    options = await session.openOptions();
    await waitForText(options, 'keeps Booking Peek away');
    await clickByRole(options, 'button', 'Grant access');
    await poll(
      async () => !(await pageText(options)).includes('keeps Booking Peek away'),
      HANG,
      () => 'it still says that it is kept away',
    );
    await save(TOKENS.manager);
    await waitForText(options, 'accepted');
  });
});

describe('forgetting everything', () => {
  it('asks once, and can be left with Escape', async () => {
    await save(TOKENS.manager);
    await waitForText(options, 'accepted');
    await clickByRole(options, 'button', 'Forget everything');
    await getByRole(options, 'dialog', 'Forget all that Booking Peek knows?');
    await options.keyboard.press('Escape');
    expect(await queryByRole(options, 'dialog', 'Forget all that Booking Peek knows?')).toBeNull();
    await waitForText(options, 'accepted');
  });
});

describe('the page itself', () => {
  it('is tried on its own rules', async () => {
    await fillByRole(options, 'Link holds', 'show.asp?no={id}');
    await fillByRole(options, 'Link to try', 'https://www.adultwork.com/show.asp?no=77');
    await waitForText(options, 'This link gives booking 77.');
  });

  it('has no barrier that axe knows, in any dress', async () => {
    await save(TOKENS.manager);
    await waitForText(options, 'accepted');
    await addMember(options, String(GROUP_MEMBER.userId), 'Edwin');
    await fillByRole(options, 'Member user ID', 'edwin');
    await clickByRole(options, 'button', 'Add member');
    await waitForText(options, 'There is no user ID in this.');
    expect(await findBarriers(session, options)).toEqual([]);
  });

  it.each(someOf([320, 640, 1200], 1))('is whole at %d px', async (width) => {
    await options.setViewport({ width, height: 800 });
    await waitForText(options, 'There is no token yet.');
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
