import { drawnParentOf } from '../place/anchor.ts';
import type { CardSettings } from '../settings/page-settings.ts';

/** Colours as browsers compute them (CSS Color 4, 15): any notation that an author may use becomes one of these. */
const COLOUR = /(?:rgba?|color|oklab|oklch|lab|lch)\([^()]+\)/;

/** The system's scheme, which pages may follow. */
export const PREFERS_DARK = '(prefers-color-scheme: dark)';

const DARK = 'rgb(0, 0, 0)';

/**
 * What a card is drawn on, as colours from the topmost on; the card page reads from them whether it is dark (`frame/darkness.ts`). By default
 * what the page paints around an element, from there outwards, and at last what its colour scheme comes to: the card is drawn on the page, so
 * it follows the page and not the system.
 */
export function paintsFor(theme: CardSettings['theme'], element: Element): string[] {
  if (theme !== 'auto') return theme === 'dark' ? [DARK] : [];
  const paints: string[] = [];
  for (let one: Element | null = element; one; one = drawnParentOf(one)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(one);
    paints.push(COLOUR.exec(backgroundImage)?.[0] ?? '', backgroundColor);
    // What is not see-through at all hides all that is around it.
    if (/^rgb\(/.test(backgroundColor)) return paints;
  }
  const { colorScheme } = getComputedStyle(element.ownerDocument.documentElement);
  const isDark = /dark/.test(colorScheme) && (!/light/.test(colorScheme) || matchMedia(PREFERS_DARK).matches);
  return isDark ? [...paints, DARK] : paints;
}
