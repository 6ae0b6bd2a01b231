import type { Page } from 'puppeteer-core';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { CLIENT_PHONE } from '../../platform/bookings.ts';
import { siteUrl } from '../../platform/hosts.ts';

/** Has a phone number, and words that are nowhere on the page itself. */
export const BOOKING = 111;
export const WORDS = ['8 credits', '15 minutes', 'You need to carry out the session'];

/** Opens the card of `BOOKING` on the bookings list. */
export async function openCard(session: BrowserSession): Promise<{ page: Page; card: CardOnPage }> {
  const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
  const card = cardOn(session, page);
  await page.hover(`#row-${BOOKING} .shape`);
  await card.waitFor(BOOKING, 'Confirmed');
  return { page, card };
}

/** The same, with its number shown, as the person has asked for it. */
export async function openRevealed(session: BrowserSession): Promise<{ page: Page; card: CardOnPage }> {
  const opened = await openCard(session);
  await opened.card.click('Show phone number');
  await opened.card.waitFor(BOOKING, CLIENT_PHONE);
  return opened;
}

/**
 * In Firefox a closed root is open to the page it is in: the pointer's events name what is inside by `originalTarget`. Has the page keep what
 * it learns so, as `inside`; the person then moves the pointer a little, on the card and off its frame.
 */
export async function getInside(page: Page, card: CardOnPage): Promise<void> {
  await page.evaluate(() => {
    const inside = new Set<Node>();
    Object.assign(window, { inside });
    const look = (event: Event) => {
      const { originalTarget, explicitOriginalTarget } = event as unknown as Record<string, unknown>;
      for (const one of [originalTarget, explicitOriginalTarget, ...event.composedPath()]) {
        if (one instanceof Node && one.getRootNode() !== document) inside.add(one);
      }
    };
    for (const type of ['pointermove', 'pointerover', 'pointerout', 'mouseover', 'mouseout', 'focusin']) {
      addEventListener(type, look, true);
    }
  });
  const reading = await card.read();
  if (!reading) throw new Error('no card is shown');
  const { x, y, width } = reading.box;
  // From the bridge beside the card into its frame and back.
  await page.mouse.move(x + width + 4, y + 60);
  await page.mouse.move(x + width - 20, y + 60, { steps: 3 });
  await page.mouse.move(x + width + 4, y + 62, { steps: 3 });
  await page.mouse.move(x + width - 30, y + 64, { steps: 3 });
}
