import type { Browser } from 'webextension-polyfill';
import { needsAttention } from '../token/machine.ts';
import type { TokenStatus } from '../token/token-status.ts';

/** The grey mark, drawn by `scripts/lib/toolbar-icons.ts`. */
const WAITING = { path: { 16: 'icons/waiting-16.png', 32: 'icons/waiting-32.png' } };

/** Firefox goes back to its icons for light and dark themes when nothing is said; Chromium has to be told. */
const USUAL =
  import.meta.env.BROWSER === 'firefox' ? {} : { path: { 16: 'icons/16.png', 32: 'icons/32.png' } };

/** A grey mark on the toolbar while a token is needed, and the usual one when all is well. Nothing blinks, nothing is counted. */
export async function showOnToolbar(browser: Pick<Browser, 'action'>, status: TokenStatus): Promise<void> {
  await browser.action.setIcon(needsAttention(status) ? WAITING : USUAL);
}
