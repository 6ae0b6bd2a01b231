import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { TaughtRule } from '../../utils/settings/page-settings.ts';
import { taughtKey } from '../../utils/settings/rule.ts';
import { wordsFor } from '../../utils/teach/words-for.ts';
import { formatWallDate } from '../../utils/words/wall-time.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { RemovableList } from './RemovableList.tsx';
import { TeachAnother } from './TeachAnother.tsx';

/** The kinds of link that were taught in the popup, in words; each can be turned off, on again, and removed. */
export function TaughtLinks({ rules, worker }: { rules: TaughtRule[]; worker: WorkerState }) {
  const [said, setSaid] = useState<string | null>(null);

  async function change(kind: 'teach' | 'unlearn', rule: TaughtRule, done: string | null) {
    const reply = await worker.ask({ kind, rules: [rule] });
    if (reply?.refused) setSaid(refusalWords(reply.refused));
    else if (reply) setSaid(done);
  }

  return (
    <div class="part">
      <h3>{i18n.t('options.cards.taught')}</h3>
      <p class="hint">{i18n.t('options.cards.taughtIntro')}</p>
      <RemovableList
        label={i18n.t('options.cards.taught')}
        empty={i18n.t('options.none')}
        said={said}
        rows={rules.map((rule) => {
          const what = wordsFor(rule);
          return {
            key: taughtKey(rule),
            content: (
              <>
                <span class="row-text">
                  {what} <span class="row-id">{notesOf(rule)}</span>
                </span>
                <button
                  type="button"
                  class="small"
                  aria-label={
                    rule.paused
                      ? i18n.t('options.cards.taughtOnOne', { what })
                      : i18n.t('options.cards.taughtOffOne', { what })
                  }
                  onClick={() => change('teach', { ...rule, paused: !rule.paused }, null)}
                >
                  {rule.paused ? i18n.t('options.cards.taughtOn') : i18n.t('options.cards.taughtOff')}
                </button>
                <button
                  type="button"
                  class="small"
                  aria-label={i18n.t('options.cards.taughtRemoveOne', { what })}
                  onClick={() => change('unlearn', rule, i18n.t('options.cards.taughtRemoved', { what }))}
                >
                  {i18n.t('options.cards.taughtRemove')}
                </button>
              </>
            ),
          };
        })}
      />
      <TeachAnother worker={worker} />
    </div>
  );
}

/** Since when, and whether it is off. */
function notesOf({ taughtOn = '', paused }: TaughtRule): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(taughtOn) ? formatWallDate(`${taughtOn}T00:00:00`) : null;
  return [day && i18n.t('options.cards.taughtSince', { day }), paused && i18n.t('options.cards.taughtPaused')]
    .filter((note) => note)
    .join(' ');
}
