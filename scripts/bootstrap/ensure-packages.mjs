import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './installed-packages.mjs';
import { quietly } from './quietly.mjs';
import { say, stop } from './say.mjs';

/**
 * Installs the npm packages where they are missing or not those of the lockfile, and lets WXT write the types that the
 * sources are checked against.
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} env with the right Node first on its PATH
 */
export function ensurePackages(root, env) {
  if (!isInstalled(lockfile(root, 'package-lock.json'), lockfile(root, 'node_modules/.package-lock.json'))) {
    say('Installing the npm packages that the lockfile names (npm ci)');
    const installed = quietly('npm', ['ci', '--include=dev', '--loglevel=error'], { cwd: root, env });
    if (!installed)
      stop('The npm packages could not be installed: npm says why above. Is the npm registry within reach?');
  }
  if (!existsSync(join(root, '.wxt/tsconfig.json'))) {
    say('Writing the generated types (wxt prepare)');
    if (!quietly('wxt', ['prepare'], { cwd: root, env }))
      stop('WXT could not prepare the project: see above.');
  }
}

/**
 * @param {string} root
 * @param {string} path
 */
function lockfile(root, path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return null;
  }
}
