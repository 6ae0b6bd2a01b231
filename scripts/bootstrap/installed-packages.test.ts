import { describe, expect, it } from 'vitest';
import { isInstalled } from './installed-packages.mjs';

const preact = { version: '11.2.0', integrity: 'sha512-a' };
const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/preact': preact,
    'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-b', optional: true },
  },
};

describe('isInstalled', () => {
  it.each([
    ['nothing installed', null, false],
    ['all there, but for what is meant for another system', { 'node_modules/preact': preact }, true],
    ['one missing', {}, false],
    ['another version', { 'node_modules/preact': { ...preact, version: '11.1.0' } }, false],
    ['same version, other content', { 'node_modules/preact': { ...preact, integrity: 'sha512-c' } }, false],
    [
      'another version of an optional one',
      { 'node_modules/preact': preact, 'node_modules/fsevents': { version: '2.0.0', optional: true } },
      false,
    ],
  ])('%s', (_name, packages, expected) => {
    expect(isInstalled(wanted, packages && { packages })).toBe(expected);
  });
});
