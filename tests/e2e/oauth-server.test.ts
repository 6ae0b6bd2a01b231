import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import { type Desk, openDesk } from '../harness/desk.ts';
import { browserKind } from '../harness/launch.ts';
import { onStage } from '../harness/on-stage.ts';
import { clickByRole, fillByRole, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { SIGN_IN_HOST, siteUrl } from '../platform/hosts.ts';
import { createOAuthServer } from '../platform/oauth-server.ts';
import { MANAGER } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';
import { CLIENT_ID } from '../platform/sign-in.ts';

/** Signing in at an OAuth 2.0 server that others wrote, by the implicit grant, in place of the stand-in's own sign-in. */

const SIGN_IN_PAGE = `https://${SIGN_IN_HOST}/OAuth/Authorize`;

let platform: Platform;
let session: BrowserSession;
let desk: Desk;
let page: Page;
let card: CardOnPage;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  desk = await openDesk(session);
  page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
  card = cardOn(session, page);
});
beforeEach(async () => {
  platform.reset();
  await page.bringToFront();
  // Who still points at a link would have its card anew.
  await page.mouse.move(2, 2);
  await desk.ask({ kind: 'forget-everything' });
  const { redirectUri } = await desk.ask({ kind: 'get-state' });
  useServer(redirectUri ?? '');
});

/** Has that server answer, at which the project has named this address. */
function useServer(redirectUri: string): void {
  platform.signIn.server = createOAuthServer(redirectUri, platform.signIn, platform.data.tokens);
}

/** The options, where a member has given the client ID and pressed the button. */
async function giveClientId(): Promise<Page> {
  const options = await session.openOptions();
  await fillByRole(options, 'Client ID', CLIENT_ID);
  await clickByRole(options, 'button', 'Sign in with AdultWork');
  return options;
}

/** The same, and the window of the server's page. */
async function pressSignIn(): Promise<{ options: Page; window: Page }> {
  const options = await giveClientId();
  return { options, window: await session.waitForPage(SIGN_IN_PAGE) };
}

async function pointAt(id: number): Promise<void> {
  await page.bringToFront();
  await page.mouse.move(2, 2);
  await card.waitUntilGone();
  await page.hover(`#row-${id} .shape`);
}

const tokensUsed = () =>
  platform.requests.bookingRequests().map(({ headers }) => headers.authorization?.replace(/^bearer /i, ''));

describe(`an OAuth 2.0 server of others, in ${browserKind()}`, () => {
  it('lets a member in by one press and one on its page; its token opens bookings', async () => {
    const { options, window } = await pressSignIn();
    await window.click('button[value=allow]');
    const text = await waitForText(options, `accepted for member ${MANAGER.userId}`);
    expect(text).toMatch(/account_phonechat_bookings\s+needed, granted/);
    expect(text).toMatch(/Expires in (?:1 hour|59 minutes)/);
    await options.close();
    await pointAt(101);
    await card.waitFor(101, 'Pending');
    // As that server writes its tokens: a signed JWT.
    expect(tokensUsed().at(-1)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(tokensUsed()).toEqual(tokensUsed().map(() => platform.signIn.issued.at(-1)));
  });

  it('renews a token that is over without a window, while the member is signed in there', async () => {
    const { options, window } = await pressSignIn();
    await window.click('button[value=allow]');
    await waitForText(options, `accepted for member ${MANAGER.userId}`);
    await options.close();
    platform.signIn.mode = 'at-once';
    platform.data.tokens.clear();
    const before = await desk.windowsOpened();
    await pointAt(102);
    await card.waitFor(102, 'Accepted');
    expect(await desk.windowsOpened()).toBe(before);
    expect(platform.signIn.issued).toHaveLength(2);
  });

  it('that is told no leaves all as it was, in calm words', async () => {
    const { options, window } = await pressSignIn();
    await window.click('button[value=deny]');
    await waitForText(options, 'Access was not granted on the sign-in page. Nothing was changed.');
    expect((await desk.ask({ kind: 'get-state' })).token.state).toBe('none');
    await options.close();
  });

  it('sends no token to an address that the project has not named', async () => {
    useServer('https://elsewhere.example.org/');
    const options = await giveClientId();
    // Chromium closes a window whose page is an error; Firefox leaves it to the person.
    if (session.kind === 'firefox') {
      const window = await session.waitForPage(SIGN_IN_PAGE);
      await waitForText(window, 'invalid_client');
      await window.close();
      await waitForText(options, 'The sign-in page was closed before you were done.');
    } else await waitForText(options, 'The sign-in page could not be reached, or refused the request.');
    expect(platform.signIn.issued).toEqual([]);
    await options.close();
  });
});
