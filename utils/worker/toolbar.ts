import { i18n } from '#i18n';
import type { Member } from '../booking/outcome.ts';
import type { TokenStatus } from '../booking/token-status.ts';
import { isPrivate } from '../settings/memory.ts';
import { needsAttention } from '../token/machine.ts';
import type { BrowserFeatures } from './browser-features.ts';

/** The grey mark, drawn by `scripts/lib/toolbar-icons.ts`. */
const WAITING = { path: { 16: 'icons/waiting-16.png', 32: 'icons/waiting-32.png' } };

/** Quiet on a light and on a dark toolbar. */
const BADGE_GREY = '#6b7280';

/**
 * Firefox goes back to its icons for light and dark themes when nothing is said; Chromium has to be told:
 * https://github.com/w3c/webextensions/issues/336
 */
const USUAL =
  import.meta.env.BROWSER === 'firefox' ? {} : { path: { 16: 'icons/16.png', 32: 'icons/32.png' } };

/**
 * A grey mark with a small badge on the toolbar while a token is needed, and the usual mark alone when all is well. The
 * badge is for people who cannot tell the two greys apart. Nothing blinks, nothing is counted. Never rejects: where one of the two
 * fails, the other is still shown.
 *
 * Chromium has one button for the windows of both kinds, so a private window's worker leaves it alone: it tells of the usual windows,
 * and never of what is done privately.
 */
export async function showOnToolbar(
  { setIcon, setBadge }: Pick<BrowserFeatures, 'setIcon' | 'setBadge'>,
  status: TokenStatus,
): Promise<void> {
  if (isPrivate()) return;
  const waiting = needsAttention(status);
  await Promise.allSettled([
    setIcon?.(waiting ? WAITING : USUAL),
    setBadge?.(waiting ? '!' : '', BADGE_GREY),
  ]);
}

/**
 * Says on the toolbar for whom one acts. `member` null: for oneself, and then it says the product's name alone. Never rejects. A private
 * window's worker says nothing, as above.
 */
export async function showActing(
  { setTitle }: Pick<BrowserFeatures, 'setTitle'>,
  member: Member | null,
): Promise<void> {
  if (isPrivate()) return;
  const title = member ? i18n.t('reach.actingFor', { name: member.name }) : i18n.t('extension.name');
  await setTitle?.(title).catch(() => {});
}
