// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { drawnParentOf, isWithin } from './anchor.ts';

afterEach(() => document.body.replaceChildren());

describe('what an element is drawn in', () => {
  it('is its parent, or the host of its shadow root', () => {
    const host = document.body.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'open' });
    const section = root.appendChild(document.createElement('section'));
    const link = section.appendChild(document.createElement('a'));
    expect(drawnParentOf(link)).toBe(section);
    expect(drawnParentOf(section)).toBe(host);
    expect(isWithin(link, host)).toBe(true);
    expect(isWithin(host, link)).toBe(false);
    expect(drawnParentOf(document.documentElement)).toBeNull();
  });
});
