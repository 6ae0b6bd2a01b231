import { MAX_RULE_TEXT_LENGTH, MAX_RULES, MAX_TAUGHT_RULES } from '../booking/limits.ts';
import type { ExtraRule, OwnRules, TaughtRule } from './page-settings.ts';
import { isRule } from './rule.ts';

/** The user's own rules among the settings of the cards as they are in storage: those that do not fit, and those that are too many, are left out. */
export function readOwnRules(stored: unknown): OwnRules {
  const { extraRules, taughtRules } = (stored ?? {}) as Record<string, unknown>;
  return {
    extraRules: listIn<ExtraRule>(extraRules)
      .filter(isStoredRule)
      .slice(0, MAX_RULES)
      .map(({ pattern, where }) => ({ pattern, where })),
    taughtRules: listIn<TaughtRule>(taughtRules).filter(isTaughtRule).slice(0, MAX_TAUGHT_RULES),
  };
}

function listIn<Item>(value: unknown): (Partial<Item> | null)[] {
  return Array.isArray(value) ? value : [];
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
  return isCount
    ? Number.isInteger(value) && (value as number) > 0 && (value as number) < 100
    : isText(value) && value !== '';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_RULE_TEXT_LENGTH;
}
