import { describe, expect, it } from 'vitest';
import { closingLine, countTests, type Report } from './counts.ts';

const file = (status: string, ...statuses: string[]): Report['testResults'][number] => ({
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});

const report = (...testResults: Report['testResults'][number][]): Report => ({ testResults });

describe('the closing line', () => {
  it.each<[string, Report | null, boolean, string]>([
    ['all well', report(file('passed', 'passed', 'passed')), true, '2 passed, 0 failed'],
    [
      'files of all projects together',
      report(file('passed', 'passed'), file('failed', 'passed', 'failed', 'failed')),
      false,
      '2 passed, 2 failed',
    ],
    [
      'skipped, to do and never started',
      report(file('passed', 'passed', 'skipped', 'todo', 'pending')),
      true,
      '1 passed, 0 failed, 3 skipped',
    ],
    [
      'a file that could not be loaded',
      report(file('passed', 'passed'), file('failed')),
      false,
      '1 passed, 1 failed',
    ],
    [
      'a hook that threw',
      report(file('failed', 'passed', 'pending')),
      false,
      '1 passed, 1 failed, 1 skipped',
    ],
    ['an error outside every test', report(file('passed', 'passed')), false, '1 passed, 1 failed'],
    ['a run that was cut short', null, false, '0 passed, 1 failed'],
  ])('%s', (_name, given, endedWell, expected) => {
    expect(closingLine(countTests(given, endedWell))).toBe(expected);
  });
});
