import type { FromCard } from './channel.ts';

export interface HeightDeps {
  view: Window;
  say(message: FromCard): void;
}

/** Tells the part in the page how high the card is: what is returned measures it, and tells what is new. */
export function createHeight({ view, say }: HeightDeps): () => void {
  let height = 0;
  /** The width of the frame that the height was measured at, CSS pixels. */
  let width = 0;
  let again = 0;

  function tell(): void {
    width = view.innerWidth;
    const wanted = heightOf(view.document.querySelector<HTMLElement>('[role=group]'));
    if (wanted === 0) {
      // Nothing has a height where the browser does not render the frame: the part in the page has taken its layer out of the top layer, to
      // lift it. A frame that is not rendered has no animation frames; the first one comes once it is again.
      view.cancelAnimationFrame(again);
      again = view.requestAnimationFrame(tell);
      return;
    }
    if (wanted !== height) say({ kind: 'height', height: wanted });
    height = wanted;
  }

  view.addEventListener('resize', () => {
    if (view.innerWidth !== width) tell();
  });
  return tell;
}

/**
 * The height at which nothing of the card has to be scrolled, whole CSS pixels. It says nothing of the frame that the card is in now: a height
 * that was rounded one way in one frame and the other way in the next would move the card, and a card that has just moved takes no press.
 */
function heightOf(card: HTMLElement | null): number {
  if (!card) return 0;
  const { scrollTop, style } = card;
  // A scroll bar takes width, and more lines then seem to be needed than will be: as high as this it has none.
  style.maxHeight = 'none';
  const { height } = card.getBoundingClientRect();
  style.maxHeight = '';
  // Where nothing has to be scrolled, nothing is.
  if (scrollTop) card.scrollTop = scrollTop;
  return Math.ceil(height);
}
