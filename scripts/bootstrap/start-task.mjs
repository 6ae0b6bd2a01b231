import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureNode } from './ensure-node.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { stop } from './say.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Makes ready what every task needs, then runs one, with its exit code as ours.
 * @param {string | undefined} task the name of a file in scripts/tasks
 * @param {string[]} args
 */
export function startTask(task, args) {
  const file = join(root, 'scripts/tasks', `${task}.ts`);
  if (!task || !existsSync(file)) {
    const names = readdirSync(join(root, 'scripts/tasks')).map((name) => name.replace(/\.ts$/, ''));
    stop(`There is no task "${task ?? ''}". There are: ${names.join(', ')}.`);
  }
  const nodeFolder = ensureNode(root);
  const path = [nodeFolder, join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path };
  ensurePackages(root, env);

  // Node reads TypeScript by itself; the oldest that we allow still calls that experimental.
  const child = spawn(join(nodeFolder, 'node'), ['--disable-warning=ExperimentalWarning', file, ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the task too, which closes its browser before it ends: wait for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
}
