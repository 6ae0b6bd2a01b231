import { word } from './word.ts';

/**
 * The locale in which dates and numbers are written: the catalogue's own (key `locale`), not the browser's, so that a
 * sentence and the date inside it are always of one language.
 */
export const locale = () => word('locale');

/** Which of a catalogue's two plural forms `count` takes in its language, by CLDR's rules. */
export function pluralForm(count: number): 'one' | 'other' {
  return new Intl.PluralRules(locale()).select(count) === 'one' ? 'one' : 'other';
}
