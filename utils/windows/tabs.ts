import type { Browser } from 'webextension-polyfill';

/** Those of some tabs that are in windows of one kind, private or not: Firefox tells an extension of both. */
export function tabsOfKind<Tab extends { incognito?: boolean | undefined }>(
  tabs: readonly Tab[],
  isPrivate: boolean,
): Tab[] {
  return tabs.filter(({ incognito = false }) => incognito === isPrivate);
}

/** The tab in front of the window that was used last among those of one kind; undefined: there is none. */
export async function nearestTab(
  tabs: Pick<Browser['tabs'], 'query'>,
  isPrivate: boolean,
): Promise<{ id?: number | undefined; windowId: number } | undefined> {
  const inFront = await tabs.query({ active: true });
  const ofKind = tabsOfKind(inFront, isPrivate).flatMap(({ id, windowId }) =>
    windowId === undefined ? [] : [{ id, windowId }],
  );
  const [lastUsed] = await tabs.query({ active: true, lastFocusedWindow: true });
  return ofKind.find(({ id }) => id === lastUsed?.id) ?? ofKind[0];
}
