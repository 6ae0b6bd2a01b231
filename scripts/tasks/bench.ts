import { cpus, loadavg } from 'node:os';
import { runBench } from '../../tests/bench/bench.ts';
import { tableOf } from '../../tests/bench/row.ts';
import { say } from '../bootstrap/say.mjs';
import { build } from '../lib/build.ts';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';
import { seconds } from '../lib/tool.ts';

/** `npm run bench`, or `npm run bench -- painting` for the measures of that name. What it prints is Markdown. */
const [only] = process.argv.slice(2);

ensureBrowsers('chromium');
await build('chrome');
const started = performance.now();
const load = () => loadavg()[0]?.toFixed(1);
const loadBefore = load();
const { rows, details } = await runBench((what) => say(`Measuring: ${what}`), only);
say(
  `Took ${seconds(performance.now() - started)} on ${cpus().length} processors; load ${loadBefore} before, ${load()} after. A busy machine lengthens times and leaves counts as they are`,
);
console.log(`\nSpreads are median (least–most, n runs).\n\n${details.map((one) => `- ${one}`).join('\n')}`);
console.log(`\n${tableOf(rows)}\n`);
const missed = rows.filter(({ met }) => !met);
say(missed.length === 0 ? 'Every goal is met' : `Missed: ${missed.map(({ measure }) => measure).join('; ')}`);
