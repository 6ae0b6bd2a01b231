import {
  MAX_DISABLED_PAGES,
  MAX_PAGE_NAME_LENGTH,
  MAX_RULE_TEXT_LENGTH,
  MAX_RULES,
  MAX_SHOW_DELAY_MS,
  MAX_TAUGHT_RULES,
  MIN_SHOW_DELAY_MS,
} from '../booking/limits.ts';
import {
  DEFAULT_PAGE_SETTINGS,
  type ExtraRule,
  type PageSettings,
  type TaughtRule,
} from './page-settings.ts';
import { isRule } from './rule.ts';

/**
 * The settings of the cards as they are in storage, each taken alone: what does not fit is its default, what is too much is left out.
 * The worker and every page read them here, so that what one obeys the other shows. By hand, since a schema library would weigh more
 * than all else on the page.
 */
export function readPageSettings(stored: unknown): PageSettings {
  const { hover, showDelay, theme, disabledPages, extraRules, taughtRules } = (stored ?? {}) as Record<
    string,
    unknown
  >;
  const read = { ...DEFAULT_PAGE_SETTINGS };
  if (typeof hover === 'boolean') read.hover = hover;
  if (isShowDelay(showDelay)) read.showDelay = showDelay;
  if (theme === 'light' || theme === 'dark') read.theme = theme;
  if (Array.isArray(disabledPages))
    read.disabledPages = disabledPages.filter(isPageName).slice(0, MAX_DISABLED_PAGES);
  if (Array.isArray(extraRules)) {
    const rules = extraRules.filter(isStoredRule).slice(0, MAX_RULES);
    read.extraRules = rules.map(({ pattern, where }) => ({ pattern, where }));
  }
  if (Array.isArray(taughtRules))
    read.taughtRules = taughtRules.filter(isTaughtRule).slice(0, MAX_TAUGHT_RULES);
  return read;
}

function isShowDelay(value: unknown): value is number {
  return typeof value === 'number' && value >= MIN_SHOW_DELAY_MS && value <= MAX_SHOW_DELAY_MS;
}

function isPageName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_PAGE_NAME_LENGTH;
}

function isStoredRule(value: Partial<ExtraRule> | null): value is ExtraRule {
  const { pattern, where } = value ?? {};
  return isText(pattern) && isText(where) && isRule({ pattern });
}

/** What each kind of place has beside `before` and `after`. */
const PARTS = {
  call: ['fn', 'arg', 'of'],
  query: ['file', 'key'],
  path: [],
  attribute: ['name', 'on'],
  field: ['name'],
  words: [],
};

function isTaughtRule(value: Partial<TaughtRule> | null): value is TaughtRule {
  const { path, place, literals = null, host = '', taughtOn = '', paused = false } = value ?? {};
  const parts: Record<string, unknown> = { ...place };
  const names = Object.entries(PARTS).find(([kind]) => kind === parts.kind)?.[1];
  const texts = [path, host, taughtOn, parts.before, parts.after, ...Object.entries(literals ?? {}).flat()];
  return (
    typeof literals === 'object' &&
    literals !== null &&
    !Array.isArray(literals) &&
    typeof paused === 'boolean' &&
    texts.every(isText) &&
    path !== '' &&
    names?.every((name) => isName(parts[name], name === 'arg' || name === 'of')) === true
  );
}

function isName(value: unknown, isCount: boolean): boolean {
  if (!isCount) return isText(value) && value !== '';
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 99;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_RULE_TEXT_LENGTH;
}
