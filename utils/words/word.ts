import { browser } from 'wxt/browser';
import type { GeneratedI18nStructure as Catalogue } from '#i18n';

type Key = Exclude<keyof Catalogue, `@@${string}`>;

/** The values a message takes, by how many places (`$1`, `$2`) it has for them. */
interface Values {
  0: [];
  1: [string];
  2: [string, string];
}

/** What is put in a message's places, so that the values can go there later. They occur in no message. */
const PLACES = ['\u0001', '\u0002'];

/** Each message that was ever asked for: the browser's catalogue does not change while a document is open. */
const kept = new Map<string, string>();

/**
 * A message of the catalogue, by its typed key. It is what `i18n.t` does for messages whose values go by place; the
 * catalogue, its types and its files are the module's. The browser is asked once a message: each question costs as much as
 * drawing several lines, and after an update of the extension there is no answer.
 */
export function word<K extends Key>(
  key: K,
  ...values: Values[Catalogue[K]['substitutions'] & keyof Values]
): string {
  const message = kept.get(key) ?? ask(key);
  return values.reduce((text, value, index) => text.replace(PLACES[index] ?? '', () => value), message);
}

function ask(key: Key): string {
  try {
    const message = browser.i18n.getMessage(key.replaceAll('.', '_') as never, PLACES);
    kept.set(key, message);
    return message;
  } catch {
    // The extension was updated under the document.
    return '';
  }
}

/** Asks for each message anew: for tests that bring a catalogue of their own. */
export function forgetWords(): void {
  kept.clear();
}
