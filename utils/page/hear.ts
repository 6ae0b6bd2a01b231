export interface Heard {
  /** Told of without a way to prevent them. */
  passive: readonly string[];
  /** Those that may have to be kept from doing what the browser does with them. */
  active?: readonly string[];
  onEvent(event: Event): void;
  /** The page has written itself anew (`document.open`): it is another one. */
  onRewrite?(): void;
}

/**
 * Hears events on the window, before the page does, until the signal. `document.open()` takes every listener off window and document (HTML,
 * 8.4.1), ours included, and the root element with them; that a page does so is seen by an observer of the document's own children alone, which
 * costs nothing while the page changes below them. A listener that is still there is not added twice.
 */
export function hear({ passive, active = [], onEvent, onRewrite }: Heard, signal: AbortSignal): void {
  const add = () => {
    for (const type of passive)
      window.addEventListener(type, onEvent, { capture: true, passive: true, signal });
    for (const type of active) window.addEventListener(type, onEvent, { capture: true, signal });
  };
  const observer = new MutationObserver((records) => {
    if (!records.some(({ removedNodes }) => [...removedNodes].some((node) => node instanceof Element)))
      return;
    add();
    onRewrite?.();
  });
  observer.observe(document, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
  add();
}
