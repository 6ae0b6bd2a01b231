/** What of Vitest's JSON report is read here. */
export interface Report {
  readonly testResults: ReadonlyArray<{
    readonly status: string;
    readonly assertionResults: ReadonlyArray<{ readonly status: string }>;
  }>;
}

/** How many tests ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts every test once. A file that failed though none of its tests did (it could not be loaded, or a hook threw)
 * counts as one failure, and so does a run that ended badly for another reason: nobody reads "0 failed" over a red run.
 * @param report null where the run ended before it could write one
 * @param endedWell whether Vitest itself called the run a success
 */
export function countTests(report: Report | null, endedWell: boolean): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report?.testResults ?? []) {
    const statuses = file.assertionResults.map(({ status }) => status);
    const failed = statuses.filter((status) => status === 'failed').length;
    const passed = statuses.filter((status) => status === 'passed').length;
    counts.passed += passed;
    counts.failed += failed === 0 && file.status === 'failed' ? 1 : failed;
    counts.skipped += statuses.length - passed - failed;
  }
  if (!endedWell && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** The closing line of a test run. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
