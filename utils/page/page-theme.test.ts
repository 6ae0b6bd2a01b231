// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { isPageDark, lightnessOf } from './page-theme.ts';

afterEach(() => document.body.replaceChildren());

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

  it.each(['transparent', 'none', '', undefined])('is not read from %s', (colour) => {
    expect(lightnessOf(colour)).toBeNull();
  });
});

describe('a page is dark', () => {
  function link(html: string): Element {
    document.body.innerHTML = html;
    return document.querySelector('a') as Element;
  }

  it.each([
    ['where its body is', '<div style="background-color: rgb(10, 10, 10)"><a>View</a></div>', true],
    [
      'where a box around the link is, on a light body',
      '<div style="background-color: rgb(10, 10, 10)"><p style="background-color: rgba(255, 255, 255, 0.1)"><a>View</a></p></div>',
      true,
    ],
    [
      'not in a light box on it',
      '<div style="background-color: rgb(10, 10, 10)"><p style="background-color: rgb(255, 255, 255)"><a>View</a></p></div>',
      false,
    ],
    [
      'where a gradient is',
      '<div style="background-image: linear-gradient(rgb(10, 10, 10), rgb(30, 30, 30))"><a>View</a></div>',
      true,
    ],
    ['not where nothing says so', '<div><a>View</a></div>', false],
  ])('%s', (_, html, dark) => {
    expect(isPageDark(link(html))).toBe(dark);
  });
});
