import { existsSync, readFileSync, rmSync } from 'node:fs';
import { say } from '../bootstrap/say.mjs';
import { build } from '../lib/build.ts';
import { closingLines, countTests, type FileOutcome } from '../lib/counts.ts';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';
import { OUTCOMES } from '../lib/outcome-reporter.ts';
import { needsOf } from '../lib/test-needs.ts';
import { runTool, seconds } from '../lib/tool.ts';

/** Several times what the tests take: this ends a run that hangs, not one on a slow machine. */
const TIME_LIMIT = 45 * 60_000;

/**
 * `npm test`, which is the short run (`docs/decisions/short-run.md`), or `npm test -- <arguments of Vitest>`, for which no more is built and installed
 * than those tests need.
 */
const args = process.argv.slice(2);

const { browsers, builds } = needsOf(args);
const built = build(...builds);
// A build is a process of its own, and goes on while browsers are installed.
ensureBrowsers(...browsers);
await built;

say(
  `Testing${args.length > 0 ? `: ${args.join(' ')}` : ' the short run (see tests/harness/short-run.ts); `npm run test:all` walks everything in both browsers'}`,
);
if (args.length === 0) process.env.SHORT_RUN = 'yes';
rmSync(OUTCOMES, { force: true });
const reporters = [
  ...(args.some((arg) => arg.startsWith('--reporter')) ? [] : ['--reporter=default']),
  '--reporter=./scripts/lib/outcome-reporter.ts',
];
const { endedWell, took } = await runTool('vitest', ['run', ...reporters, ...args], {
  output: 'show',
  timeLimit: TIME_LIMIT,
});
if (took >= TIME_LIMIT)
  console.error(`✗ The tests did not end within ${seconds(TIME_LIMIT)} and were stopped.`);
console.log(closingLines(countTests(readOutcomes(), endedWell)));
process.exitCode = endedWell ? 0 : 1;

function readOutcomes(): FileOutcome[] {
  return existsSync(OUTCOMES) ? JSON.parse(readFileSync(OUTCOMES, 'utf8')) : [];
}
