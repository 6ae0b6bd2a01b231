import { say, stop } from '../bootstrap/say.mjs';
import { seconds } from '../lib/tool.ts';
import { disagreements, readDocs } from '../newcomer/docs.ts';
import { freshClone } from '../newcomer/fresh-clone.ts';
import { KNOWN_COMMANDS } from '../newcomer/known-commands.ts';
import { fillIn, tryCommand } from '../newcomer/try-command.ts';

/**
 * `npm run newcomer`: tries every command that the docs mention on a fresh clone of what is committed, one after another.
 * `npm run newcomer -- demo build` tries those in which one of the words stands.
 */
const words = process.argv.slice(2);

/** Of a command that fails, the end of what it said. */
const LAST_LINES = 40;

if (process.platform === 'win32')
  stop('This needs a shell and process groups, as Linux and macOS have them.');

const docs = readDocs();
const problems = disagreements(docs);
const chosen = KNOWN_COMMANDS.filter(
  ({ command, ends }) =>
    ends !== 'started' &&
    docs.has(command) &&
    (words.length === 0 || words.some((word) => command.includes(word))),
);
if (chosen.length === 0) stop(`No command in the docs has any of these words in it: ${words.join(', ')}.`);

say('Cloning what is committed into a temporary folder, with an empty home');
const clone = freshClone(process.cwd());
const givenUp = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => givenUp.abort());

const rows: string[][] = [];
try {
  for (const known of chosen) {
    if (givenUp.signal.aborted) break;
    const places = docs.get(known.command) ?? [];
    say(`${fillIn(known)} (${places.join(', ')})`);
    const { problem, output, took } = await tryCommand(known, clone, givenUp);
    console.log(`${problem === null ? '✓' : '✗'} ${problem ?? 'as it should be'}, ${seconds(took)}`);
    rows.push([`\`${known.command}\``, places.join(', '), problem ?? 'as it should be', seconds(took)]);
    if (problem === null) continue;
    problems.push(`"${known.command}": ${problem}`);
    console.log(output.trimEnd().split('\n').slice(-LAST_LINES).join('\n').replace(/^/gm, '    '));
  }
} finally {
  clone.remove();
}

const cells = [['command', 'where', 'outcome', 'time'], ['---', '---', '---', '---:'], ...rows];
console.log(`\n${cells.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`);
if (givenUp.signal.aborted) stop('Given up.');
if (problems.length > 0) stop(`Not as the docs have it:\n  ${problems.join('\n  ')}`);
say(`${rows.length} commands do on a fresh clone what the docs say`);
