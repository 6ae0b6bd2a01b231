import { focusedElement } from './listening.ts';

/**
 * Where the focus goes when a card closes that has it: to the link; where that has gone, or can't have the focus, to its place in the page. A
 * focus that is simply lost begins anew at the top of the page with the next Tab (WCAG 2.4.3).
 */
export class FocusHome {
  /** Follows what the page does around the element. */
  readonly #place: Range;

  constructor(element: Element) {
    this.#place = element.ownerDocument.createRange();
    this.#place.selectNode(element);
  }

  takeFocus(element: Element): void {
    if (element.isConnected && (element instanceof HTMLElement || element instanceof SVGElement)) {
      element.focus();
      if (focusedElement() === element) return;
    }
    if (!this.#place.startContainer.isConnected) return;
    // Browsers go on from where an element had the focus when it was removed.
    const mark = element.ownerDocument.createElement('span');
    mark.tabIndex = -1;
    this.#place.collapse(true);
    this.#place.insertNode(mark);
    mark.focus({ preventScroll: true });
    mark.remove();
  }
}
