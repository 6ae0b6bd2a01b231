import { isHashRoute, isPhoneChat, isSite } from '../booking/site.ts';
import type { ExtraRule } from '../settings/page-settings.ts';
import { agreed, MAX_LENGTH } from './agreed.ts';
import type { ElementFacts } from './attributes.ts';
import { claimsOfExtraRule } from './extra-rule.ts';
import { isOfMember } from './member-link.ts';
import type { Page } from './page.ts';
import { RULES } from './rules.ts';
import { readScript } from './script.ts';

/**
 * What an element says: a booking's ID; `other`: it is about something else, so nothing around it may
 * count either; `no-signal`: nothing, so what is around it may decide.
 */
export type Detection = number | 'other' | 'no-signal';

/**
 * Judges one element by the rules and the user's own. Never throws. A link that leads anywhere but to a page about
 * PhoneChat is about something else, whatever else it carries, unless its script keeps it from leading there.
 */
export function judge(facts: ElementFacts, page: Page, extraRules: readonly ExtraRule[] = []): Detection {
  const link = facts.href?.trim() ?? '';
  const click = facts.onclick ?? '';
  if (link.length + click.length > MAX_LENGTH) return 'other';

  const isScript = /^javascript:/i.test(link);
  const leads = link && !isScript && (!link.startsWith('#') || isHashRoute(link));
  const url = leads ? URL.parse(link, page.base) : undefined;
  const written = isScript ? `${link};${click}` : click;
  const script = readScript(written);

  const onSite = url ? isSite(url) : false;
  const texts = url && onSite ? [url.href, written] : [written];
  const isForExtra = page.site && !isOfMember({ url, script });
  const extra = isForExtra ? extraRules.flatMap((rule) => claimsOfExtraRule(rule, texts, page)) : [];
  const claims = RULES.flatMap((rule) =>
    page[rule.on] ? rule.claims({ url, script, facts }, page) : [],
  ).concat(extra);

  const leadsElsewhere = leads && !(url && onSite && (isPhoneChat(url) || extra.length));
  if (leadsElsewhere && !script.staysHere) return 'other';
  if (claims.length) return agreed(claims) ?? 'other';
  // A number or a string in a script is about something that no rule knows.
  return leads || /[1-9'"`]/.test(written) ? 'other' : 'no-signal';
}

/** The booking that one element stands for, or null. */
export function detect(
  facts: ElementFacts,
  page: Page,
  extraRules: readonly ExtraRule[] = [],
): number | null {
  const detection = judge(facts, page, extraRules);
  return typeof detection === 'number' ? detection : null;
}
