import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import sharp from 'sharp';
import { cardOn } from '../../tests/harness/card.ts';
import { saveToken } from '../../tests/harness/journeys.ts';
import { clickByRole, fillByRole, waitForText } from '../../tests/harness/roles.ts';
import type { BrowserSession } from '../../tests/harness/session.ts';
import { siteUrl } from '../../tests/platform/hosts.ts';
import { TOKENS } from '../../tests/platform/people.ts';

export const SCREENSHOTS = 'store/screenshots';

/** What all three stores take, in pixels. */
const SIZE = { width: 1280, height: 800 };

/** The popup as it hangs under the toolbar's right end: as wide as it may be, as high as it has to be. */
const POPUP = { width: 360, right: 24, top: 8 };

const LIST = siteUrl('/PhoneChatBookings.asp');

/** Takes the stores' pictures from the production build. Everybody and everything on them is invented by the stand-in platform. */
export async function takeScreenshots(session: BrowserSession): Promise<string[]> {
  const taken: string[] = [];
  const keep = async (name: string, picture: Uint8Array) => {
    const file = `${SCREENSHOTS}/${name}.png`;
    // The smallest file of the same picture, so that the repository does not grow with each.
    await sharp(picture).png({ palette: true, effort: 10 }).toFile(file);
    taken.push(file);
  };
  const open = async (url: string, colorScheme: 'light' | 'dark') => {
    const page = await session.openPage(url);
    await page.setViewport(SIZE);
    await session.emulate(page, { colorScheme });
    return page;
  };
  const pointAt = async (page: Page, id: number, words: string) => {
    await page.hover(`#row-${id} .shape`);
    await cardOn(session, page).waitFor(id, words);
    await settled(page);
  };

  await mkdir(SCREENSHOTS, { recursive: true });
  await saveToken(session, TOKENS.manager);

  const list = await open(LIST, 'light');
  await pointAt(list, 101, 'Pending');
  await keep('1-point-at-a-booking', await list.screenshot());
  await list.close();

  const dark = await open(siteUrl('/Dark.asp'), 'dark');
  await pointAt(dark, 101, 'Pending');
  await keep('2-dark-pages-too', await dark.screenshot());
  await dark.close();

  const behind = await open(LIST, 'light');
  const page = await behind.screenshot();
  await behind.close();
  const popup = await session.openPopup();
  await popup.setViewport({ width: POPUP.width, height: SIZE.height });
  await session.emulate(popup, { colorScheme: 'light' });
  await fillByRole(popup, 'Booking ID', '123');
  await clickByRole(popup, 'button', 'Look up');
  await waitForText(popup, 'Confirmed');
  await settled(popup);
  await keep(
    '3-look-up-by-number',
    await hangOver(
      page,
      await popup
        .locator('main')
        .waitHandle()
        .then((main) => main.screenshot()),
    ),
  );
  await popup.close();

  const options = await open(session.extensionUrl('options.html'), 'light');
  await waitForText(options, 'accepted');
  await keep('4-options', await options.screenshot());
  await options.close();
  return taken;
}

/** The popup's picture over the page's, with the thin line that browsers draw around it. */
async function hangOver(page: Uint8Array, popup: Uint8Array): Promise<Buffer> {
  const line = { top: 1, bottom: 1, left: 1, right: 1, background: '#9aa0a6' };
  const input = await sharp(popup).extend(line).png().toBuffer();
  const left = SIZE.width - POPUP.width - POPUP.right;
  return sharp(page)
    .composite([{ input, left, top: POPUP.top }])
    .png()
    .toBuffer();
}

/** Until what fades in has done so. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
}
