import type { Browser } from 'webextension-polyfill';
import type { CardNews, PageCommand, StateChanged } from '../message/contract.ts';
import { tabsOfKind } from '../windows/tabs.ts';

/** How long to wait for tabs to confirm, in milliseconds. A tab blocked by `alert()` handles the message later. */
const PATIENCE_MS = 500;

/** What the worker says unasked, to all in windows of its kind who happen to listen. */
export function createBroadcast(browser: Pick<Browser, 'tabs' | 'runtime'>, isPrivate: () => boolean) {
  return {
    /**
     * To our part in every frame of every tab, best effort. Tabs are not chosen by their address: a window that the site wrote
     * (`about:blank`), and a frame of the site in a page of others, show cards too, and no query by address finds them. The card's own page is one
     * of the frames, and in Firefox hears nothing that is said to our pages.
     */
    async toPages(command: PageCommand | CardNews): Promise<void> {
      const tabs = await browser.tabs.query({}).catch(() => []);
      // defence: broadcast-of-its-kind
      const own = tabsOfKind(tabs, isPrivate());
      const told = own.map((tab) =>
        tab.id === undefined ? undefined : browser.tabs.sendMessage(tab.id, command).catch(() => {}),
      );
      let timer: ReturnType<typeof setTimeout> | undefined;
      const enough = new Promise((resolve) => {
        timer = setTimeout(resolve, PATIENCE_MS);
      });
      await Promise.race([Promise.all(told), enough]);
      clearTimeout(timer);
    },
    /** To open pages of ours, in windows of that kind. */
    toOwnPages(): void {
      const message: StateChanged = { kind: 'state-changed', isPrivate: isPrivate() };
      browser.runtime.sendMessage(message).catch(() => {});
    },
  };
}
