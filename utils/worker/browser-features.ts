import type { Action, Browser } from 'webextension-polyfill';
import type { BrowserUiFeatures } from '../browser-ui/listen.ts';
import type { IdentityApi } from '../token/sign-in.ts';

/**
 * The parts of the browser that not every browser has; null: this one lacks it. Firefox for Android lacks `identity`, `omnibox`,
 * `menus`, `commands`, `windows` and a toolbar icon that changes (MDN, browser compatibility data).
 */
export interface BrowserFeatures extends BrowserUiFeatures {
  identity: IdentityApi | null;
  windows: Browser['windows'] | null;
  /** Where a sign-in by a tab is sent back to; null: this browser's build has no such address. */
  signInHome: string | null;
  setIcon: ((details: Action.SetIconDetailsType) => Promise<void>) | null;
  /** Sets what the toolbar icon says when it is pointed at. */
  setTitle: ((title: string) => Promise<void>) | null;
  /** Puts a short text on the toolbar icon; an empty one takes it away. */
  setBadge: ((text: string, color: string) => Promise<void>) | null;
}

/** All of a namespace may be missing, and any function in one that is there. */
type MaybeMissing = { [Name in keyof Browser]?: Partial<Browser[Name]> };

/** The only place that asks whether the browser has something. */
export function featuresOf(browser: Browser): BrowserFeatures {
  const { identity, extension, action, contextMenus, omnibox, commands, windows, runtime }: MaybeMissing =
    browser;
  const { setIcon, setTitle, setBadgeText, setBadgeBackgroundColor, openPopup } = action ?? {};
  return {
    // In a private window of Chromium it is there, and each sign-in fails: "Identity API is disabled in incognito windows."
    identity:
      identity?.launchWebAuthFlow && identity.getRedirectURL && !extension?.inIncognitoContext
        ? browser.identity
        : null,
    signInHome: runtime?.getManifest?.().optional_host_permissions?.[0]?.replace(/\*$/, '') ?? null,
    windows: windows?.getAll ? browser.windows : null,
    menus: contextMenus ? browser.contextMenus : null,
    omnibox: omnibox ? browser.omnibox : null,
    commands: commands ? browser.commands : null,
    openPopup: openPopup ? () => browser.action.openPopup() : null,
    openWindow: windows?.create ? (details) => browser.windows.create(details) : null,
    setIcon: setIcon ? async (details) => browser.action.setIcon(details) : null,
    setTitle: setTitle ? async (title) => browser.action.setTitle({ title }) : null,
    setBadge: setBadgeText
      ? async (text, color) => {
          if (setBadgeBackgroundColor) await browser.action.setBadgeBackgroundColor({ color });
          await browser.action.setBadgeText({ text });
        }
      : null,
  };
}
