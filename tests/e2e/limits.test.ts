import type { Page } from 'puppeteer-core';
import { describe, expect } from 'vitest';
import {
  MAX_DISABLED_PAGES,
  MAX_MEMBERS,
  MAX_PAGE_NAME_LENGTH,
  MAX_RULES,
  MAX_TOKEN_LENGTH,
} from '../../utils/booking/limits.ts';
import { pasteToken } from '../harness/journeys.ts';
import { browserKind } from '../harness/launch.ts';
import { onStage as it } from '../harness/on-stage.ts';
import { writeDisk } from '../harness/read-disk.ts';
import { clickByRole, fillByRole, getByRole, waitForText } from '../harness/roles.ts';
import { siteUrl } from '../platform/hosts.ts';

/** One more than is kept: said in words at the place, with all that was typed and all that was kept still there. */

const readField = async (page: Page, name: string): Promise<string> =>
  (await getByRole(page, 'textbox', name)).evaluate((field) => (field as HTMLInputElement).value);

const pageName = (n: number) => `www.adultwork.com/page${n}.asp`;

/** Opens a fold of the options page, if it is folded. */
async function unfold(page: Page, heading: string): Promise<void> {
  await page.evaluate((words) => {
    for (const fold of document.querySelectorAll('details')) {
      if (fold.querySelector('summary')?.textContent?.includes(words)) fold.open = true;
    }
  }, heading);
}

describe('one more than is kept', () => {
  it(`is told of the member after the ${MAX_MEMBERS}th, and the list is kept`, async ({ session, desk }) => {
    const members = Array.from({ length: MAX_MEMBERS }, (_, n) => ({
      userId: 1000 + n,
      name: `Member ${n}`,
    }));
    await desk.ask({ kind: 'add-members', members });
    const options = await session.openOptions();
    await unfold(options, 'Group');
    await fillByRole(options, 'Member user ID', '9999');
    await fillByRole(options, 'Member name', 'Robin');
    await clickByRole(options, 'button', 'Add member');
    await waitForText(options, `There are ${MAX_MEMBERS} already, and no more are kept.`);
    expect(await readField(options, 'Member name')).toBe('Robin');
    expect((await desk.ask({ kind: 'get-state' })).members).toEqual(members);
    await options.close();
  });

  it(`is told of the pattern after the ${MAX_RULES}th, and the patterns are kept`, async ({
    session,
    desk,
  }) => {
    const rules = Array.from({ length: MAX_RULES }, (_, n) => ({
      pattern: `kind${n}.asp?no={id}`,
      where: '',
    }));
    await desk.askAll(rules.map((rule) => ({ kind: 'add-rule', rule })));
    const options = await session.openOptions();
    await unfold(options, 'For developers');
    await fillByRole(options, 'Link holds', 'other.asp?no={id}');
    await clickByRole(options, 'button', 'Add rule');
    await waitForText(options, `There are ${MAX_RULES} already, and no more are kept.`);
    expect(await readField(options, 'Link holds')).toBe('other.asp?no={id}');
    expect((await desk.ask({ kind: 'get-state' })).pageSettings.extraRules).toEqual(rules);
    await options.close();
  });

  it('is told of a token that is too long, and the one that is kept stays', async ({ session, desk }) => {
    await desk.ask({ kind: 'save-token', token: 'kept' });
    const options = await session.openOptions();
    await pasteToken(session, options, 'x'.repeat(MAX_TOKEN_LENGTH + 1));
    await waitForText(options, new RegExp(`longer than ${MAX_TOKEN_LENGTH}|${MAX_TOKEN_LENGTH} characters`));
    expect((await readField(options, 'Access token')).length).toBeGreaterThanOrEqual(MAX_TOKEN_LENGTH);
    expect((await desk.ask({ kind: 'get-state' })).token.state).not.toBe('none');
    await options.close();
  });

  // Firefox's popup over a page can be read, and not pressed.
  describe.skipIf(browserKind() === 'firefox')('of the pages without cards', () => {
    it(`is told of the page after the ${MAX_DISABLED_PAGES}th`, async ({ session, desk }) => {
      const { pageSettings } = await desk.ask({ kind: 'get-state' });
      const disabledPages = Array.from({ length: MAX_DISABLED_PAGES }, (_, n) => pageName(n));
      await writeDisk(desk.page, { page: { ...pageSettings, disabledPages: disabledPages.slice(1) } });
      await desk.ask({ kind: 'turn-cards', page: pageName(0), on: false });
      const page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
      const popup = await session.openRealPopup(page);
      if (!popup.page) throw new Error('the popup cannot be driven');
      await clickByRole(popup.page, 'checkbox', 'Cards on this page');
      await waitForText(popup.page, `Cards are off on ${MAX_DISABLED_PAGES} pages already`);
      const box = await getByRole(popup.page, 'checkbox', 'Cards on this page');
      expect(await box.evaluate((element) => (element as HTMLInputElement).checked)).toBe(true);
      expect((await desk.ask({ kind: 'get-state' })).pageSettings.disabledPages).toHaveLength(
        MAX_DISABLED_PAGES,
      );
      await popup.close();
      await page.close();
    });

    it('is told of an address that is too long', async ({ session, desk }) => {
      await desk.ask({ kind: 'forget-everything' });
      const page = await session.openPage(siteUrl(`/long/${'x'.repeat(MAX_PAGE_NAME_LENGTH)}.asp`));
      const popup = await session.openRealPopup(page);
      if (!popup.page) throw new Error('the popup cannot be driven');
      await clickByRole(popup.page, 'checkbox', 'Cards on this page');
      await waitForText(popup.page, `address is longer than ${MAX_PAGE_NAME_LENGTH} characters`);
      expect((await desk.ask({ kind: 'get-state' })).pageSettings.disabledPages).toEqual([]);
      await popup.close();
      await page.close();
    });
  });
});
