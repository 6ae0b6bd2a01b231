import { report } from '../../tests/faults/print.ts';
import { ALL_PAIRS, tryFaults } from '../../tests/faults/run.ts';
import { say, stop } from '../bootstrap/say.mjs';
import { build } from '../lib/build.ts';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';

/** `npm run faults`, or `npm run faults firefox`: every fault on every surface, as a table. */
const kind = process.argv.includes('firefox') ? 'firefox' : 'chromium';

ensureBrowsers(kind);
await build(kind === 'firefox' ? 'firefox' : 'chrome');
say(`Letting every fault meet every surface in ${kind}; this takes about a minute`);
const { table, mistakes } = report(await tryFaults(ALL_PAIRS, kind));
console.log(`\n${table}\n`);
if (mistakes.length > 0) stop(`Not as it should be:\n  ${mistakes.join('\n  ')}`);
say('Every cell is as it should be');
