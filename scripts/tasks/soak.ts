import { soak } from '../../tests/soak/soak.ts';
import { judge } from '../../tests/soak/verdict.ts';
import { say, stop } from '../bootstrap/say.mjs';
import { build } from '../lib/build.ts';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';
import { seconds } from '../lib/tool.ts';

/** `npm run soak`, or `npm run soak 2000` for another number of lookups. */
const LOOKUPS = 10_000;
const KILL_EVERY = 100;

const lookups = Number(process.argv[2] ?? LOOKUPS);
if (!Number.isInteger(lookups) || lookups < KILL_EVERY)
  stop(`Give a number of lookups from ${KILL_EVERY} on.`);

ensureBrowsers('chromium');
await build('chrome');
say(
  `${lookups} lookups in Chromium, with the worker killed every ${KILL_EVERY}, tokens that end and pauses; about six minutes for ${LOOKUPS}`,
);
const result = await soak({ lookups, killEvery: KILL_EVERY });
const verdict = judge(result);
for (const { line, right } of verdict) console.log(`${right ? '✓' : '✗'} ${line}`);
say(`Took ${seconds(result.took)}`);
if (verdict.some(({ right }) => !right)) stop('Not as it should be: see the lines with a cross.');
