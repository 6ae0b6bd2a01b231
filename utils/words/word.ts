import { browser } from 'wxt/browser';
import type { GeneratedI18nStructure as Catalogue } from '#i18n';

type Key = Exclude<keyof Catalogue, `@@${string}`>;

/** The values a message takes, by how many places (`$1`, `$2`) it has for them. */
interface Values {
  0: [];
  1: [string];
  2: [string, string];
}

/**
 * A message of the catalogue, by its typed key. It is what `i18n.t` does for messages whose values go by place, in the
 * few bytes that a page can spare for it; the catalogue, its types and its files are the module's.
 */
export function word<K extends Key>(
  key: K,
  ...values: Values[Catalogue[K]['substitutions'] & keyof Values]
): string {
  return browser.i18n.getMessage(key.replaceAll('.', '_') as never, values);
}
