import { detect } from '../../utils/detect/detect.ts';
import { readPage } from '../../utils/detect/page.ts';
import type { ExtraRule } from '../../utils/settings/page-settings.ts';

/**
 * The booking that a link would give on a page of the site, by the built-in rules and the user's own; null: none.
 * `no-page`: the page's address is none.
 */
export function tryLink(link: string, page: string, rules: ExtraRule[]): number | null | 'no-page' {
  const url = URL.parse(page.trim());
  if (url === null) return 'no-page';
  return detect({ href: link.trim() }, readPage(url, url.href), rules);
}
