import { mkdirSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { FileOutcome } from './counts.ts';

/** The outcomes: up to date while the tests run, so that they are known of a run that is stopped too. */
export const OUTCOMES = '.output/test-outcomes.json';

/** Tells the script that started Vitest how each test file of each project ended. Says nothing itself. */
export default class OutcomeReporter implements Reporter {
  readonly #outcomes: FileOutcome[] = [];

  onTestModuleEnd(module: TestModule): void {
    const tests = [...module.children.allTests()];
    this.#outcomes.push({
      failed: module.state() === 'failed',
      tests: tests.map((test) => test.result().state),
      retried: tests.filter((test) => (test.diagnostic()?.retryCount ?? 0) > 0).map(nameWithError),
    });
    mkdirSync('.output', { recursive: true });
    writeFileSync(OUTCOMES, JSON.stringify(this.#outcomes));
  }
}

/** Project, full name, and in a second line what failed first, which Vitest keeps to itself once a retry has passed. */
function nameWithError(test: TestCase): string {
  const [first] = test.result().errors ?? [];
  const why = first?.message.split('\n', 1)[0];
  return `${test.project.name}: ${test.fullName}${why ? `\n    ${why}` : ''}`;
}
