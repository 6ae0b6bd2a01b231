import type { Browser, Tabs } from 'webextension-polyfill';
import type { PageCommand } from '../message/contract.ts';

/** The name of the command in the manifest. The one that opens the popup is the browser's own. */
export const OPEN_FOCUSED = 'open-focused-card';

/** The keyboard command that opens the card of the link that has the focus, in the tab where it was pressed. */
export function createCommands(tabs: Pick<Browser['tabs'], 'query' | 'sendMessage'>) {
  return async function onCommand(name: string, pressedIn?: Pick<Tabs.Tab, 'id'>): Promise<void> {
    if (name !== OPEN_FOCUSED) return;
    const [tab] = pressedIn ? [pressedIn] : await tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id === undefined) return;
    const command: PageCommand = { kind: 'open-focused' };
    // Most tabs have no part of ours that could hear it.
    await tabs.sendMessage(tab.id, command).catch(() => {});
  };
}
