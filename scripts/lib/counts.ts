/** What became of one test file. */
export interface FileOutcome {
  /** The file itself failed, be it in a test, in a hook or in being loaded. */
  readonly failed: boolean;
  /** Vitest's state of each of its tests: `passed`, `failed`, `skipped`, or `pending` for one that never ended. */
  readonly tests: readonly string[];
  /** The tests that were run more than once, whatever came of it: of each the project, the full name, and what failed first. */
  readonly retried: readonly string[];
}

/** How many tests ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Those that were run more than once, with what failed first. */
  readonly retried: readonly string[];
}

/**
 * Counts every test once. A file that failed though none of its tests did (it could not be loaded, or a hook threw)
 * counts as one failure, and so does a run that ended badly for another reason: a red run never says "0 failed".
 * @param endedWell whether Vitest itself called the run a success
 */
export function countTests(files: readonly FileOutcome[], endedWell: boolean): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    const failed = file.tests.filter((state) => state === 'failed').length;
    const passed = file.tests.filter((state) => state === 'passed').length;
    counts.passed += passed;
    counts.failed += failed === 0 && file.failed ? 1 : failed;
    counts.skipped += file.tests.length - passed - failed;
  }
  if (!endedWell && counts.failed === 0) counts.failed = 1;
  return { ...counts, retried: files.flatMap(({ retried }) => retried) };
}

/**
 * The last lines of a test run. The last one has one form, to be read by a machine; what was skipped, and what passed or failed
 * only after a retry, comes before it.
 */
export function closingLines({ passed, failed, skipped, retried }: Counts): string {
  return [
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(retried.length > 0 ? [`${retried.length} retried:`, ...retried.map((name) => `  ${name}`)] : []),
    `${passed} passed, ${failed} failed`,
  ].join('\n');
}
