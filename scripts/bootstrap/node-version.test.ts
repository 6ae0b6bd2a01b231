import { describe, expect, it } from 'vitest';
import { satisfies } from './node-version.mjs';

describe('satisfies', () => {
  it.each([
    ['22.19.0', '>=22.19', true],
    ['22.20.1', '>=22.19', true],
    ['24.0.0', '>=22.19', true],
    ['22.18.9', '>=22.19', false],
    ['22.2.0', '>=22.19', false],
    ['20.20.2', '>=22.19', false],
    ['9.99.99', '>=22', false],
    ['22.19.4', '>=22.19.5', false],
    ['26.0.0-nightly20260101', '>=26', true],
  ])('%s %s: %s', (version, range, expected) => {
    expect(satisfies(version, range)).toBe(expected);
  });

  it('says so where engines.node takes a form it does not know', () => {
    expect(() => satisfies('24.0.0', '^22 || >=24')).toThrow('engines.node is "^22 || >=24"');
  });
});
