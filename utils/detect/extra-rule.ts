import type { ExtraRule } from '../settings/page-settings.ts';
import type { Page } from './page.ts';

/**
 * What one of the user's own rules finds in what a link holds (its address as written, its script): the numbers that
 * stand where its pattern has `{id}`. A text is read no further than a second `?`: there, an address inside a parameter
 * begins. A pattern that is `{id}` alone, or has it not once, finds nothing.
 */
export function claimsOfExtraRule(
  { pattern, where }: ExtraRule,
  texts: readonly string[],
  page: Page,
): string[] {
  const parts = pattern.split('{id}');
  if (!parts.join('') || parts.length !== 2 || !page.path.toLowerCase().includes(where.toLowerCase()))
    return [];
  const found = new RegExp(`(?<!\\d)${parts.map(RegExp.escape).join('(\\d{1,10})(?!\\d)')}`, 'gi');
  return texts.flatMap((text) => {
    const [path, query = ''] = text.split('?');
    return Array.from(`${path}?${query}`.matchAll(found), ([, digits = '']) => digits);
  });
}
