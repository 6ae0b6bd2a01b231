import {
  MAX_DISABLED_PAGES,
  MAX_PAGE_NAME_LENGTH,
  MAX_SHOW_DELAY_MS,
  MIN_SHOW_DELAY_MS,
} from '../booking/limits.ts';
import { type CardSettings, DEFAULT_CARD_SETTINGS } from './page-settings.ts';

/** The settings of the cards as they are in storage, but for the user's own rules: what does not fit is its default, what is too much is left out. */
export function readCardSettings(stored: unknown): CardSettings {
  const { hover, showDelay, theme, disabledPages } = (stored ?? {}) as Record<string, unknown>;
  const read = { ...DEFAULT_CARD_SETTINGS };
  if (typeof hover === 'boolean') read.hover = hover;
  if (isShowDelay(showDelay)) read.showDelay = showDelay;
  if (theme === 'light' || theme === 'dark') read.theme = theme;
  if (Array.isArray(disabledPages))
    read.disabledPages = disabledPages.filter(isPageName).slice(0, MAX_DISABLED_PAGES);
  return read;
}

/** Whether there may be rules of the user's own among them. */
export function mayHaveRules(stored: unknown): boolean {
  const { extraRules, taughtRules } = (stored ?? {}) as Record<string, unknown>;
  return [extraRules, taughtRules].some((rules) => Array.isArray(rules) && rules.length > 0);
}

function isShowDelay(value: unknown): value is number {
  return typeof value === 'number' && value >= MIN_SHOW_DELAY_MS && value <= MAX_SHOW_DELAY_MS;
}

function isPageName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_PAGE_NAME_LENGTH;
}
