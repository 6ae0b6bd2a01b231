/**
 * Holds back the browser's own tooltip for an element, so that it does not open over the card. A title that is empty hides
 * itself and those further out (https://html.spec.whatwg.org/multipage/dom.html#the-title-attribute). Returns what puts everything
 * back as it was.
 */
export function holdTitles(element: Element): () => void {
  const titled = [element.closest('[title]'), ...element.querySelectorAll('[title]')].flatMap(
    (one) => one ?? [],
  );
  const held = titled.map((one) => [one, one.getAttribute('title') ?? ''] as const);
  for (const one of titled) one.setAttribute('title', '');
  return () => {
    // What the page wrote there meanwhile is newer, and stays.
    for (const [one, title] of held) if (one.getAttribute('title') === '') one.setAttribute('title', title);
  };
}
