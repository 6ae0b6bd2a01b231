import type { Browser, Omnibox } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { parseTypedBooking } from '../detect/typed.ts';

export interface AddressBarDeps {
  omnibox: Pick<Browser['omnibox'], 'setDefaultSuggestion'>;
  /** Opens the popup; null: with no booking in it. Has to be called before anything is waited for. */
  openPopup(id: number | null): Promise<void>;
  /**
   * What the first row below the address bar is to the browser.
   * - `chromium`: XML that is kept on the disk and shown at once, with what is typed at `%s`. So it gets the place and
   *   never the number.
   * - `firefox`: plain text, shown from the next key on. So it always says the same, and a second row follows it.
   */
  omniboxOf: 'chromium' | 'firefox';
}

/** The keyword in the address bar: `bp 123`, `bp #123`, or a pasted link. */
export function createAddressBar({ omnibox, openPopup, omniboxOf }: AddressBarDeps) {
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

    onChanged(typed: string, suggest: (rows: Omnibox.SuggestResult[]) => void): void {
      const id = parseTypedBooking(typed);
      if (omniboxOf === 'firefox') suggest(id === null ? [] : [rowFor(id, typed)]);
      else if (id === null) askForNumber();
      else writeFirstRow(isNumber(typed) ? i18n.t('reach.lookUpNumber') : i18n.t('reach.lookUpWords'));
    },

    /** What is no booking opens the popup too, with the field that says what it takes. */
    onEntered: (typed: string) => openPopup(parseTypedBooking(typed)),
  };
}

/** Firefox leaves a row out whose text is just what was typed. */
function rowFor(id: number, typed: string): Omnibox.SuggestResult {
  const content = typed.trim() === `#${id}` ? String(id) : `#${id}`;
  return { content, description: i18n.t('reach.lookUpNumber').replace('%s', String(id)) };
}

function isNumber(typed: string): boolean {
  return /^\s*#?\s?\d+\s*$/.test(typed);
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
