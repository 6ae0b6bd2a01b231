import { runTool } from '../lib/tool.ts';

/** `npm run test:watch`: the unit tests of what you change, as you save it. Keys are Vitest's (h lists them, q ends it). */
await runTool('vitest', ['watch', '--project', 'unit', ...process.argv.slice(2)], {
  output: 'show',
  keyboard: true,
});
