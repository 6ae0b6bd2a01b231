import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../markdown-table.ts';

/** All may be given on in a closed archive as long as their text goes with it. */
const ACCEPTED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']);

/** Changes to its own files would have to be published; there are none (docs/licences.md). */
const UNCHANGED = new Map([['webextension-polyfill', 'MPL-2.0']]);

/** `name version, licence`, alone on a line at the start of each entry. */
function readEntries(folder: string) {
  const text = readFileSync(`.output/${folder}/licences.txt`, 'utf8');
  return text.split(/\n-{80}\n\n/).map((entry) => {
    const [, name = '', version = '', licence = ''] = /^(\S+) (\S+), (.+)\n/.exec(entry) ?? [];
    return { name, version, licence };
  });
}

describe.each(['chrome-mv3', 'firefox-mv3'])("others' code in %s", (folder) => {
  const entries = readEntries(folder);

  it('is what docs/licences.md lists', () => {
    const listed = readTable('docs/licences.md').map(([name, licence]) => ({ name, licence }));
    expect(entries.map(({ name, licence }) => ({ name, licence }))).toEqual(listed);
  });

  it('may be shipped', () => {
    for (const { name, licence } of entries) {
      expect(ACCEPTED.has(licence) || UNCHANGED.get(name) === licence, `${name} is ${licence}`).toBe(true);
    }
  });

  it('has the version that the lockfile pins', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    for (const { name, version } of entries) expect(packages[`node_modules/${name}`]?.version).toBe(version);
  });
});
