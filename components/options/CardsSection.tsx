import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PageSettings } from '../../utils/settings/page-settings.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { DelayField } from './DelayField.tsx';
import { DisabledPages } from './DisabledPages.tsx';
import { Section } from './Section.tsx';
import { TaughtLinks } from './TaughtLinks.tsx';

/** When and how cards open on the site's pages. Each choice applies at once. */
export function CardsSection({ settings, worker }: { settings: PageSettings; worker: WorkerState }) {
  const id = useId();
  const [error, setError] = useState<string | null>(null);

  async function change(part: Partial<Pick<PageSettings, 'hover' | 'showDelay' | 'theme'>>) {
    const reply = await worker.ask({ kind: 'change-page-settings', change: part });
    setError(reply?.refused ? refusalWords(reply.refused) : null);
  }

  const themes: Record<PageSettings['theme'], string> = {
    auto: i18n.t('options.cards.themeAuto'),
    light: i18n.t('options.cards.themeLight'),
    dark: i18n.t('options.cards.themeDark'),
  };
  return (
    <Section id="cards" heading={i18n.t('options.cards.heading')}>
      <div class="choice">
        <input
          type="checkbox"
          id={`${id}-hover`}
          autocomplete="off"
          checked={settings.hover}
          onChange={(event) => change({ hover: event.currentTarget.checked })}
        />
        <label for={`${id}-hover`}>{i18n.t('options.cards.hover')}</label>
      </div>
      <div class="field-pair">
        <DelayField showDelay={settings.showDelay} onChange={(showDelay) => change({ showDelay })} />
        <div class="field">
          <label for={`${id}-theme`}>{i18n.t('options.cards.theme')}</label>
          <select
            id={`${id}-theme`}
            autocomplete="off"
            value={settings.theme}
            onChange={(event) => change({ theme: event.currentTarget.value as PageSettings['theme'] })}
          >
            {Object.entries(themes).map(([theme, words]) => (
              <option key={theme} value={theme}>
                {words}
              </option>
            ))}
          </select>
        </div>
      </div>
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      <DisabledPages pages={settings.disabledPages} worker={worker} />
      <TaughtLinks rules={settings.taughtRules} worker={worker} />
    </Section>
  );
}
