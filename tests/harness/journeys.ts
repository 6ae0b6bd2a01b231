import { getByRole, waitForText } from './roles.ts';
import type { BrowserSession } from './session.ts';

/** Gives the extension a token as a member does: typed on the options page, saved, and accepted. */
export async function saveToken(session: BrowserSession, token: string): Promise<void> {
  const options = await session.openOptions();
  const field = await getByRole(options, 'textbox', 'Access token');
  await field.type(token);
  await (await getByRole(options, 'button', 'Save token')).click();
  await waitForText(options, /\baccepted\b/i);
  await options.close();
}
