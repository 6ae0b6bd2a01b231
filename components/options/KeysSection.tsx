import { i18n } from '#i18n';
import { Fold } from './Fold.tsx';

/** The keys and gestures, which nothing on a page can show (WCAG 3.3.5). */
export function KeysSection() {
  const keys: [keys: string, does: string][] = [
    [i18n.t('options.keys.rest'), i18n.t('options.keys.restDoes')],
    [i18n.t('options.keys.tab'), i18n.t('options.keys.tabDoes')],
    [i18n.t('options.keys.enter'), i18n.t('options.keys.enterDoes')],
    [i18n.t('options.keys.escape'), i18n.t('options.keys.escapeDoes')],
    [i18n.t('options.keys.press'), i18n.t('options.keys.pressDoes')],
    [i18n.t('options.keys.popup'), i18n.t('options.keys.popupDoes')],
    [i18n.t('options.keys.focused'), i18n.t('options.keys.focusedDoes')],
  ];
  return (
    <Fold id="keys" heading={i18n.t('options.keys.heading')} open={false}>
      <dl class="details">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{i18n.t('options.keys.change')}</p>
    </Fold>
  );
}
