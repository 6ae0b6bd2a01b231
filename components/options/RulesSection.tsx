import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ExtraRule } from '../../utils/settings/page-settings.ts';
import { AddRule } from './AddRule.tsx';
import { RemovableList } from './RemovableList.tsx';
import { RuleTester } from './RuleTester.tsx';
import { ID_PLACE, isRule, sameRule } from './rule-draft.ts';
import { Section } from './Section.tsx';
import type { KeptPageSettings } from './use-page-settings.ts';

/** The user's own detection rules, and a place to try links on them: on those kept, and on the one being typed. */
export function RulesSection({ settings, change }: KeptPageSettings) {
  const [draft, setDraft] = useState<ExtraRule>({ pattern: '', where: '' });
  const [said, setSaid] = useState<string | null>(null);
  const rules = settings.extraRules;

  async function add(rule: ExtraRule): Promise<boolean> {
    const kept = await change({ extraRules: [...rules, rule] });
    if (kept) setSaid(i18n.t('options.rules.added'));
    return kept;
  }

  async function remove(rule: ExtraRule) {
    if (await change({ extraRules: rules.filter((other) => !sameRule(other, rule)) })) {
      setSaid(i18n.t('options.rules.removed'));
    }
  }

  return (
    <Section
      id="rules"
      heading={i18n.t('options.rules.heading')}
      intro={i18n.t('options.rules.intro', { id: ID_PLACE })}
    >
      <RemovableList
        label={i18n.t('options.rules.list')}
        said={said}
        rows={rules.map((rule) => ({
          key: `${rule.pattern}\n${rule.where}`,
          content: (
            <>
              <span class="row-text">
                <code>{rule.pattern}</code>{' '}
                <span class="row-id">
                  {rule.where === ''
                    ? i18n.t('options.rules.everyPage')
                    : i18n.t('options.rules.onPages', { where: rule.where })}
                </span>
              </span>
              <button
                type="button"
                class="small"
                data-remove
                aria-label={i18n.t('options.rules.removeOne', { pattern: rule.pattern })}
                onClick={() => remove(rule)}
              >
                {i18n.t('options.rules.remove')}
              </button>
            </>
          ),
        }))}
      />
      <AddRule draft={draft} onDraft={setDraft} rules={rules} onAdd={add} />
      <RuleTester rules={isRule(draft) ? [...rules, draft] : rules} />
    </Section>
  );
}
