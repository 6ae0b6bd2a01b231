import type { AxNode } from './ax-tree.ts';
import { type FirefoxChrome, firefoxChrome } from './firefox-chrome.ts';
import { readAccessible, toAxNode } from './firefox-tree.ts';
import { HANG, poll } from './poll.ts';
import { waitForNode } from './roles.ts';
import type { BrowserSession } from './session.ts';

/** Elements of Firefox's own window, as far as they are used here. */
interface Menu extends HTMLElement {
  state: 'closed' | 'open';
  activateItem(item: Element): void;
  hidePopup(): void;
}

/** Firefox's own menu, address bar and keyboard, driven where a person drives them. */
export interface FirefoxSurfaces {
  /** The words of the extension's item in the menu that is open; null: it offers none. */
  readMenu(): Promise<string | null>;
  chooseFromMenu(): Promise<void>;
  closeMenu(): Promise<void>;
  /** Types into the address bar; the rows that it offers, once one of them says `until`. */
  typeInAddressBar(text: string, until: string): Promise<string[]>;
  press(key: string, modifiers?: ('Alt' | 'Shift')[]): Promise<void>;
  /** Waits for a node in the extension's popup, and closes it. */
  readPopup(role: string, name: string | RegExp): Promise<AxNode>;
}

export async function firefoxSurfaces(
  session: BrowserSession,
  chrome?: FirefoxChrome,
): Promise<FirefoxSurfaces> {
  return surfacesOf(chrome ?? (await firefoxChrome(session.browser)));
}

function surfacesOf(chrome: FirefoxChrome): FirefoxSurfaces {
  async function waitForMenu(): Promise<void> {
    await poll(
      () => chrome.run(() => document.querySelector<Menu>('#contentAreaContextMenu')?.state === 'open'),
      HANG,
      () => 'no menu is open',
    );
  }

  async function readPopupTree(): Promise<AxNode> {
    const tree = await chrome.run(readAccessible, null);
    if (!tree) throw new Error('no popup is open');
    return toAxNode(tree);
  }

  return {
    async readMenu() {
      await waitForMenu();
      return chrome.run(
        () =>
          document
            .querySelector('#contentAreaContextMenu > [id^="booking-peek"]:not([hidden])')
            ?.getAttribute('label') ?? null,
      );
    },
    async chooseFromMenu() {
      await waitForMenu();
      await chrome.run(() => {
        const item = document.querySelector('#contentAreaContextMenu > [id^="booking-peek"]');
        if (!item) throw new Error('the menu has no item of ours');
        document.querySelector<Menu>('#contentAreaContextMenu')?.activateItem(item);
      });
    },
    closeMenu: () => chrome.run(() => document.querySelector<Menu>('#contentAreaContextMenu')?.hidePopup()),
    async typeInAddressBar(text, until) {
      await chrome.run((typed) => {
        const field = document.querySelector<HTMLInputElement & { setUserInput(text: string): void }>(
          '#urlbar-input, .urlbar-input',
        );
        field?.focus();
        field?.setUserInput(typed);
      }, text);
      let rows: string[] = [];
      return poll(
        async () => {
          rows = await chrome.run(() =>
            [...document.querySelectorAll<HTMLElement>('.urlbarView-row')].map((row) => row.innerText),
          );
          return rows.some((row) => row.includes(until)) && rows;
        },
        HANG,
        () => `the address bar offers ${JSON.stringify(rows)}`,
      );
    },
    press: (key, modifiers = []) =>
      chrome.run(
        (name, held) => {
          const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
          keyboard.beginInputTransactionForTests(window);
          const all = [...held, name].map((one) => new KeyboardEvent('', { key: one, keyCode: codeOf(one) }));
          for (const one of all) keyboard.keydown(one);
          for (const one of all.reverse()) keyboard.keyup(one);

          function codeOf(one: string): number {
            return { Alt: 18, Shift: 16, Enter: 13 }[one] ?? one.charCodeAt(0);
          }
        },
        key,
        modifiers,
      ),
    async readPopup(role, name) {
      try {
        return await waitForNode(readPopupTree, role, name);
      } finally {
        // Also one that is not as it should be: none opens over it.
        await chrome.run(() =>
          document.querySelector<Menu>('panel:has(.webextension-popup-browser)')?.hidePopup(),
        );
      }
    },
  };
}
