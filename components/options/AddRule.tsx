import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_RULE_TEXT_LENGTH } from '../../utils/booking/limits.ts';
import { memberLinkFoundBy } from '../../utils/detect/extra-rule.ts';
import type { ExtraRule } from '../../utils/settings/page-settings.ts';
import { ID_PLACE, isRule, sameRule } from '../../utils/settings/rule.ts';
import { TextField } from '../shared/TextField.tsx';

interface Props {
  draft: ExtraRule;
  onDraft(draft: ExtraRule): void;
  rules: ExtraRule[];
  /** Adds it, and empties the draft. The words for why it could not be added, else null. */
  onAdd(rule: ExtraRule): Promise<string | null>;
}

/** Why a rule can't be added, in words, or null. */
function faultOf(rule: ExtraRule, rules: ExtraRule[]): string | null {
  if (!isRule(rule)) return i18n.t('options.rules.patternInvalid', { id: ID_PLACE });
  const link = memberLinkFoundBy(rule.pattern);
  if (link !== null) return i18n.t('options.rules.patternFindsMembers', { link });
  return rules.some((other) => sameRule(other, rule)) ? i18n.t('options.rules.patternTwice') : null;
}

/** Describes one rule. What was typed stays until it is added. */
export function AddRule({ draft, onDraft, rules, onAdd }: Props) {
  const [error, setError] = useState<string | null>(null);
  const patternField = useRef<HTMLInputElement>(null);

  async function add() {
    const rule = { pattern: draft.pattern.trim(), where: draft.where.trim() };
    const wrong = faultOf(rule, rules);
    setError(wrong);
    patternField.current?.focus();
    if (wrong === null) setError(await onAdd(rule));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div class="field-pair">
        <TextField
          label={i18n.t('options.rules.pattern')}
          hint={i18n.t('options.rules.patternHint', { id: ID_PLACE })}
          maxLength={MAX_RULE_TEXT_LENGTH}
          value={draft.pattern}
          onInput={(pattern) => onDraft({ ...draft, pattern })}
          error={error}
          inputRef={patternField}
        />
        <TextField
          label={i18n.t('options.rules.where')}
          hint={i18n.t('options.rules.whereHint')}
          maxLength={MAX_RULE_TEXT_LENGTH}
          value={draft.where}
          onInput={(where) => onDraft({ ...draft, where })}
        />
      </div>
      <div class="actions">
        <button type="submit">{i18n.t('options.rules.add')}</button>
      </div>
    </form>
  );
}
