import { availableParallelism } from 'node:os';
import { openScratch, type Verdict } from '../../tests/defences/run.ts';
import { DEFENCES, type Defence } from '../../tests/defences/table.ts';
import { say, stop } from '../bootstrap/say.mjs';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';
import { seconds } from '../lib/tool.ts';

/** `npm run defences`, or `npm run defences token door` for those whose names contain one of the words. */
const words = process.argv.slice(2);
const chosen = DEFENCES.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
if (chosen.length === 0) {
  stop(`No defence is called so. There are:\n  ${DEFENCES.map(({ name }) => name).join('\n  ')}`);
}

ensureBrowsers('chromium', 'firefox');
say(
  `Taking away ${chosen.length} defences, one by one, in a copy: the tests of each have to fail without it`,
);
const started = performance.now();
const queue = [...chosen];
const rows = new Map<Defence, string>();
const wrong: string[] = [];
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, workThrough));

console.log('\n| defence | the first test to fail |\n| --- | --- |');
for (const defence of chosen) console.log(rows.get(defence));
say(
  `${chosen.length - wrong.length} of ${chosen.length} are missed; took ${seconds(performance.now() - started)}`,
);
if (wrong.length > 0) stop(`Not as it should be:\n  ${wrong.join('\n  ')}`);

async function workThrough(): Promise<void> {
  const scratch = await openScratch();
  try {
    for (let defence = queue.shift(); defence; defence = queue.shift()) {
      const { name, heldBy } = defence;
      const standing = await scratch.test(heldBy);
      const without = await scratch.testWithout(defence);
      const problem = problemOf(standing, without);
      if (problem) wrong.push(`${name}: ${problem}`);
      rows.set(defence, `| ${name} | ${problem ?? `${heldBy.project}: ${without.failed[0]}`} |`);
      console.log(`${problem ? '✗' : '✓'} ${name}`);
    }
  } finally {
    await scratch.close();
  }
}

/** What is wrong; null: nothing. A test that fails with the defence, too, says nothing about it. */
function problemOf(standing: Verdict, without: Verdict): string | null {
  if (standing.trouble) return `with it, ${standing.trouble}`;
  if (standing.failed.length > 0) return `its tests fail with it, too: ${standing.failed.join('; ')}`;
  if (without.trouble) return `without it, ${without.trouble}`;
  return without.failed.length > 0 ? null : `${without.passed} tests passed without it`;
}
