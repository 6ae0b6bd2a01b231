import { describe, expect, it } from 'vitest';
import { majorVersion } from './major-version.ts';

describe('majorVersion', () => {
  it.each([
    ['Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)\n', 156],
    ['Mozilla Firefox 153.7.0esr\n', 153],
    ['Google Chrome 148.0.1', 148],
    ['', null],
    ['no version here', null],
  ])('%j', (answer, expected) => {
    expect(majorVersion(answer)).toBe(expected);
  });
});
