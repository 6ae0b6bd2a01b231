import { drawnParentOf } from './anchor.ts';
import { matchesPast } from './past-form.ts';

/** What the browser draws over all of the page, and outside of which it may make all inert or take a press for one outside. */
export const LAYERS = ':modal, :popover-open, :fullscreen';

/**
 * The element that a card has to be a child of, so that a person can reach it beside what they point at: the innermost open
 * modal dialog, open popover or full-screen element around that, else the root of the document. What a modal dialog or
 * a full-screen element does not contain is inert; a press outside of an open popover closes it:
 * https://html.spec.whatwg.org/multipage/interaction.html#modal-dialogs-and-inert-subtrees
 */
export function homeFor(element: Element): Element {
  for (let one = drawnParentOf(element); one; one = drawnParentOf(one))
    if (matchesPast(one, LAYERS)) return one;
  return element.ownerDocument.documentElement;
}
