import { join } from 'node:path';
import { runTool } from '../../scripts/lib/tool.ts';

/** Packs an extension's folder as a store hands it out, which is all that Firefox installs for good. Gives the archive's path. */
export async function packForFirefox(folder: string, into: string): Promise<string> {
  const args = ['build', '--source-dir', folder, '--artifacts-dir', into, '--filename', 'extension.zip'];
  const { endedWell, output } = await runTool('node_modules/.bin/web-ext', [...args, '--overwrite-dest'], {
    output: 'capture',
  });
  if (!endedWell) throw new Error(output);
  return join(into, 'extension.zip');
}
