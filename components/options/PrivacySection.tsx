import { i18n } from '#i18n';
import { Section } from './Section.tsx';

/** What is kept where, in plain words. */
export function PrivacySection() {
  return (
    <Section id="privacy" heading={i18n.t('options.privacy.heading')}>
      <ul class="notes">
        <li>{i18n.t('options.privacy.memory')}</li>
        <li>{i18n.t('options.privacy.disk')}</li>
        <li>{i18n.t('options.privacy.network')}</li>
        <li>{i18n.t('options.privacy.limits')}</li>
      </ul>
    </Section>
  );
}
