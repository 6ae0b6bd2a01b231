import type { ExtraRule } from '../settings/page-settings.ts';
import { ID_PLACE } from '../settings/rule.ts';
import { MEMBER_LINKS } from './member-link.ts';
import type { Page } from './page.ts';

/**
 * What one of the user's own rules finds in what a link holds (its address as written, its script): the numbers that
 * are where its pattern has `{id}`. A text is read no further than a second `?`: there, an address inside a parameter
 * begins. A pattern that is `{id}` alone, or has it not once, finds nothing.
 */
export function claimsOfExtraRule(
  { pattern, where }: ExtraRule,
  texts: readonly string[],
  page: Page,
): string[] {
  return page.path.toLowerCase().includes(where.toLowerCase()) ? numbersFound(pattern, texts) : [];
}

/** A link to a member that a pattern would find as well, as the site writes it; null if it finds none of them. */
export function memberLinkFoundBy(pattern: string): string | null {
  return MEMBER_LINKS.find((link) => numbersFound(pattern, [link]).length) ?? null;
}

function numbersFound(pattern: string, texts: readonly string[]): string[] {
  const parts = pattern.split(ID_PLACE);
  if (!parts.join('') || parts.length !== 2) return [];
  const found = new RegExp(startOf(pattern) + parts.map(RegExp.escape).join('(\\d{1,10})(?!\\d)'), 'gi');
  return texts.flatMap((text) => {
    const [path, query = ''] = text.split('?');
    return Array.from(`${path}?${query}`.matchAll(found), ([, digits = '']) => digits);
  });
}

/** What may not come before a pattern: more of the number, key or function that it begins with (`TID=`, `vB(`). */
function startOf(pattern: string): string {
  if (/^[\d{]/.test(pattern)) return '(?<!\\d)';
  return /^[\w$-]+[=(]/.test(pattern) ? '(?<![\\w$-])' : '';
}
