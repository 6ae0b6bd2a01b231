import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { cardOn } from '../../harness/card.ts';
import { addMember, saveToken } from '../../harness/journeys.ts';
import { browserKind, launchBrowser } from '../../harness/launch.ts';
import { clickByRole, fillByRole, getByRole, waitForText } from '../../harness/roles.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { isShortRun } from '../../harness/short-run.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { type Platform, startPlatform } from '../../platform/platform.ts';
import { CLIENT_ID } from '../../platform/sign-in.ts';
import { findSecrets, readProfile } from './read-profile.ts';
import { plantSecrets, SECRETS } from './secrets.ts';

/**
 * Nothing personal reaches the disk but a list of members that is to be kept: a whole day's use, the browser closed, and every byte of its profile
 * searched.
 */

let platform: Platform;
let session: BrowserSession | undefined;
let profile: string;

beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(async () => {
  platform.reset();
  plantSecrets(platform);
  profile = await mkdtemp(join(tmpdir(), 'booking-peek-profile-'));
});
afterEach(async () => {
  await session?.close();
  session = undefined;
  await rm(profile, { recursive: true, force: true });
});
afterAll(() => platform?.close());

it('leaves nothing on the disk and nothing in a log, although nothing was ever forgotten', async () => {
  session = await launchBrowser({ platform, userDataDir: profile });
  await useAll(session);
  const log = await session.readConsole();
  await session.close();
  session = undefined;

  const secrets = [...Object.values(SECRETS), ...platform.signIn.issued];
  expect(platform.signIn.issued).toHaveLength(1);
  for (const secret of secrets) expect(log.join('\n')).not.toContain(secret);
  const files = await readProfile(profile);
  expect(findSecrets(files, secrets)).toEqual([]);
  // The search can find: what is meant to be kept, and the page that was open, which Firefox packs.
  expect(findSecrets(files, [CLIENT_ID])).not.toEqual([]);
  expect(findSecrets(files, ['PhoneChatBookings.asp'])).not.toEqual([]);
}, 90_000);

it.skipIf(isShortRun)(
  'keeps the list of members where that was ticked, and nothing else',
  async () => {
    session = await launchBrowser({ platform, userDataDir: profile });
    await useAll(session, { keepMembers: true });
    await session.close();
    session = undefined;

    const { memberId, memberName, ...others } = SECRETS;
    const files = await readProfile(profile);
    expect(findSecrets(files, [...Object.values(others), ...platform.signIn.issued])).toEqual([]);
    // Firefox takes what an add-on has kept away with the add-on, which is installed for a while only.
    if (browserKind() === 'firefox') return;
    const names = findSecrets(files, [memberName]);
    expect(names).not.toEqual([]);
    // In the extension's own database, and in no other file.
    expect(names.filter((found) => !/[/\\]IndexedDB[/\\]chrome-extension_/.test(found))).toEqual([]);
    // As a number it is written in another form than as text.
    expect(findSecrets(files, [memberId]).filter((found) => !/IndexedDB/.test(found))).toEqual([]);
  },
  90_000,
);

/** Token, sign-in, members, lookups by hand and by pointing, refusals, and things typed and left standing. */
async function useAll(session: BrowserSession, { keepMembers = false } = {}): Promise<void> {
  await saveToken(session, SECRETS.token);

  const options = await session.openOptions();
  await addMember(options, SECRETS.memberId, SECRETS.memberName);
  if (keepMembers) await (await getByRole(options, 'checkbox', 'Keep this list on this computer')).click();

  const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
  const card = cardOn(session, page);
  await page.hover('#row-111 .shape');
  await card.waitFor(111, SECRETS.nickname);
  await card.keepOpen();
  await card.click('Show phone number');
  await card.waitFor(111, SECRETS.phone);
  await card.click('Show Skype name');
  await card.waitFor(111, SECRETS.skype);

  const popup = await session.openPopup();
  for (const id of [SECRETS.bookingId, SECRETS.unknownId]) {
    await fillByRole(popup, 'Booking ID', id);
    await clickByRole(popup, 'button', 'Look up');
    await getByRole(popup, 'group', `PhoneChat booking ${id}`);
    await waitForText(popup, id === SECRETS.bookingId ? SECRETS.comment : /not a PhoneChat booking/i);
  }
  await fillByRole(popup, 'Booking ID', SECRETS.typedId);

  await options.bringToFront();
  await fillByRole(options, 'Client ID', CLIENT_ID);
  await clickByRole(options, 'button', 'Sign in with AdultWork');
  const window = await session.waitForPage('https://platform.adultwork.com/OAuth/Authorize');
  await window.click('button[value=allow]');
  await waitForText(options, 'You are signed in.');
  await fillByRole(options, 'Access token', SECRETS.typedToken);
  await fillByRole(options, 'Member user ID', SECRETS.memberId);
  await fillByRole(options, 'Member name', SECRETS.memberName);
}
