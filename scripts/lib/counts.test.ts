import { describe, expect, it } from 'vitest';
import { closingLines, countTests, type FileOutcome } from './counts.ts';

const good = (...tests: string[]): FileOutcome => ({ failed: false, tests, retried: [] });
const bad = (...tests: string[]): FileOutcome => ({ failed: true, tests, retried: [] });

describe('the closing lines', () => {
  it.each<[string, FileOutcome[], boolean, string]>([
    ['all well', [good('passed', 'passed')], true, '2 passed, 0 failed'],
    [
      'the files of all projects together',
      [good('passed'), bad('passed', 'failed', 'failed')],
      false,
      '2 passed, 2 failed',
    ],
    [
      'skipped and never ended',
      [good('passed', 'skipped', 'pending')],
      true,
      '2 skipped\n1 passed, 0 failed',
    ],
    [
      'what needed a retry, whether it helped or not',
      [
        { ...good('passed', 'skipped'), retried: ['firefox: a card opens'] },
        { ...bad('failed'), retried: ['chromium: a card closes'] },
      ],
      false,
      '1 skipped\n2 retried:\n  firefox: a card opens\n  chromium: a card closes\n1 passed, 1 failed',
    ],
    ['a file that could not be loaded', [good('passed'), bad()], false, '1 passed, 1 failed'],
    ['a hook that threw', [bad('passed', 'skipped')], false, '1 skipped\n1 passed, 1 failed'],
    ['an error outside every test', [good('passed')], false, '1 passed, 1 failed'],
    ['a run that was cut short before anything', [], false, '0 passed, 1 failed'],
  ])('%s', (_name, files, endedWell, expected) => {
    expect(closingLines(countTests(files, endedWell))).toBe(expected);
  });
});
