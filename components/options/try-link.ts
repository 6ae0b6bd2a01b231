import { detect } from '../../utils/detect/detect.ts';
import '../../utils/detect/own-rules.ts';
import { readPage } from '../../utils/detect/page.ts';
import type { OwnRules } from '../../utils/settings/page-settings.ts';

/** A script as `onclick` holds it, which a link's address never looks like: it begins with a call. */
const SCRIPT = /^(?:return\s+)?[\w$.]+\s*\(/;

/**
 * The booking that a link, or the script of a button, would give on a page of the site, by the built-in rules and the user's own;
 * null: none. `no-page`: the page's address is none.
 */
export function tryLink(link: string, page: string, rules: OwnRules): number | null | 'no-page' {
  const url = URL.parse(page.trim());
  if (url === null) return 'no-page';
  const tried = link.trim();
  const facts = SCRIPT.test(tried) ? { onclick: tried } : { href: tried };
  return detect(facts, readPage(url, url.href), rules);
}
