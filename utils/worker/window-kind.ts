import type { Sender } from './sender.ts';

/** As much of a tab, or of a window, as tells its kind. */
export interface OfSomeKind {
  incognito?: boolean | undefined;
}

/** Whether a tab is in a private window; null: the browser does not say. */
export function isPrivateTab(tab: OfSomeKind | null | undefined): boolean | null {
  return tab?.incognito ?? null;
}

/**
 * Whether a sender is in a private window; null: that is not known, or what is said differs. A page and a card have a tab, and the browser
 * says of which kind it is. The popup has none, and says itself.
 *
 * @param said What a page of ours, and no other, says of itself; undefined: nothing.
 */
export function isPrivateSender({ tab }: Pick<Sender, 'tab'>, said?: unknown): boolean | null {
  if (said !== undefined && typeof said !== 'boolean') return null;
  if (tab === undefined) return said ?? null;
  const told = isPrivateTab(tab);
  // defence: window-kind
  return said === undefined || said === told ? told : null;
}
