import { type ComponentChild, render } from 'preact';
import { i18n } from '#i18n';

/** Puts a page of ours on screen, its document in the catalogue's language and direction. */
export function showPage(content: ComponentChild, title: string): void {
  const { documentElement } = document;
  documentElement.lang = i18n.t('locale');
  documentElement.dir = i18n.t('direction');
  document.title = title;
  const place = document.getElementById('app');
  // What the page's own file shows until then.
  place?.replaceChildren();
  if (place) render(content, place);
}
