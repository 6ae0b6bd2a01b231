import { word } from './word.ts';

/**
 * The locale in which dates and numbers are written: the catalogue's own (key `locale`), not the browser's, so that a
 * sentence and the date inside it are always of one language. Why: `docs/decisions/words.md`.
 */
export const locale = () => word('locale');

/**
 * A formatter that is made at its first use and kept: to make one costs some 100 times as much as to use it. It is made
 * anew where the locale has changed, which happens in tests alone.
 */
export function perLocale<F>(make: (locale: string) => F): () => F {
  let kept: { locale: string; formatter: F } | null = null;
  return () => {
    const current = locale();
    if (kept?.locale !== current) kept = { locale: current, formatter: make(current) };
    return kept.formatter;
  };
}

const plurals = perLocale((locale) => new Intl.PluralRules(locale));

/** Which of a catalogue's two plural forms `count` takes in its language, by CLDR's rules. */
export function pluralForm(count: number): 'one' | 'other' {
  return plurals().select(count) === 'one' ? 'one' : 'other';
}
