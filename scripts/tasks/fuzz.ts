import { fuzzDecode } from '../../tests/fuzz/decode.ts';
import { fuzzDetect } from '../../tests/fuzz/detect.ts';
import { say, stop } from '../bootstrap/say.mjs';
import { build } from '../lib/build.ts';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';
import { runTool, seconds } from '../lib/tool.ts';

/**
 * What is thrown at the two rooms that read what others wrote, in how many orders events come to the worker, and how long a person and a page do
 * anything at all in each browser.
 * `npm run fuzz -- <seed>` tries other inputs, or the same again.
 */
const DETECT_INPUTS = 1_000_000;
const DECODE_INPUTS = 100_000;
const JOURNEYS = 10_000;
const SECONDS_PER_BROWSER = 300;

const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
if (!Number.isSafeInteger(seed)) stop(`"${process.argv[2]}" is no seed: a whole number is.`);
say(`Seed ${seed}; give it again to see the same inputs again`);

/** Runs one of them and says what came of it. What is not listed as harmless may not have happened even once. */
function run<Counts extends object>(name: string, harmless: (keyof Counts)[], fuzz: () => Counts): boolean {
  const started = performance.now();
  const counts = fuzz();
  const words = Object.entries(counts).map(([what, count]) => `${what} ${count.toLocaleString('en-GB')}`);
  say(`${name}: ${words.join(', ')} (${seconds(performance.now() - started)})`);
  return Object.entries(counts).every(
    ([what, count]) => harmless.includes(what as keyof Counts) || count === 0,
  );
}

const good = [
  run('Detection', ['inputs', 'hits'], () => fuzzDetect(DETECT_INPUTS, seed)),
  run('Decoding', ['inputs', 'accepted'], () => fuzzDecode(DECODE_INPUTS, seed)),
];
if (good.includes(false))
  stop('Something happened that never may: every count but those of inputs, hits and accepted has to be 0.');

// The worker's rooms are walked through in the unit tests' own surroundings, by the test that walks fewer journeys there.
Object.assign(process.env, { JOURNEYS: `${JOURNEYS}`, FUZZ_SEED: `${seed}` });
const walked = await runTool(
  'vitest',
  ['run', '--project', 'unit', 'utils/worker/interleavings.property.test.ts'],
  { output: 'show' },
);
say(`Journeys through the worker's rooms: ${JOURNEYS.toLocaleString('en-GB')} (${seconds(walked.took)})`);
if (!walked.endedWell) stop('A journey did what never may be; it is told above, in its shortest form.');

// Real events in real browsers. What fails is told in its shortest form, as steps.
ensureBrowsers('chromium', 'firefox');
await build('chrome', 'firefox');
process.env.JOURNEY_SECONDS = `${SECONDS_PER_BROWSER}`;
for (const project of ['chromium', 'firefox']) {
  const { endedWell, took } = await runTool(
    'vitest',
    ['run', '--project', project, '--retry', '0', 'tests/e2e/pages/journeys.test.ts'],
    { output: 'show' },
  );
  say(`Journeys on pages, in ${project} (${seconds(took)})`);
  if (!endedWell)
    stop('A journey ended in a stuck card, a dead link or a lost focus; its steps are told above.');
}
