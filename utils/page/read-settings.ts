import { DEFAULT_PAGE_SETTINGS, type ExtraRule, type PageSettings } from '../settings/page-settings.ts';

/**
 * The settings as they stand in storage, each taken alone: what does not fit is its default, so that one broken value
 * costs no other. By hand, since a schema library would weigh more than all else on the page.
 */
export function readPageSettings(stored: unknown): PageSettings {
  const { hover, showDelay, theme, quietPages, extraRules } = (stored ?? {}) as Record<string, unknown>;
  const read = { ...DEFAULT_PAGE_SETTINGS };
  if (typeof hover === 'boolean') read.hover = hover;
  if (typeof showDelay === 'number' && showDelay >= 150 && showDelay <= 2000) read.showDelay = showDelay;
  if (theme === 'light' || theme === 'dark') read.theme = theme;
  if (Array.isArray(quietPages)) read.quietPages = quietPages.filter((page) => typeof page === 'string');
  if (Array.isArray(extraRules)) read.extraRules = extraRules.filter(isRule);
  return read;
}

function isRule(rule: Partial<ExtraRule> | null): rule is ExtraRule {
  return typeof rule?.pattern === 'string' && typeof rule.where === 'string';
}
