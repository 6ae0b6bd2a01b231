import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownCommand, Proof } from './known-commands.ts';
import { endLeftovers } from './leftovers.ts';
import { runInShell, says } from './shell.ts';

/** For a browser to see its own processes off. */
const PATIENCE = 10_000;

/** The clocks of files and ours may differ by as much. */
const CLOCK_SLACK = 50;

export interface Clone {
  readonly folder: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Outcome {
  /** What is not as the docs have it; null where all is. */
  readonly problem: string | null;
  readonly output: string;
  /** In milliseconds. */
  readonly took: number;
}

export interface TryOptions {
  /** Gives up at once, and ends what runs. */
  readonly signal?: AbortSignal;
  /** How long what the command has started may outlive it, in milliseconds. */
  readonly patience?: number;
}

/** Runs a command in the clone as a newcomer would, and looks whether it does what it should. Never throws. */
export async function tryCommand(
  known: KnownCommand,
  { folder, home, env }: Clone,
  { signal = new AbortController().signal, patience = PATIENCE }: TryOptions = {},
): Promise<Outcome> {
  const started = { at: Date.now(), clock: performance.now() };
  const { output, problem } = await runInShell(fillIn(known), {
    cwd: folder,
    env,
    limit: known.minutes * 60_000,
    stopAt: stopAt(known, env),
    signal,
  });
  const took = performance.now() - started.clock;
  const left = await endLeftovers(home, signal.aborted ? 0 : patience);
  if (signal.aborted) return { problem: 'given up', output, took };
  const problems = [
    ...(problem === null ? [] : [problem]),
    ...missing(known.proof, output, folder, started.at),
    ...(left.length === 0 ? [] : [`left running: ${left.join(', ')}`]),
  ];
  return { problem: problems.length === 0 ? null : problems.join('; '), output, took };
}

/** The command with something for each placeholder. */
export function fillIn({ command, with: values = {} }: KnownCommand): string {
  return Object.entries(values).reduce(
    (text, [placeholder, value]) => text.replace(placeholder, value),
    command,
  );
}

function stopAt({ ends, saysInWindow, proof }: KnownCommand, env: Clone['env']): Proof['says'] {
  if (saysInWindow !== undefined && (env.DISPLAY || env.WAYLAND_DISPLAY)) return saysInWindow;
  return ends === 'stopped' ? proof.says : undefined;
}

function missing(proof: Proof, output: string, folder: string, since: number): string[] {
  const isNew = (file: string) => statSync(join(folder, file)).mtimeMs >= since - CLOCK_SLACK;
  const notWritten = (proof.leaves ?? []).filter(
    (pattern) => !globSync(pattern, { cwd: folder }).some(isNew),
  );
  return [
    ...(proof.says === undefined || says(output, proof.says) ? [] : [`did not say ${proof.says}`]),
    ...notWritten.map((pattern) => `did not write ${pattern}`),
  ];
}
