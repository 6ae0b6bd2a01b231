import { parseId } from '../booking/booking-id.ts';
import { isPhoneChat, isSite } from '../booking/site.ts';
import type { ExtraRule } from '../settings/page-settings.ts';
import { claimsOfExtraRule } from './extra-rule.ts';
import type { Page } from './page.ts';
import { type Field, RULES } from './rules.ts';

/** What one element shows, as written in the page: no DOM, so that the rules can be tested as a table. */
export interface ElementFacts {
  /** The `href` of a link. */
  href?: string | null;
  onclick?: string | null;
  /** The attribute `data-booking-id`. */
  dataId?: string | null;
  /** For a table row: its hidden fields, check boxes and radio buttons. */
  fields?: readonly Field[];
}

/**
 * What an element says: a booking's ID; `other`: it is about something else, so nothing around it may
 * count either; `silent`: nothing, so what stands around it may speak.
 */
export type Detection = number | 'other' | 'no-signal';

/** Nothing longer is read, in characters. The site's longest links carry whole addresses in a parameter. */
export const MAX_LENGTH = 2_000;

/**
 * Judges one element by the rules and the user's own. Never throws. A link that leads anywhere but to a page about
 * PhoneChat is about something else, whatever else it carries, unless its script keeps it from leading there.
 */
export function judge(
  { href, onclick, dataId, fields = [] }: ElementFacts,
  page: Page,
  extraRules: readonly ExtraRule[] = [],
): Detection {
  const link = href?.trim() ?? '';
  const click = onclick ?? '';
  if (link.length + click.length > MAX_LENGTH) return 'other';

  const isScript = /^javascript:/i.test(link);
  const leads = link && !isScript && !link.startsWith('#');
  const url = leads ? URL.parse(link, page.base) : undefined;
  const script = isScript ? `${link};${click}` : click;

  const onSite = url ? isSite(url) : false;
  const texts = url && onSite ? [url.href, script] : [script];
  const extra = page.site ? extraRules.flatMap((rule) => claimsOfExtraRule(rule, texts, page)) : [];
  const claims = RULES.flatMap((rule) =>
    page[rule.on] ? rule.claims({ url, script, dataId, fields }, page) : [],
  ).concat(extra);

  const leadsElsewhere = leads && !(url && onSite && (isPhoneChat(url) || extra.length));
  if (leadsElsewhere && !/return\s+false/.test(click)) return 'other';
  if (claims.length) return agreed(claims) ?? 'other';
  // A number or a string in a script is about something that no rule knows.
  return leads || /[1-9'"`]/.test(script) ? 'other' : 'no-signal';
}

/** The booking that one element stands for, or null. */
export function detect(
  sighting: ElementFacts,
  page: Page,
  extraRules: readonly ExtraRule[] = [],
): number | null {
  const verdict = judge(sighting, page, extraRules);
  return typeof verdict === 'number' ? verdict : null;
}

/** The one ID that all claims are; null where there are none, one is no ID, or two differ. */
export function agreed(claims: readonly string[]): number | null {
  const [id = null, ...others] = new Set(claims.map(parseId));
  return others.length ? null : id;
}
