import type { Browser, Tabs, Windows } from 'webextension-polyfill';
import type { SelectionHolds } from '../booking/selection.ts';
import { createRateLimit } from '../message/rate-limit.ts';
import type { Settings } from '../settings/registry.ts';
import { type AddressBarDeps, createAddressBar } from './address-bar.ts';
import { createCommands } from './commands.ts';
import { createOpenPopup, type PressedIn } from './open-popup.ts';
import { createSelectionMenu } from './selection-menu.ts';

/** The parts of the browser that not every browser has; null: this one lacks it. */
export interface BrowserUiFeatures {
  menus: Browser['contextMenus'] | null;
  omnibox: Browser['omnibox'] | null;
  commands: Browser['commands'] | null;
  /** Opens the popup at the toolbar. */
  openPopup: (() => Promise<void>) | null;
  /** Opens a window of its own. */
  openWindow: ((details: Windows.CreateCreateDataType) => Promise<unknown>) | null;
}

export interface BrowserUiDeps {
  browser: Pick<Browser, 'runtime' | 'tabs'>;
  features: BrowserUiFeatures;
  settings: Pick<Settings, 'page'>;
  /** The windows of the kind that the tab is in, or, without one, of the kind that has the focus; null: that is not known. */
  windowsOfPress(tab?: Pick<Tabs.Tab, 'incognito'>): Promise<PressedIn | null>;
  now: () => number;
  omniboxOf: AddressBarDeps['omniboxOf'];
}

/**
 * Adds the listeners of every way to a booking that does not start at its link: the menu of a selection, the address bar, the
 * keyboard, as far as the browser has them. Why these: `docs/decisions/reach.md`.
 */
export function listenForBrowserUi(deps: BrowserUiDeps) {
  const { browser, features, settings, windowsOfPress, now, omniboxOf } = deps;
  const { openPopup, untilKept } = createOpenPopup({ browser, features, now });
  const readRules = () => settings.page.get();
  const { menus, omnibox, commands } = features;
  const menu = menus && createSelectionMenu({ menus, openPopup, readRules, windowsOfPress });
  const hints = createRateLimit(now);

  if (menu) {
    menus.onClicked.addListener(menu.onClicked);
    browser.runtime.onStartup.addListener(menu.onStartup);
  }
  if (omnibox) {
    const bar = createAddressBar({ omnibox, openPopup, readRules, windowsOfPress, omniboxOf });
    browser.runtime.onInstalled.addListener(bar.askForNumber);
    browser.runtime.onStartup.addListener(bar.askForNumber);
    omnibox.onInputStarted.addListener(bar.askForNumber);
    omnibox.onInputChanged.addListener(bar.onChanged);
    omnibox.onInputEntered.addListener(bar.onEntered);
  }
  commands?.onCommand.addListener(createCommands(browser.tabs));
  browser.tabs.onRemoved.addListener((tabId) => hints.drop(tabId));

  return {
    openPopup,
    untilKept,
    /** What a page says of its selection. A page that says it too often is not heard. */
    async onHint(holds: SelectionHolds, tabId: number): Promise<void> {
      if (hints.take(tabId) === null) await menu?.onHint(holds);
    },
  };
}
