import { describe, expect, it } from 'vitest';
import { isDark, lightnessOf } from './darkness.ts';

describe('how light a colour is', () => {
  it.each([
    ['rgb(20, 16, 28)', 0.07, 1],
    ['rgba(255, 255, 255, 0.2)', 1, 0.2],
    ['rgba(0, 0, 0, 0)', 0, 0],
    ['oklch(0.21 0.03 265)', 0.21, 1],
    ['oklab(0.9 0.01 -0.02 / 0.5)', 0.9, 0.5],
    ['lab(12.5 4 -8)', 0.125, 1],
    ['lch(95 4 none)', 0.95, 1],
    ['color(srgb 0.1 0.1 0.1)', 0.1, 1],
    ['color(display-p3 0.9 0.9 0.9 / 0.8)', 0.9, 0.8],
    ['color(srgb-linear 0.2 0.2 0.2)', 0.48, 1],
    ['color(xyz-d65 0.19 0.2 0.21)', 0.48, 1],
    ['color(srgb 1e-7 0 0)', 0, 1],
  ])('is read from %s', (colour, lightness, alpha) => {
    const read = lightnessOf(colour);
    expect(read?.lightness).toBeCloseTo(lightness, 1);
    expect(read?.alpha).toBeCloseTo(alpha);
  });

  it.each(['transparent', 'none', ''])('is not read from %s', (colour) => {
    expect(lightnessOf(colour)).toBeNull();
  });
});

describe('what a card is drawn on is dark', () => {
  it.each<[string, string[], boolean]>([
    [
      'by the first that is opaque',
      ['', 'rgba(255, 255, 255, 0.2)', 'rgb(10, 10, 10)', 'rgb(255, 255, 255)'],
      true,
    ],
    ['and not where that is light', ['rgba(255, 255, 255, 0.8)', 'rgb(10, 10, 10)'], false],
    ['and not where nothing is painted', [], false],
  ])('%s', (_, paints, dark) => {
    expect(isDark(paints)).toBe(dark);
  });
});
