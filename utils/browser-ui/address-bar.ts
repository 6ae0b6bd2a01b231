import type { Browser, Omnibox } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { numberIn, tidy } from '../detect/plain-text.ts';
import { parseTypedBooking } from '../detect/typed.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import type { OpenPopup, PressedIn } from './open-popup.ts';

export interface AddressBarDeps {
  omnibox: Pick<Browser['omnibox'], 'setDefaultSuggestion'>;
  openPopup: OpenPopup;
  /** The user's own rules. */
  readRules(): Promise<OwnRules>;
  /** The windows of the kind that has the focus; null: that is not known. */
  windowsOfPress(): Promise<PressedIn | null>;
  /**
   * What the first row below the address bar is to the browser.
   * - `chromium`: stores the first row on disk as XML and puts what is typed in the place of `%s`, so it only ever holds the
   *   placeholder, never the number.
   * - `firefox`: plain text, shown from the next key on. So it always says the same, and a second row follows it.
   */
  omniboxOf: 'chromium' | 'firefox';
}

/** The keyword in the address bar: `bp 123`, `bp #123`, or a pasted link. */
export function createAddressBar({
  omnibox,
  openPopup,
  readRules,
  windowsOfPress,
  omniboxOf,
}: AddressBarDeps) {
  let written: string | null = null;

  function writeFirstRow(words: string): void {
    if (words === written) return;
    written = words;
    omnibox.setDefaultSuggestion({ description: omniboxOf === 'chromium' ? escapeXml(words) : words });
  }

  function askForNumber(): void {
    writeFirstRow(i18n.t('reach.typeBooking'));
  }

  return {
    askForNumber,

    async onChanged(typed: string, suggest: (rows: Omnibox.SuggestResult[]) => void): Promise<void> {
      const id = parseTypedBooking(typed, await readRules());
      if (omniboxOf === 'firefox') suggest(id === null ? [] : [rowFor(id, typed)]);
      else if (id === null) askForNumber();
      else
        writeFirstRow(
          numberIn(tidy(typed)) !== null ? i18n.t('reach.lookUpNumber') : i18n.t('reach.lookUpWords'),
        );
    },

    /** What is no booking opens the popup too, with the field that says what it takes. */
    onEntered: (typed: string) =>
      openPopup(
        readRules().then((rules) => parseTypedBooking(typed, rules)),
        windowsOfPress(),
      ),
  };
}

/** Firefox leaves a row out whose text is just what was typed. */
function rowFor(id: number, typed: string): Omnibox.SuggestResult {
  const content = typed.trim() === `#${id}` ? String(id) : `#${id}`;
  return { content, description: i18n.t('reach.lookUpNumber').replace('%s', String(id)) };
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
