import { i18n } from '#i18n';

/** Links to the page's sections, for a wide window. */
export function Contents() {
  const sections: [id: string, heading: string][] = [
    ['sign-in', i18n.t('options.signIn.heading')],
    ['cards', i18n.t('options.cards.heading')],
    ['members', i18n.t('options.members.heading')],
    ['forget', i18n.t('options.forget.heading')],
    ['developers', i18n.t('options.developers.heading')],
    ['keys', i18n.t('options.keys.heading')],
    ['privacy', i18n.t('options.privacy.heading')],
  ];
  return (
    <nav aria-label={i18n.t('options.contents')}>
      <ul>
        {sections.map(([id, heading]) => (
          <li key={id}>
            <a href={`#${id}`} onClick={() => openFold(id)}>
              {heading}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Who goes to a part wants to read it. */
function openFold(id: string): void {
  const part = document.getElementById(id);
  if (part instanceof HTMLDetailsElement) part.open = true;
}
