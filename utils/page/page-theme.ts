import { drawnParentOf } from '../place/anchor.ts';

/** From here on a layer hides what is behind it well enough to be what a person sees. */
const OPAQUE = 0.5;

/** Colours as browsers compute them (CSS Color 4, 15): any notation that an author may use becomes one of these. */
const COLOUR = /(?:rgba?|color|oklab|oklch|lab|lch)\([^()]+\)/;

/**
 * Whether a page is dark around an element: by the first opaque layer that it paints there, from the element outwards, else by the colour
 * scheme that it asks for. The card is drawn on the page, so it follows the page and not the system.
 */
export function isPageDark(element: Element): boolean {
  for (let one: Element | null = element; one; one = drawnParentOf(one)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(one);
    const layer = [COLOUR.exec(backgroundImage)?.[0], backgroundColor]
      .map(lightnessOf)
      .find((layer) => layer && layer.alpha > OPAQUE);
    if (layer) return layer.lightness < 0.5;
  }
  const { colorScheme } = getComputedStyle(element.ownerDocument.documentElement);
  return (
    /dark/.test(colorScheme) &&
    (!/light/.test(colorScheme) || matchMedia('(prefers-color-scheme: dark)').matches)
  );
}

/**
 * How light a computed colour is, 0 to 1, near enough to tell dark from light, and how opaque; null: it is none. Not read from a canvas:
 * browsers that resist fingerprinting answer that with noise.
 */
export function lightnessOf(colour: string | undefined): { lightness: number; alpha: number } | null {
  const [, kind = '', inner = ''] = /^([\w-]+)\(([^()]+)\)$/.exec(colour ?? '') ?? [];
  const [space = ''] = inner.match(/^[a-z][\w-]*/) ?? [];
  const [one = 0, two = 0, three = 0, alpha = 1] = numbersIn(inner.slice(space.length));
  switch (kind) {
    case 'rgb':
    case 'rgba':
      return { lightness: brightness(one / 255, two / 255, three / 255), alpha };
    case 'color':
      return { lightness: lightnessIn(space, [one, two, three]), alpha };
    case 'oklab':
    case 'oklch':
      return { lightness: one, alpha };
    case 'lab':
    case 'lch':
      return { lightness: one / 100, alpha };
    default:
      return null;
  }
}

/** Perceived brightness (W3C, AERT 2.2). */
function brightness(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** In `xyz` the second number is the luminance; that, and linear light, is bent as sRGB bends it, about. */
function lightnessIn(space: string, [one, two, three]: [number, number, number]): number {
  if (space.startsWith('xyz')) return two ** (1 / 2.2);
  const value = brightness(one, two, three);
  return space.endsWith('-linear') ? value ** (1 / 2.2) : value;
}

/** Numbers, percentages as shares of one, and `none` as the zero that it is painted as. */
function numbersIn(text: string): number[] {
  return (text.match(/none|[-+]?[\d.]+(?:e[-+]?\d+)?%?/gi) ?? []).map((word) =>
    word === 'none' ? 0 : Number.parseFloat(word) / (word.endsWith('%') ? 100 : 1),
  );
}
