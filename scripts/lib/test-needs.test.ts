import { describe, expect, it } from 'vitest';
import { needsOf } from './test-needs.ts';

const BOTH_BUILDS = ['chrome', 'firefox'];
const BOTH_BROWSERS = ['chromium', 'firefox'];

describe('needsOf', () => {
  it.each<[string, string[], string[]]>([
    ['', BOTH_BUILDS, BOTH_BROWSERS],
    ['--project unit', [], []],
    ['--project=unit', [], []],
    ['--project unit utils/detect', [], []],
    ['utils/detect', [], []],
    ['utils/detect/detect.test.ts:12 -t whole', [], []],
    ['-t card', BOTH_BUILDS, BOTH_BROWSERS],
    ['--project unit --project build', BOTH_BUILDS, []],
    ['--project looks -u', [], ['chromium']],
    ['--project chromium', ['chrome'], ['chromium']],
    ['--project firefox tests/e2e/popup.test.ts', ['firefox'], ['firefox']],
    ['./tests/e2e/popup.test.ts', BOTH_BUILDS, BOTH_BROWSERS],
    ['Popup', BOTH_BUILDS, BOTH_BROWSERS],
    ['tests/gallery', [], ['chromium']],
    ['--project !unit tests/e2e', BOTH_BUILDS, BOTH_BROWSERS],
    ['--reporter=dot --maxWorkers 2 utils', [], []],
    ['--reporter dot --retry 0 utils', [], []],
  ])('"npm test -- %s" builds for %j and looks for %j', (args, builds, browsers) => {
    expect(needsOf(args.split(' ').filter(Boolean))).toEqual({ builds, browsers });
  });
});
