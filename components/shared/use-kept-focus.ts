import { useLayoutEffect } from 'preact/hooks';

/** What can have the focus, or could if it were shown. */
const STOPS = ':is(a, button, input, select, summary, textarea, [tabindex]):not(:disabled)';

/**
 * Where a control goes that has the focus, or can no longer be used, the focus goes on to what follows in its place, or else to what was before
 * it: in the page's body a screen reader has lost its place, and the popup's keys are not heard (WCAG 2.4.3). In the task that draws it away,
 * so that no key is pressed between; and not where something else has taken the focus as it was drawn, or where a person has left the control for none: the
 * page would scroll from under what they read.
 */
export function useKeptFocus(): void {
  useLayoutEffect(() => {
    const stops = () => [...document.querySelectorAll<HTMLElement>(STOPS)];
    /** What has the focus, after all that was before it. */
    let path: HTMLElement[] = [];
    const onFocus = ({ target }: Event) => {
      const all = stops();
      path = all.slice(0, all.indexOf(target as HTMLElement) + 1);
    };
    // After the observer has had its say: a control that is still there then did not go, but was left for the page itself.
    const onLeave = () =>
      setTimeout(() => {
        if (document.activeElement === document.body && stops().includes(path.at(-1) as HTMLElement))
          path = [];
      });
    const observer = new MutationObserver(() => {
      const { activeElement, body } = document;
      const lost = path.at(-1);
      if (!lost || (activeElement !== body && activeElement !== lost)) return;
      const all = stops();
      if (all.includes(lost)) return;
      const at = all.findLastIndex((stop) => path.includes(stop)) + 1;
      [...all.slice(at), ...all.slice(0, at).reverse()].some((stop) => {
        stop.focus();
        return document.activeElement === stop;
      });
    });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onLeave);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onLeave);
      observer.disconnect();
    };
  }, []);
}
