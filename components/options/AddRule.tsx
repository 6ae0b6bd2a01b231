import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ExtraRule } from '../../utils/settings/page-settings.ts';
import { TextField } from '../shared/TextField.tsx';
import { ID_PLACE, isRule, sameRule } from './rule-draft.ts';

interface Props {
  draft: ExtraRule;
  onDraft(draft: ExtraRule): void;
  rules: ExtraRule[];
  /** Whether the rule was kept. */
  onAdd(rule: ExtraRule): Promise<boolean>;
}

/** The longest text that the worker takes, for either half of a rule. */
const MAX_LENGTH = 200;

/** Describes one rule. What was typed stays until it is added. */
export function AddRule({ draft, onDraft, rules, onAdd }: Props) {
  const [error, setError] = useState<string | null>(null);
  const patternField = useRef<HTMLInputElement>(null);

  async function add() {
    const rule = { pattern: draft.pattern.trim(), where: draft.where.trim() };
    let wrong: string | null = null;
    if (!isRule(rule)) wrong = i18n.t('options.rules.patternInvalid', { id: ID_PLACE });
    else if (rules.some((other) => sameRule(other, rule))) wrong = i18n.t('options.rules.patternTwice');
    setError(wrong);
    patternField.current?.focus();
    if (wrong === null && (await onAdd(rule))) onDraft({ pattern: '', where: '' });
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
          maxLength={MAX_LENGTH}
          value={draft.pattern}
          onInput={(pattern) => onDraft({ ...draft, pattern })}
          error={error}
          inputRef={patternField}
        />
        <TextField
          label={i18n.t('options.rules.where')}
          hint={i18n.t('options.rules.whereHint')}
          maxLength={MAX_LENGTH}
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
