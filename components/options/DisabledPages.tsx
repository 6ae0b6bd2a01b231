import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { RemovableList } from './RemovableList.tsx';

/** The pages on which cards are switched off. They are added where one sees them: in the popup. */
export function DisabledPages({ pages, worker }: { pages: string[]; worker: WorkerState }) {
  const [said, setSaid] = useState<string | null>(null);

  async function allow(page: string) {
    const reply = await worker.ask({ kind: 'turn-cards', page, on: true });
    if (reply?.refused) setSaid(refusalWords(reply.refused));
    else if (reply) setSaid(i18n.t('options.cards.disabledRemoved', { page }));
  }

  return (
    <div class="part">
      <h3>{i18n.t('options.cards.disabled')}</h3>
      <p class="hint">{i18n.t('options.cards.disabledIntro')}</p>
      <RemovableList
        label={i18n.t('options.cards.disabled')}
        empty={i18n.t('options.none')}
        said={said}
        rows={pages.map((page) => ({
          key: page,
          content: (
            <>
              <code class="row-text">{page}</code>
              <button
                type="button"
                class="small"
                aria-label={i18n.t('options.cards.disabledRemoveOne', { page })}
                onClick={() => allow(page)}
              >
                {i18n.t('options.cards.disabledRemove')}
              </button>
            </>
          ),
        }))}
      />
    </div>
  );
}
