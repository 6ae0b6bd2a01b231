import type { Browser, Menus, Tabs } from 'webextension-polyfill';
import { i18n } from '#i18n';
import type { SelectionHolds } from '../booking/selection.ts';
import { SITE_MATCHES } from '../booking/site.ts';
import { selectionHolds } from '../detect/selected-booking.ts';
import { parseTypedBooking } from '../detect/typed.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import type { OpenPopup, PressedIn } from './open-popup.ts';

const ITEM = 'look-up-selection';

export interface SelectionMenuDeps {
  menus: Pick<Browser['contextMenus'], 'create' | 'update'>;
  openPopup: OpenPopup;
  /** The user's own rules. */
  readRules(): Promise<OwnRules>;
  /** The windows of the kind that the tab is in; null: that is not known. */
  windowsOfPress(tab?: Pick<Tabs.Tab, 'incognito'>): Promise<PressedIn | null>;
}

/**
 * One item in the browser's menu for selected text, on the site's pages alone and only while a booking's number, or a link with a
 * number in it, is selected.
 *
 * Browsers keep an extension's menu on the disk. So no ID is ever written into it: where the number is in the item's words,
 * there is a `%s`, and the browser puts the selection in its place as it draws the menu.
 *
 * Firefox has one menu for windows of both kinds. It tells nothing of one in the other, as a page that loses the focus takes its item away.
 */
export function createSelectionMenu({ menus, openPopup, readRules, windowsOfPress }: SelectionMenuDeps) {
  let shown: SelectionHolds | null = null;

  async function show(holds: SelectionHolds): Promise<void> {
    if (holds === shown) return;
    shown = holds;
    const visible = holds !== 'nothing';
    const item = visible ? { visible, title: wordsFor(holds) } : { visible };
    const known = await menus.update(ITEM, item).then(
      () => true,
      () => false,
    );
    // The item is made when it is first needed: private windows have a menu of their own, which no install makes.
    if (!known && visible && holds === shown) {
      menus.create({
        ...item,
        id: ITEM,
        contexts: ['selection'],
        documentUrlPatterns: SITE_MATCHES,
      });
    }
  }

  return {
    /** A page says what is selected there now. */
    onHint: show,

    /**
     * The item was chosen. What is looked up is what the browser says is selected, and not what a page said before.
     * If the two differ, and there is no booking in it, the popup is there to type one.
     */
    async onClicked(
      { menuItemId, selectionText = '' }: Pick<Menus.OnClickData, 'menuItemId' | 'selectionText'>,
      tab?: Pick<Tabs.Tab, 'incognito'>,
    ) {
      if (menuItemId !== ITEM) return;
      const isOne = selectionHolds(selectionText) !== 'nothing';
      await openPopup(
        readRules().then((rules) => (isOne ? parseTypedBooking(selectionText, rules) : null)),
        windowsOfPress(tab),
      );
    },

    /** The browser starts, and has kept the menu as it was. */
    onStartup: () => show('nothing'),
  };
}

function wordsFor(holds: Exclude<SelectionHolds, 'nothing'>): string {
  return holds === 'number' ? i18n.t('reach.lookUpNumber') : i18n.t('reach.lookUpWords');
}
