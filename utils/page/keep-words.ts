import type { browser } from 'wxt/browser';

type GetMessage = (name: string, values?: string | string[]) => string;

/** Stands for a value in a message that is kept. */
const PLACE = '\u0001';

/**
 * Keeps each message that was ever read, so that a card has words for "reload this page" when the extension was
 * updated under the page: its catalogue is closed by then. The `browser` object is our world's own; the page has another.
 */
export function keepWords(extension: Pick<typeof browser, 'i18n'>): void {
  const { i18n } = extension;
  const kept = new Map<string, string>();
  const getMessage: GetMessage = (name, given = []) => {
    const values = [given].flat();
    try {
      const places = values.map((_, index) => PLACE + index);
      kept.set(name, (i18n.getMessage as GetMessage)(name, places));
    } catch {
      // The extension is gone.
    }
    const message = kept.get(name) ?? '';
    return values.reduce((text, value, index) => text.replaceAll(PLACE + index, () => value), message);
  };
  Object.defineProperty(extension, 'i18n', { value: { getMessage } });
}
