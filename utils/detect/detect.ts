import { isHashRoute, isPhoneChat, isSite } from '../booking/site.ts';
import { NO_RULES, type OwnRules } from '../settings/page-settings.ts';
import { agreed, MAX_LENGTH } from './agreed.ts';
import type { ElementFacts } from './attributes.ts';
import type { Page } from './page.ts';
import { RULES, type RuleInput } from './rules.ts';
import { readScript } from './script.ts';

/**
 * What an element says: a booking's ID; `other`: it is about something else, so nothing around it may
 * count either; `no-signal`: nothing, so what is around it may decide.
 */
export type Detection = number | 'other' | 'no-signal';

/** What the user's own rules find on an element. `written`: all that a click on it runs. */
type OwnClaims = (rules: OwnRules, input: RuleInput, written: string, page: Page) => string[];

let claimsOfOwnRules: OwnClaims = () => [];

/**
 * Has the user's own rules read from now on, as importing `own-rules.ts` does. Few have any, so on a page what reads them comes only where
 * there are some.
 */
export function judgeByOwnRules(claims: OwnClaims): void {
  claimsOfOwnRules = claims;
}

/**
 * Judges one element by the rules and the user's own. Never throws. A link that leads anywhere but to a page about
 * PhoneChat is about something else, whatever else it carries, unless its script keeps it from leading there.
 */
export function judge(facts: ElementFacts, page: Page, rules: OwnRules = NO_RULES): Detection {
  const { leads, written, ...input } = readFacts(facts, page);
  const { url, script } = input;
  if (written === null) return 'other';

  const onSite = url ? isSite(url) : false;
  const own = page.site ? claimsOfOwnRules(rules, input, written, page) : [];
  const claims = [...RULES.flatMap((rule) => (page[rule.on] ? rule.claims(input, page) : [])), ...own];

  const leadsElsewhere = leads && !(url && onSite && (isPhoneChat(url) || own.length));
  if (leadsElsewhere && !script.staysHere) return 'other';
  if (claims.length) return agreed(claims) ?? 'other';
  // A number or a string in a script is about something that no rule knows.
  return leads || /[1-9'"`]/.test(written) ? 'other' : 'no-signal';
}

/** What an element's facts come to. `written`: all that a click on it runs, as written; null if it is too long to be read. */
export function readFacts(
  facts: ElementFacts,
  page: Page,
): RuleInput & { leads: boolean; written: string | null } {
  const link = facts.href?.trim() ?? '';
  const click = facts.onclick ?? '';
  if (link.length + click.length > MAX_LENGTH)
    return { url: undefined, script: readScript(''), facts, leads: true, written: null };
  const isScript = /^javascript:/i.test(link);
  const leads = link !== '' && !isScript && (!link.startsWith('#') || isHashRoute(link));
  const written = isScript ? `${link};${click}` : click;
  return {
    url: leads ? URL.parse(link, page.base) : undefined,
    script: readScript(written),
    facts,
    leads,
    written,
  };
}

/** The booking that one element names, or null. */
export function detect(facts: ElementFacts, page: Page, rules: OwnRules = NO_RULES): number | null {
  const detection = judge(facts, page, rules);
  return typeof detection === 'number' ? detection : null;
}
