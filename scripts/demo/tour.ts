import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { cardOn } from '../../tests/harness/card.ts';
import { clickByRole, fillByRole, getByRole, waitForText } from '../../tests/harness/roles.ts';
import type { BrowserSession } from '../../tests/harness/session.ts';
import { siteUrl } from '../../tests/platform/hosts.ts';
import { MANAGER, TOKENS } from '../../tests/platform/people.ts';
import type { Platform } from '../../tests/platform/platform.ts';
import { say } from '../bootstrap/say.mjs';

export const PICTURES = '.output/demo';

/** Bookings of the stand-in platform, each with words that its card has to show. */
const CONFIRMED = { id: 123, words: 'Confirmed' };
const PENDING = { id: 101, words: 'Pending' };
const REFUSED = { id: 102, words: /token/i };

/** As wide as the popup may be, and as high as browsers let it be. */
const POPUP_SIZE = { width: 360, height: 600 };

const ACCEPTED = `accepted for member ${MANAGER.userId}`;

const LIST = siteUrl('/PhoneChatBookings.asp');

interface Tour {
  readonly session: BrowserSession;
  readonly platform: Platform;
  /** How long each stop stays on the screen, in milliseconds. */
  readonly pause: number;
}

/**
 * Shows the product as a newcomer meets it, with the real mouse, and takes a picture at each stop. Ends on the
 * bookings list, ready to be used.
 * @returns the names of the pictures in `PICTURES`
 * @throws where something is not shown as it should be
 */
export async function showAround({ session, platform, pause }: Tour): Promise<string[]> {
  const pictures: string[] = [];
  const take = async (page: Page, name: string) => {
    await page.screenshot({ path: `${PICTURES}/${name}.png` });
    pictures.push(`${name}.png`);
    await sleep(pause);
  };
  /** Rests the mouse on a booking's link until its card says what it should. */
  const point = async (page: Page, { id, words }: { id: number; words: string | RegExp }) => {
    await page.hover(`#row-${id} .shape`);
    await cardOn(session, page).waitFor(id, words);
  };
  await mkdir(PICTURES, { recursive: true });

  say('Once installed, the extension opens its options page: saving an access token there');
  const options = await session.waitForPage(session.extensionUrl('options.html'));
  await saveTokenOn(options);
  const settled = await session.openOptions();
  await waitForText(settled, ACCEPTED);
  await take(settled, 'options');
  await settled.close();

  say(`Bookings list: pointing at the link of booking ${CONFIRMED.id}`);
  const list = await session.openPage(LIST);
  await session.emulate(list, { colorScheme: 'light' });
  await point(list, CONFIRMED);
  await take(list, 'hover-light');
  await list.close();

  say(`A dark page: pointing at the link of booking ${PENDING.id}`);
  const dark = await session.openPage(siteUrl('/Dark.asp'));
  await session.emulate(dark, { colorScheme: 'dark' });
  await point(dark, PENDING);
  await take(dark, 'hover-dark');
  await dark.close();

  say(`Popup: looking up booking ${CONFIRMED.id} by its ID`);
  const popup = await session.openPopup();
  await popup.setViewport(POPUP_SIZE);
  await fillByRole(popup, 'Booking ID', String(CONFIRMED.id));
  await clickByRole(popup, 'button', 'Look up');
  await getByRole(popup, 'group', `PhoneChat booking ${CONFIRMED.id}`);
  await waitForText(popup, CONFIRMED.words);
  await take(popup, 'popup');
  await popup.close();

  say('Bookings list: pointing at a link once the platform has let the token expire');
  platform.data.tokens.delete(TOKENS.manager);
  const late = await session.openPage(LIST);
  await point(late, REFUSED);
  await take(late, 'token-expired');
  await late.close();

  platform.reset();
  await saveTokenOn(options);
  await session.openPage(LIST);
  return pictures;
}

async function saveTokenOn(options: Page): Promise<void> {
  await options.bringToFront();
  await fillByRole(options, 'Access token', TOKENS.manager);
  await clickByRole(options, 'button', 'Save token');
  await waitForText(options, ACCEPTED);
}
