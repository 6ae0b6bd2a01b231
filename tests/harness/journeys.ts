import type { Page } from 'puppeteer-core';
import { clickByRole, fillByRole, getByRole, waitForText } from './roles.ts';
import type { BrowserSession } from './session.ts';

/** Gives the extension a token as a member does: pasted on the options page, saved, and accepted. */
export async function saveToken(session: BrowserSession, token: string): Promise<void> {
  const options = await session.openOptions();
  await pasteToken(session, options, token);
  await waitForText(options, /\baccepted\b/i);
  await options.close();
}

/** Pastes a token on the options page and presses Save; what comes of it is not waited for. */
export async function pasteToken(session: BrowserSession, options: Page, token: string): Promise<void> {
  const field = await getByRole(options, 'textbox', 'Access token');
  await field.focus();
  // As a paste puts it there: Firefox's test protocol pastes no more than one letter.
  if (session.kind === 'firefox')
    await options.evaluate((text) => document.execCommand('insertText', false, text), token);
  else await options.keyboard.sendCharacter(token);
  await clickByRole(options, 'button', 'Save token');
}

/** Looks a booking up in a popup, and waits until its card is there. */
export async function lookUp(popup: Page, id: number): Promise<void> {
  await fillByRole(popup, 'Booking ID', String(id));
  await clickByRole(popup, 'button', 'Look up');
  await getByRole(popup, 'group', `PhoneChat booking ${id}`);
}

/** Adds a member on the options page, as ID or profile link, and waits until they are in its list. */
export async function addMember(options: Page, userId: string, name: string): Promise<void> {
  await fillByRole(options, 'Member user ID', userId);
  await fillByRole(options, 'Member name', name);
  await clickByRole(options, 'button', 'Add member');
  await waitForText(options, `${name} (`);
}
