import { i18n } from '#i18n';

/** Links to the page's sections, for a wide window. */
export function Contents() {
  const sections: [id: string, heading: string][] = [
    ['token', i18n.t('options.token.heading')],
    ['sign-in', i18n.t('options.signIn.heading')],
    ['environment', i18n.t('options.environment.heading')],
    ['members', i18n.t('options.members.heading')],
    ['cards', i18n.t('options.cards.heading')],
    ['rules', i18n.t('options.rules.heading')],
    ['access', i18n.t('options.access.heading')],
    ['forget', i18n.t('options.forget.heading')],
    ['privacy', i18n.t('options.privacy.heading')],
  ];
  return (
    <nav aria-label={i18n.t('options.contents')}>
      <ul>
        {sections.map(([id, heading]) => (
          <li key={id}>
            <a href={`#${id}`}>{heading}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
