import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { BuildOutput, Wxt } from 'wxt';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** What goes into every build: the licences of all others' code that is in it, as most of them demand. */
const LICENCES = 'licences.txt';

/** The folders of the packages of which something is left in what is built. */
const shipped = new Set<string>();

export const noteShippedPackages: Plugin = {
  name: 'note-shipped-packages',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
        const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0];
        if (folder && renderedLength > 0) shipped.add(folder.replace(/^\0+/, ''));
      }
    }
  },
};

/** Writes the list into a build that is done. */
export async function writeLicences({ config }: Wxt, { publicAssets }: BuildOutput): Promise<void> {
  const entries = await Promise.all([...shipped].map(entryFor));
  await writeFile(join(config.outDir, LICENCES), `${entries.sort().join(`\n${'-'.repeat(80)}\n\n`)}\n`);
  publicAssets.push({ type: 'asset', fileName: LICENCES });
}

/** The first line is `name version, licence`. Then the licence's text, where the package brings one. */
async function entryFor(folder: string): Promise<string> {
  const { name, version, license }: Package = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim() : '';
  return `${name} ${version}, ${license}\n${text && `\n${text}\n`}`;
}
