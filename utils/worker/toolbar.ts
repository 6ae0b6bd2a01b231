import type { Browser } from 'webextension-polyfill';
import { needsAttention } from '../token/machine.ts';
import type { TokenStatus } from '../token/token-status.ts';

/** A small mark on the toolbar button while a token is needed, and nothing at all when all is well. */
export async function showOnToolbar(browser: Pick<Browser, 'action'>, status: TokenStatus): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#6b7280' });
  await browser.action.setBadgeText({ text: needsAttention(status) ? '!' : '' });
}
