import type { Page } from 'puppeteer-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardOn } from '../harness/card.ts';
import { type FirefoxSurfaces, firefoxSurfaces } from '../harness/firefox-surfaces.ts';
import { saveToken } from '../harness/journeys.ts';
import { browserKind } from '../harness/launch.ts';
import { onStage } from '../harness/on-stage.ts';
import { HANG, poll } from '../harness/poll.ts';
import { getByRole, waitForText } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { readKeys, tellWorker, waitForPopup, watchMenu } from '../harness/worker-events.ts';
import { siteUrl } from '../platform/hosts.ts';
import { TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/**
 * The ways to a booking that do not start at its link. In Firefox the browser's own menu, address bar and keyboard are driven. A
 * Chromium without a window has none: there, the running worker is told what they would tell it.
 */

let platform: Platform;
let session: BrowserSession;
let page: Page;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
});
beforeEach(async () => {
  platform.requests.clear();
  page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
  await page.evaluate(() => {
    const line = document.createElement('p');
    line.innerHTML = '<b id="number">110</b> | <b id="word">hello</b>';
    document.body.prepend(line);
  });
});
// With its tab goes the popup that is open over it.
afterEach(() => page.close());

const askedFor = () => platform.requests.bookingRequests().map(({ query }) => query.get('BookingID'));

/** Marks a word as a person does. */
const select = (selector: string) => page.click(selector, { count: 2 });

if (browserKind() === 'firefox')
  describe('in Firefox', () => {
    let surfaces: FirefoxSurfaces;
    beforeAll(async () => {
      surfaces = await firefoxSurfaces(session);
    });

    /** The menu is told of a selection a moment after it is made; no person is as quick with the right button as a test. */
    async function menuOver(selector: string, words: string | null): Promise<void> {
      await poll(
        async () => {
          await page.click(selector, { button: 'right' });
          const read = await surfaces.readMenu();
          if (read === words) return true;
          await surfaces.closeMenu();
          return false;
        },
        HANG,
        () => `the menu does not say ${words}`,
      );
    }

    it('the menu of a selected number opens its booking', async () => {
      await select('#number');
      await menuOver('#number', 'Look up PhoneChat booking 110');
      await surfaces.chooseFromMenu();
      await surfaces.readPopup('StaticText', /12\.5 credits/);
      expect(askedFor()).toEqual(['110']);
    });

    it('the menu of any other text offers nothing', async () => {
      await select('#number');
      await menuOver('#number', 'Look up PhoneChat booking 110');
      await surfaces.closeMenu();
      await select('#word');
      await menuOver('#word', null);
      await surfaces.closeMenu();
      expect(askedFor()).toEqual([]);
    });

    it('the address bar says what it takes, and opens a booking', async () => {
      const rows = await surfaces.typeInAddressBar(
        'bp hello',
        'Look up a PhoneChat booking: type its number',
      );
      expect(rows.join()).not.toContain('Look up PhoneChat booking');
      await surfaces.typeInAddressBar('bp 104', 'Look up PhoneChat booking 104');
      await surfaces.press('Enter');
      await surfaces.readPopup('button', 'Show Skype name');
      expect(askedFor()).toEqual(['104']);
    });

    it('a key opens the popup, although the background part sleeps', async () => {
      await session.killWorker();
      await surfaces.press('K', ['Alt', 'Shift']);
      await surfaces.readPopup('textbox', 'Booking ID');
    });

    it('a key opens the card of the link that has the focus', async () => {
      await page.focus('#row-102 .shape');
      await surfaces.press('O', ['Alt', 'Shift']);
      await cardOn(session, page).waitFor(102, 'Accepted');
    });
  });
else
  describe('in Chromium', () => {
    it('the menu has its item while a number is selected', async () => {
      const noted = await watchMenu(session);
      await select('#number');
      await poll(
        async () => (await noted()).length > 0,
        HANG,
        () => 'nothing became of the menu',
      );
      expect((await noted()).at(-1)).toMatchObject({ visible: true, title: 'Look up PhoneChat booking %s' });
      await select('#word');
      await poll(
        async () => JSON.stringify((await noted()).at(-1)) === '{"visible":false}',
        HANG,
        () => 'the item stays in the menu',
      );
      expect(JSON.stringify(await noted())).not.toMatch(/(?<!\d)110(?!\d)/);
      expect(askedFor()).toEqual([]);
    });

    it('its item opens the booking that is selected', async () => {
      await tellWorker(session, 'contextMenus.onClicked', {
        menuItemId: 'look-up-selection',
        selectionText: '110',
      });
      const popup = await waitForPopup(session);
      await waitForText(popup, '12.5 credits');
      expect(askedFor()).toEqual(['110']);
      await popup.close();
    });

    it('the address bar opens a booking', async () => {
      await tellWorker(session, 'omnibox.onInputEntered', '104', 'currentTab');
      const popup = await waitForPopup(session);
      await getByRole(popup, 'group', 'PhoneChat booking 104');
      await popup.close();
    });

    it('two bookings that are entered at once are one popup’s, which shows the last', async () => {
      await Promise.all(
        ['104', '106'].map((typed) => tellWorker(session, 'omnibox.onInputEntered', typed, 'currentTab')),
      );
      const popup = await waitForPopup(session);
      await getByRole(popup, 'group', 'PhoneChat booking 106');
      const popups = session.browser.targets().filter((target) => target.url().endsWith('/popup.html'));
      expect(popups).toHaveLength(1);
      await popup.close();
    });

    it('what is no booking opens the popup with an empty field', async () => {
      await tellWorker(session, 'omnibox.onInputEntered', 'hello', 'currentTab');
      const popup = await waitForPopup(session);
      const field = await getByRole(popup, 'textbox', 'Booking ID');
      expect(await field.evaluate((one) => (one as HTMLInputElement).value)).toBe('');
      expect(askedFor()).toEqual([]);
      await popup.close();
    });

    it('the command opens the card of the link that has the focus', async () => {
      await page.focus('#row-102 .shape');
      await tellWorker(session, 'commands.onCommand', 'open-focused-card');
      await cardOn(session, page).waitFor(102, 'Accepted');
    });

    it('both keys are ours: no command of the browser has them', async () => {
      expect(await readKeys(session)).toEqual({
        _execute_action: 'Alt+Shift+K',
        'open-focused-card': 'Alt+Shift+O',
      });
    });
  });
