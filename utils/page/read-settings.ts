import { DEFAULT_PAGE_SETTINGS, type ExtraRule, type PageSettings } from '../settings/page-settings.ts';

/**
 * The settings as they stand in storage, each taken alone: what does not fit is its default, so that one broken value
 * costs no other. By hand, since a schema library would weigh more than all else on the page.
 */
export function readPageSettings(stored: unknown): PageSettings {
  const given = (stored ?? {}) as Record<string, unknown>;
  const { hover, showDelay, theme, quietPages, extraRules } = DEFAULT_PAGE_SETTINGS;
  return {
    hover: given.hover === undefined ? hover : given.hover !== false,
    showDelay:
      Number(given.showDelay) >= 150 && Number(given.showDelay) <= 2000 ? Number(given.showDelay) : showDelay,
    theme: given.theme === 'light' || given.theme === 'dark' ? given.theme : theme,
    quietPages: Array.isArray(given.quietPages) ? given.quietPages : quietPages,
    extraRules: Array.isArray(given.extraRules) ? given.extraRules.filter(isRule) : extraRules,
  };
}

function isRule(rule: unknown): rule is ExtraRule {
  const { pattern, where } = (rule ?? {}) as Record<string, unknown>;
  return typeof pattern === 'string' && typeof where === 'string';
}
