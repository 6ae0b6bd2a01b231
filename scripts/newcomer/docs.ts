import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { commandsIn } from './commands-in.ts';
import { KNOWN_COMMANDS } from './known-commands.ts';

/** Each command that a Markdown file which git tracks tells its reader, with the places: `README.md:11`. */
export function readDocs(): Map<string, string[]> {
  // In a container the checkout is often somebody else's, and git would rather say nothing of it.
  const git = ['-c', 'safe.directory=*', 'ls-files', '--', '*.md'];
  const files = execFileSync('git', git, { encoding: 'utf8' }).trim().split('\n');
  const places = new Map<string, string[]>();
  for (const file of files) {
    for (const { command, line } of commandsIn(readFileSync(file, 'utf8')))
      places.set(command, [...(places.get(command) ?? []), `${file}:${line}`]);
  }
  return places;
}

/** What the docs and the table of known commands do not agree on, as sentences. */
export function disagreements(docs: ReadonlyMap<string, readonly string[]>): string[] {
  const known = new Set(KNOWN_COMMANDS.map(({ command }) => command));
  return [
    ...[...docs]
      .filter(([command]) => !known.has(command))
      .map(
        ([command, places]) => `"${command}" (${places.join(', ')}) is not in the table of known commands`,
      ),
    ...[...known]
      .filter((command) => !docs.has(command))
      .map((command) => `"${command}" is in the table of known commands, and no page mentions it`),
  ];
}
