import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The processes that live in the given home, by their IDs: whoever is started by a command inherits it, and keeps it
 * where the command is gone. Known on Linux only; elsewhere there seem to be none.
 */
function processesOf(home: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter(
      (name) => /^\d+$/.test(name) && read(`/proc/${name}/environ`).split('\0').includes(`HOME=${home}`),
    )
    .map(Number);
}

/**
 * Ends what a command has left running, and says what it was; empty where it left nothing.
 * @param patience how long it may still take to go by itself, in milliseconds
 */
export async function endLeftovers(home: string, patience: number): Promise<string[]> {
  const until = performance.now() + patience;
  while (processesOf(home).length > 0 && performance.now() < until) await sleep(100);
  const left = processesOf(home);
  const names = left.map((id) => read(`/proc/${id}/comm`).trim());
  for (const id of left) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It went by itself.
    }
  }
  return names;
}

/** Empty where the process is gone, or is somebody else's. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
