// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { isDark } from '../frame/darkness.ts';
import { paintsFor } from './page-theme.ts';

afterEach(() => document.body.replaceChildren());

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
    expect(isDark(paintsFor('auto', link(html)))).toBe(dark);
  });

  it.each(['dark', 'light'] as const)('or not as the user has chosen, whatever it paints: %s', (theme) => {
    const white = link('<div style="background-color: rgb(255, 255, 255)"><a>View</a></div>');
    expect(isDark(paintsFor(theme, white))).toBe(theme === 'dark');
  });

  it('by no more than what can be seen of it', () => {
    const inner = '<p style="background-color: rgb(255, 255, 255)"><a>View</a></p>';
    expect(
      paintsFor('auto', link(`<div style="background-color: rgb(10, 10, 10)">${inner}</div>`)),
    ).not.toContain('rgb(10, 10, 10)');
  });
});
