import type { Browser } from 'webextension-polyfill';
import { SITE_MATCHES } from '../booking/site.ts';
import type { PageCommand, StateChanged } from '../message/contract.ts';

/** A page that hangs, in a dialog of its own perhaps, hears it when it can. So long it is waited for. */
const PATIENCE_MS = 500;

/** What the worker says unasked. Nobody has to be there to hear it. */
export function createBroadcast(browser: Pick<Browser, 'tabs' | 'runtime'>) {
  return {
    /** To our part in every open page of the site. */
    async toPages(command: PageCommand): Promise<void> {
      const tabs = await browser.tabs.query({ url: SITE_MATCHES }).catch(() => []);
      const told = tabs.map((tab) =>
        tab.id === undefined ? undefined : browser.tabs.sendMessage(tab.id, command).catch(() => {}),
      );
      let timer: ReturnType<typeof setTimeout> | undefined;
      const enough = new Promise((resolve) => {
        timer = setTimeout(resolve, PATIENCE_MS);
      });
      await Promise.race([Promise.all(told), enough]);
      clearTimeout(timer);
    },
    /** To open popup and options pages: what they show is old. */
    toOwnPages(): void {
      const message: StateChanged = { kind: 'state-changed' };
      browser.runtime.sendMessage(message).catch(() => {});
    },
  };
}
