import type { Browser } from 'webextension-polyfill';

/** The tab in front of the window that was used last among those of one kind; undefined: there is none. */
export async function nearestTab(
  tabs: Pick<Browser['tabs'], 'query'>,
  isPrivate: boolean,
): Promise<{ id?: number | undefined; windowId: number } | undefined> {
  const inFront = await tabs.query({ active: true });
  const ofKind = inFront.flatMap(({ id, windowId, incognito }) =>
    incognito === isPrivate && windowId !== undefined ? [{ id, windowId }] : [],
  );
  const [lastUsed] = await tabs.query({ active: true, lastFocusedWindow: true });
  return ofKind.find(({ id }) => id === lastUsed?.id) ?? ofKind[0];
}
