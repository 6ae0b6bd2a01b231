import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { stop } from '../bootstrap/say.mjs';
import { runTool } from './tool.ts';

const zips = () => readdirSync('.output').filter((name) => name.endsWith('.zip'));

/** Builds and packs what the stores take. Ends the run where that fails. Gives the SHA-256 of each archive by its name. */
export async function pack(): Promise<Map<string, string>> {
  mkdirSync('.output', { recursive: true });
  for (const name of zips()) rmSync(`.output/${name}`);
  for (const target of ['chrome', 'firefox']) {
    const { endedWell, output } = await runTool('wxt', ['zip', '-b', target], { output: 'capture' });
    if (!endedWell) {
      process.stderr.write(output);
      stop(`The zip for ${target} failed: see above.`);
    }
  }
  return new Map(zips().map((name) => [name, hashOf(`.output/${name}`)]));
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
