import { disabledPageName } from '../settings/disabled-page.ts';
import type { PageSettings } from '../settings/page-settings.ts';

/** A focus that follows a key within so many ms came from the keyboard. Scripts can move the focus at any time. */
export const KEY_TO_FOCUS = 250;

/** A selection is settled this many ms after the hand or key that made it; more of them meanwhile count as one. */
export const SETTLE = 120;

/** Whether the user wants cards on this page at all. */
export function cardsAreOn({ hover, disabledPages }: Pick<PageSettings, 'hover' | 'disabledPages'>): boolean {
  return hover && !disabledPages.includes(disabledPageName(location));
}

/** Alt+ArrowUp: the way into the card of the link that has the focus. */
export function isWayIn({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return key === 'ArrowUp' && altKey && !(ctrlKey || metaKey || shiftKey);
}

/** Tab, with Shift or without, and not a change of windows. */
export function isTab({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Tab' && !(altKey || ctrlKey || metaKey);
}

/** The innermost element that an event happened on: inside open shadow roots too, where `event.target` names only their host. */
export function targetOf(event: Event): EventTarget | null {
  return event.composedPath()[0] ?? null;
}

/** The element that has the focus, inside open shadow roots too. */
export function focusedElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
