import { say, stop } from '../bootstrap/say.mjs';
import { runTool, seconds } from '../lib/tool.ts';

/** Every check runs, whatever the ones before it found. The sizes are those of the builds. */
const CHECKS = [
  { name: 'build for Chrome', tool: 'wxt', args: ['build', '-b', 'chrome'] },
  { name: 'build for Firefox', tool: 'wxt', args: ['build', '-b', 'firefox'] },
  { name: 'types', tool: 'tsc', args: ['--noEmit'] },
  { name: 'lint and format', tool: 'biome', args: ['check', '--error-on-warnings'] },
  { name: 'dead code', tool: 'knip', args: [] },
  { name: 'sizes', tool: 'size-limit', args: [] },
  { name: 'oldest browsers', tool: 'node', args: ['scripts/tasks/compat.ts'] },
];

const failed: string[] = [];
for (const { name, tool, args } of CHECKS) {
  const { endedWell, output, took } = await runTool(tool, args, { output: 'capture' });
  say(`${name} (${tool}): ${endedWell ? 'fine' : 'not fine'}, ${seconds(took)}`);
  if (endedWell) continue;
  failed.push(name);
  process.stderr.write(`${output}\n`);
}
if (failed.length > 0)
  stop(`Not fine: ${failed.join(', ')}. "npm run format" mends what can be mended by itself.`);
