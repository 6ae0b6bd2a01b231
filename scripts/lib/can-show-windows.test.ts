import { describe, expect, it } from 'vitest';
import { canShowWindows } from './can-show-windows.ts';

describe('canShowWindows', () => {
  it.each<[NodeJS.Platform, Record<string, string>, boolean]>([
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0', CI: 'true' }, false],
    ['darwin', {}, true],
    ['win32', {}, true],
    ['darwin', { CI: 'true' }, false],
  ])('%s %j: %s', (platform, env, expected) => {
    expect(canShowWindows({ platform, env })).toBe(expected);
  });
});
