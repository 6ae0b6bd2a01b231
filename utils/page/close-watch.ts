/** As far as it is used here; TypeScript's own list of the DOM has none. Firefox has none either. */
export interface CloseWatch {
  onclose: (() => void) | null;
  destroy(): void;
}

declare global {
  var CloseWatcher: (new () => CloseWatch) | undefined;
}

/**
 * Hears the way in which the system closes what lies over a page: Back on Android. Null where the browser does not know it.
 * https://html.spec.whatwg.org/multipage/interaction.html#close-requests
 */
export function watchClose(onClose: () => void): CloseWatch | null {
  const { CloseWatcher: Watcher } = globalThis;
  if (!Watcher) return null;
  const watch = new Watcher();
  watch.onclose = onClose;
  return watch;
}
