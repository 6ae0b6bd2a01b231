/** From here on a layer hides what is behind it well enough to be what a person sees. */
const OPAQUE = 0.5;

/**
 * Whether what is painted in colours, as browsers compute them, is dark: by the first of them that is opaque. The first is the topmost. A card
 * without anything painted behind it is light, as a page is.
 */
export function isDark(paints: readonly string[]): boolean {
  const layer = paints.map(lightnessOf).find((one) => one && one.alpha > OPAQUE);
  return (layer?.lightness ?? 1) < 0.5;
}

/**
 * How light a computed colour is, 0 to 1, near enough to tell dark from light, and how opaque; null: it is none. Not read from a canvas:
 * browsers that resist fingerprinting answer that with noise.
 */
export function lightnessOf(colour: string): { lightness: number; alpha: number } | null {
  const [, kind = '', inner = ''] = /^([\w-]+)\(([^()]+)\)$/.exec(colour) ?? [];
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
