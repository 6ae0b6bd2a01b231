import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

/** From Ctrl-C to the end. */
const STOP_LIMIT = 20_000;

/** From the end to the last words, which somebody who is left behind may still hold back. */
const DRAIN_LIMIT = 1000;

export interface RunOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** In milliseconds. */
  readonly limit: number;
  /** Where given, Ctrl-C is pressed once this is said; else the command has to end by itself, and well. */
  readonly stopAt: string | RegExp | undefined;
  /** Gives up at once. */
  readonly signal: AbortSignal;
}

/** Runs a command by a shell, to its end. Gives what it printed, and why it did not end as it should: null where it did. */
export async function runInShell(
  command: string,
  { cwd, env, limit, stopAt, signal }: RunOptions,
): Promise<{ output: string; problem: string | null }> {
  // Leader of a group of its own, which is what a terminal's Ctrl-C reaches.
  const child = spawn(command, {
    cwd,
    env,
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const said = new Promise<'said'>((resolve) => {
    const hear = (text: string) => {
      output += stripVTControlCharacters(text);
      if (stopAt !== undefined && says(output, stopAt)) resolve('said');
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
  });
  const ended = new Promise<number | string>((resolve) => {
    child.on('exit', (code, by) => resolve(code ?? by ?? ''));
    child.on('error', ({ message }) => resolve(message));
  });
  const drained = new Promise((resolve) => child.on('close', resolve));
  const timeUp = sleep(limit, 'time is up', { ref: false, signal }).catch(() => 'given up');

  const first = await Promise.race([ended, said, timeUp]);
  const problem = await judge();
  await Promise.race([drained, sleep(DRAIN_LIMIT)]);
  return { output, problem };

  async function judge(): Promise<string | null> {
    switch (first) {
      case 0:
        return stopAt === undefined ? null : 'ended before Ctrl-C was pressed';
      case 'said': {
        toGroup(child, 'SIGINT');
        const late = await Promise.race([ended.then(() => false), sleep(STOP_LIMIT, true, { ref: false })]);
        if (late) toGroup(child, 'SIGKILL');
        return late ? `did not end within ${STOP_LIMIT / 1000} s of Ctrl-C` : null;
      }
      case 'time is up':
        toGroup(child, 'SIGKILL');
        return `did not end within ${limit / 60_000} min`;
      case 'given up':
        toGroup(child, 'SIGKILL');
        return first;
      default:
        return `ended with ${first}`;
    }
  }
}

/** Whether a text stands in what was printed. */
export function says(output: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? output.includes(words) : words.test(output);
}

function toGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended in this moment.
  }
}
