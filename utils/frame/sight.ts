/** Options and entries of the second version of the observer (W3C, Intersection Observer, section 3.1), which Firefox lacks. */
type WithVisibility = IntersectionObserverInit & { trackVisibility: boolean; delay: number };
type VisibleEntry = IntersectionObserverEntry & { isVisible?: boolean };

/** The shortest delay that the browser allows, ms. */
const DELAY = 100;

export interface Sight {
  /** Since when all of the element can be seen, by `performance.now()`; null: it cannot. Where the browser does not tell: 0. */
  since(): number | null;
  stop(): void;
}

/**
 * Watches whether a person can see an element: nothing over it, no filter, no opacity, no odd transform, in this document and in all
 * around it. Chromium alone can tell.
 */
export function watchSight(element: Element): Sight {
  let since: number | null = null;
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return { since: () => 0, stop() {} };
  const options: WithVisibility = { trackVisibility: true, delay: DELAY, threshold: [0, 0.5, 1] };
  const observer = new IntersectionObserver((entries) => {
    const last: VisibleEntry | undefined = entries.at(-1);
    if (!last?.isVisible) since = null;
    else since ??= performance.now();
  }, options);
  observer.observe(element);
  return { since: () => since, stop: () => observer.disconnect() };
}
