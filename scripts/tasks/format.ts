import { runTool } from '../lib/tool.ts';

const { endedWell } = await runTool('biome', ['check', '--write'], { output: 'show' });
process.exitCode = endedWell ? 0 : 1;
