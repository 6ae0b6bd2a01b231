import { viewOf } from '../place/rect.ts';

/** Each hundredth of it that comes into sight, or goes out of it, is told. */
const PARTS = Array.from({ length: 101 }, (_, n) => n / 100);

/**
 * Tells when an element moves or changes its size by some pixels, and costs nothing until then: it is watched through a window that is cut down
 * to its own box, which it leaves by any motion (https://www.w3.org/TR/intersection-observer/#dom-intersectionobserver-rootmargin).
 * Null: it has no box that could be watched.
 */
export function watchMotion(element: Element, onMotion: () => void): IntersectionObserver | null {
  const { top, left, right, bottom, width, height } = element.getBoundingClientRect();
  if (!width || !height) return null;
  // Not by the document's own elements, which a page can put others in place of by their names.
  const view = viewOf(window);
  const cut = [top, view.width * view.scale - right, view.height * view.scale - bottom, left];
  let isFirst = true;
  const observer = new IntersectionObserver(
    () => {
      if (!isFirst) onMotion();
      isFirst = false;
    },
    {
      root: document,
      rootMargin: cut.map((side) => `${-Math.floor(side)}px`).join(' '),
      threshold: PARTS,
    },
  );
  observer.observe(element);
  return observer;
}
