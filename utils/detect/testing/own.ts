import type { ExtraRule, OwnRules } from '../../settings/page-settings.ts';

/** The user's own rules where they are patterns alone. */
export const own = (...extraRules: ExtraRule[]): OwnRules => ({ extraRules, taughtRules: [] });
