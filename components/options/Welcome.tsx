import { i18n } from '#i18n';
import { Section } from './Section.tsx';

/** A short start for someone who has no token yet. */
export function Welcome() {
  return (
    <Section id="welcome" heading={i18n.t('options.welcome.heading')} intro={i18n.t('options.welcome.intro')}>
      <ol class="steps">
        <li>
          <strong>{i18n.t('options.welcome.token.title')}</strong>
          <span>{i18n.t('options.welcome.token.text')}</span>
        </li>
        <li>
          <strong>{i18n.t('options.welcome.page.title')}</strong>
          <span>{i18n.t('options.welcome.page.text')}</span>
        </li>
        <li>
          <strong>{i18n.t('options.welcome.rest.title')}</strong>
          <span>{i18n.t('options.welcome.rest.text')}</span>
        </li>
      </ol>
    </Section>
  );
}
