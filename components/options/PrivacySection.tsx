import { i18n } from '#i18n';
import { Fold } from './Fold.tsx';

/** What is kept where, in plain words. */
export function PrivacySection() {
  return (
    <Fold id="privacy" heading={i18n.t('options.privacy.heading')} open={false}>
      <ul class="notes">
        <li>{i18n.t('options.privacy.memory')}</li>
        <li>{i18n.t('options.privacy.disk')}</li>
        <li>{i18n.t('options.privacy.network')}</li>
        <li>{i18n.t('options.privacy.limits')}</li>
      </ul>
    </Fold>
  );
}
