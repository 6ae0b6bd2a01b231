import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ExtraRule, PageSettings } from '../../utils/settings/page-settings.ts';
import { ID_PLACE, isRule } from '../../utils/settings/rule.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { AddRule } from './AddRule.tsx';
import { Part } from './Part.tsx';
import { RemovableList } from './RemovableList.tsx';
import { RuleTester } from './RuleTester.tsx';

/** What the form begins with: the site's list of bookings, so that a rule holds on every page only if a person says so. */
const NEW_RULE: ExtraRule = { pattern: '', where: 'PhoneChatBookings.asp' };

/** The user's own detection rules, and a place to try links on them: on those kept, and on the one being typed. */
export function RulesPart({ settings, worker }: { settings: PageSettings; worker: WorkerState }) {
  const [draft, setDraft] = useState(NEW_RULE);
  const [said, setSaid] = useState<string | null>(null);
  const rules = settings.extraRules;

  async function add(rule: ExtraRule): Promise<string | null> {
    const reply = await worker.ask({ kind: 'add-rule', rule });
    if (reply?.refused) return refusalWords(reply.refused);
    if (reply) {
      setSaid(i18n.t('options.rules.added'));
      setDraft(NEW_RULE);
    }
    return null;
  }

  async function remove(rule: ExtraRule) {
    const reply = await worker.ask({ kind: 'remove-rule', rule });
    if (reply?.refused) setSaid(refusalWords(reply.refused));
    else if (reply) setSaid(i18n.t('options.rules.removed'));
  }

  return (
    <Part heading={i18n.t('options.rules.heading')} intro={i18n.t('options.rules.intro', { id: ID_PLACE })}>
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
      <RuleTester rules={{ ...settings, extraRules: isRule(draft) ? [...rules, draft] : rules }} />
    </Part>
  );
}
