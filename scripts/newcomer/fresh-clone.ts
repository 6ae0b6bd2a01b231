import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment } from './clean-environment.ts';
import type { Clone } from './try-command.ts';

/** Clones what is committed of a checkout into a temporary folder, beside an empty home. `remove` takes both away. */
export function freshClone(root: string): Clone & { remove(): void } {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'booking-peek-newcomer-')));
  const folder = join(place, 'booking-peek');
  const home = join(place, 'home');
  const remove = () => rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  try {
    mkdirSync(home);
    execFileSync('git', ['clone', '--quiet', root, folder], { stdio: 'inherit' });
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, home, env: cleanEnvironment(process.env, { root, home }), remove };
}
