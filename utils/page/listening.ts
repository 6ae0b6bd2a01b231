import { disabledPageName } from '../settings/disabled-page.ts';
import type { PageSettings } from '../settings/page-settings.ts';

/** A focus that follows a key within so many ms came from the keyboard. Scripts can move the focus at any time. */
export const KEY_TO_FOCUS = 250;

/** Whether the user wants cards on this page at all. */
export function cardsAreOn({ hover, disabledPages }: PageSettings): boolean {
  return hover && !disabledPages.includes(disabledPageName(location));
}

/** Alt+ArrowUp: the way into the card of the link that has the focus. */
export function isWayIn({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return key === 'ArrowUp' && altKey && !(ctrlKey || metaKey || shiftKey);
}
