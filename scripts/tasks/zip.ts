import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { say, stop } from '../bootstrap/say.mjs';
import { runTool } from '../lib/tool.ts';

const zips = () => readdirSync('.output').filter((name) => name.endsWith('.zip'));

mkdirSync('.output', { recursive: true });
for (const name of zips()) rmSync(`.output/${name}`);
for (const target of ['chrome', 'firefox']) {
  const { endedWell, output } = await runTool('wxt', ['zip', '-b', target], { output: 'capture' });
  if (!endedWell) {
    process.stderr.write(output);
    stop(`The zip for ${target} failed: see above.`);
  }
}
for (const name of zips()) say(`Packed .output/${name}`);
