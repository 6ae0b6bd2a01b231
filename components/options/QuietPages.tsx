import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { RemovableList } from './RemovableList.tsx';

/** The pages on which cards are switched off. They are added where one sees them: in the popup. */
export function QuietPages({
  pages,
  onChange,
}: {
  pages: string[];
  onChange(pages: string[]): Promise<boolean>;
}) {
  const [said, setSaid] = useState<string | null>(null);

  async function allow(page: string) {
    if (await onChange(pages.filter((other) => other !== page))) {
      setSaid(i18n.t('options.cards.quietRemoved', { page }));
    }
  }

  return (
    <div class="part">
      <h3>{i18n.t('options.cards.quiet')}</h3>
      <p class="hint">{i18n.t('options.cards.quietIntro')}</p>
      <RemovableList
        label={i18n.t('options.cards.quiet')}
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
                data-remove
                aria-label={i18n.t('options.cards.quietRemoveOne', { page })}
                onClick={() => allow(page)}
              >
                {i18n.t('options.cards.quietRemove')}
              </button>
            </>
          ),
        }))}
      />
    </div>
  );
}
