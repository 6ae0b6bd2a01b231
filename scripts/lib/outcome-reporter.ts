import { mkdirSync, writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import type { FileOutcome } from './counts.ts';

/** Where the outcomes stand: up to date while the tests run, so that they are known of a run that is stopped too. */
export const OUTCOMES = '.output/test-outcomes.json';

/** Tells the script that started Vitest how each test file of each project ended. Says nothing itself. */
export default class OutcomeReporter implements Reporter {
  readonly #outcomes: FileOutcome[] = [];

  onTestModuleEnd(module: TestModule): void {
    this.#outcomes.push({
      failed: module.state() === 'failed',
      tests: [...module.children.allTests()].map((test) => test.result().state),
    });
    mkdirSync('.output', { recursive: true });
    writeFileSync(OUTCOMES, JSON.stringify(this.#outcomes));
  }
}
