import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disagreements, readDocs } from './docs.ts';
import { KNOWN_COMMANDS } from './known-commands.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const docs = readDocs();

describe('the commands in the docs', () => {
  it('are those of which "npm run newcomer" knows how to prove them, and no others', () => {
    expect(disagreements(docs)).toEqual([]);
  });

  it.each([...docs.keys()].filter((command) => command.startsWith('npm run ')))(
    '%s is a script',
    (command) => {
      const [, , name = ''] = command.split(' ');
      expect(scripts).toHaveProperty([name]);
    },
  );
});

describe('the table of known commands', () => {
  it('has each command once', () => {
    const commands = KNOWN_COMMANDS.map(({ command }) => command);
    expect(commands).toEqual([...new Set(commands)]);
  });

  it.each(KNOWN_COMMANDS)(
    'puts something for each placeholder of $command',
    ({ command, with: values = {} }) => {
      expect(command.match(/<[^>]+>/g) ?? []).toEqual(Object.keys(values));
    },
  );

  it.each(KNOWN_COMMANDS.filter(({ ends }) => ends !== 'started'))(
    'asks for a proof of $command',
    ({ proof, ends }) => {
      expect(ends === 'stopped' ? proof.says : (proof.says ?? proof.leaves)).toBeTruthy();
    },
  );
});
