import type { Page } from 'puppeteer-core';
import { getByRole } from './roles.ts';
import type { BrowserSession } from './session.ts';

/** The popup over a page that is in front, to be read and pressed. */
export interface PopupOver {
  page: Page;
  press(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the popup over a page. In Firefox the toolbar's own can't be driven, so the same page is in a tab behind, and asks which tab is in front as
 * the other does.
 */
export async function openPopupOver(session: BrowserSession, page: Page): Promise<PopupOver> {
  const real = session.kind === 'chromium' ? (await session.openRealPopup(page)).page : null;
  const popup = real ?? (await session.openPopup());
  if (!real) {
    await page.bringToFront();
    await session.goto(popup, session.extensionUrl('popup.html'));
  }
  return popupOn(popup);
}

/** The popup that a page shows. */
export function popupOn(popup: Page): PopupOver {
  return {
    page: popup,
    async press(name) {
      const button = await getByRole(popup, 'button', name);
      // A tab behind takes no press of the mouse.
      await button.evaluate((element) => (element as HTMLElement).click());
    },
    close: () => popup.close(),
  };
}
