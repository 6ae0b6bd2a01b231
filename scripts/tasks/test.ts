import { readFileSync, rmSync } from 'node:fs';
import { say } from '../bootstrap/say.mjs';
import { build } from '../lib/build.ts';
import { closingLine, countTests, type Report } from '../lib/counts.ts';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';
import { runTool, seconds } from '../lib/tool.ts';

/** Well above what the tests take, below the quarter of an hour that a machine may give them. */
const TIME_LIMIT = 13 * 60_000;

/** Vitest's own account of the run; it stays for whoever wants to look closer. */
const REPORT = '.output/test-report.json';

const args = process.argv.slice(2);

if (wantsBrowsers(args)) {
  ensureBrowsers('chromium', 'firefox');
  await build('chrome', 'firefox');
}

say(
  `Testing${args.length > 0 ? `: ${args.join(' ')}` : ' everything: the rooms, then the journeys in Chromium and Firefox'}`,
);
rmSync(REPORT, { force: true });
const reporters = [
  ...(args.some((arg) => arg.startsWith('--reporter')) ? [] : ['--reporter=default']),
  '--reporter=json',
  `--outputFile.json=${REPORT}`,
];
const { endedWell, took } = await runTool('vitest', ['run', ...reporters, ...args], {
  output: 'show',
  timeLimit: TIME_LIMIT,
});
if (took >= TIME_LIMIT)
  console.error(`✗ The tests did not end within ${seconds(TIME_LIMIT)} and were stopped.`);
console.log(closingLine(countTests(readReport(), endedWell)));
process.exitCode = endedWell ? 0 : 1;

/** Only where the unit tests are all that is asked for can a machine do without browsers. */
function wantsBrowsers(given: readonly string[]): boolean {
  return given.join(' ').replaceAll('=', ' ') !== '--project unit';
}

function readReport(): Report | null {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    return null;
  }
}
