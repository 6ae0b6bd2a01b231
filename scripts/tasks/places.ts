import { ALL_CELLS } from '../../tests/places/cells.ts';
import { report } from '../../tests/places/print.ts';
import { tryCells } from '../../tests/places/run.ts';
import { say, stop } from '../bootstrap/say.mjs';
import { build } from '../lib/build.ts';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';
import { seconds } from '../lib/tool.ts';

/** `npm run places`, or `npm run places firefox`: a card in every kind of place on a page, as a table. */
const kind = process.argv.includes('firefox') ? 'firefox' : 'chromium';

ensureBrowsers(kind);
await build(kind === 'firefox' ? 'firefox' : 'chrome');
say(`Opening ${ALL_CELLS.length} cards in ${kind}; this takes some ten minutes`);
const began = performance.now();
const { table, mistakes, faults } = report(await tryCells(ALL_CELLS, kind), kind);
console.log(`\n${table}\n`);
say(`Took ${seconds(performance.now() - began)}`);
if (faults.length > 0) say(`Missed by a fault of the browser's own:\n  ${faults.join('\n  ')}`);
if (mistakes.length > 0) stop(`Not as it should be:\n  ${mistakes.join('\n  ')}`);
say(`${ALL_CELLS.length - faults.length} of ${ALL_CELLS.length} cards are as they should be`);
