import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { KnownCommand } from './known-commands.ts';
import { fillIn, tryCommand } from './try-command.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'try-command-')));
const home = join(folder, 'home');
mkdirSync(home);
writeFileSync(join(folder, 'old.txt'), '');
utimesSync(join(folder, 'old.txt'), 0, 0);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is wrong with a command that is tried on its own. */
async function problemOf(known: Omit<KnownCommand, 'minutes'>, { minutes = 1, display = '' } = {}) {
  const env = { PATH: process.env.PATH ?? '', HOME: home, DISPLAY: display };
  const { problem } = await tryCommand({ minutes, ...known }, { folder, home, env }, { patience: 500 });
  return problem;
}

/** Goes on until Ctrl-C, as a server does. No shell stands before it: one that is about to start a program may miss Ctrl-C. */
const GOES_ON = `exec "${process.execPath}" -e "console.log('up'); setInterval(() => {}, 1000)"`;

/** On a busy machine, Node itself takes a while to start. */
const TIME_LIMIT = 30_000;

describe.skipIf(process.platform === 'win32')(
  'a command that has to end by itself',
  { timeout: TIME_LIMIT },
  () => {
    it.each<[string, Omit<KnownCommand, 'minutes' | 'ends'>, string | null]>([
      ['ends well', { command: 'true', proof: {} }, null],
      ['ends badly', { command: 'echo done; exit 3', proof: { says: 'done' } }, 'ended with 3'],
      ['is not there', { command: 'no-such-command', proof: {} }, 'ended with 127'],
      ['says it on standard error', { command: 'echo 0 failed >&2', proof: { says: /^0 failed$/m } }, null],
      [
        'says it in colours',
        { command: "printf 'all \\033[32mfine\\033[0m'", proof: { says: 'all fine' } },
        null,
      ],
      ['says nothing', { command: 'true', proof: { says: 'done' } }, 'did not say done'],
      ['writes', { command: 'echo > new.txt', proof: { leaves: ['new.*'] } }, null],
      ['writes nothing', { command: 'true', proof: { leaves: ['none.txt'] } }, 'did not write none.txt'],
      [
        'ends badly and writes nothing',
        { command: 'false', proof: { leaves: ['none.txt'] } },
        'ended with 1; did not write none.txt',
      ],
    ])('%s', async (_name, known, expected) => {
      expect(await problemOf({ ...known, ends: 'itself' })).toBe(expected);
    });

    it('does not take a file for written that stood there before', async () => {
      const known = { command: 'true', ends: 'itself', proof: { leaves: ['old.txt'] } } as const;
      expect(await problemOf(known)).toBe('did not write old.txt');
    });

    it('does not end', async () => {
      const known = { command: 'sleep 600', ends: 'itself', proof: {} } as const;
      expect(await problemOf(known, { minutes: 0.001 })).toBe('did not end within 0.001 min');
    });

    it.runIf(process.platform === 'linux')('leaves something running', async () => {
      const known = { command: 'sleep 600 > /dev/null 2>&1 &', ends: 'itself', proof: {} } as const;
      expect(await problemOf(known)).toBe('left running: sleep');
    });

    it('opens a window that stays, where there is a display', async () => {
      const known = { command: GOES_ON, ends: 'itself', saysInWindow: 'up', proof: {} } as const;
      expect(await problemOf(known, { display: ':0' })).toBe(null);
    });
  },
);

describe.skipIf(process.platform === 'win32')(
  'a command that goes on until Ctrl-C',
  { timeout: TIME_LIMIT },
  () => {
    it.each<[string, string, string | null]>([
      ['ends then', GOES_ON, null],
      ['ends before', 'echo down', 'ended before Ctrl-C was pressed; did not say up'],
    ])('%s', async (_name, command, expected) => {
      expect(await problemOf({ command, ends: 'stopped', proof: { says: 'up' } })).toBe(expected);
    });
  },
);

it('puts what stands for a placeholder in its place', () => {
  const known = { command: 'a <b> c', with: { '<b>': 'x' }, minutes: 1, ends: 'itself', proof: {} } as const;
  expect(fillIn(known)).toBe('a x c');
});
