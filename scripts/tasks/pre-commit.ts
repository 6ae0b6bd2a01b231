import { say, stop } from '../bootstrap/say.mjs';
import { runTool } from '../lib/tool.ts';

/** What takes a second or two: the rest is for `npm run check` and `npm test`. */
const CHECKS = [
  { tool: 'biome', args: ['check', '--staged', '--no-errors-on-unmatched'] },
  // The types of the catalogue's keys are generated, and have to be as new as the catalogue.
  { tool: 'wxt', args: ['prepare'] },
  { tool: 'tsc', args: ['--noEmit'] },
];

for (const { tool, args } of CHECKS) {
  const { endedWell, output } = await runTool(tool, args, { output: 'capture' });
  if (endedWell) continue;
  process.stderr.write(output);
  stop(`Not committed: ${tool} is not content, see above.`);
}
say('Lint, format and types are fine');
