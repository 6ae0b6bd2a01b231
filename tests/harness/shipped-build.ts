import { env } from 'node:process';
import { runTool } from '../../scripts/lib/tool.ts';
import { CLIENT_ID } from '../platform/sign-in.ts';
import type { BrowserKind } from './find-browsers.ts';

/** Builds the extension as a store ships it: it carries the client ID of a project with the stand-in. Gives the build's folder. */
export async function buildWithClientId(kind: BrowserKind): Promise<string> {
  const target = kind === 'firefox' ? 'firefox' : 'chrome';
  const before = env.WXT_CLIENT_ID;
  env.WXT_CLIENT_ID = CLIENT_ID;
  try {
    // The mode gives it a folder of its own.
    const args = ['build', '-b', target, '--mode', 'shipped'];
    const { endedWell, output } = await runTool('node_modules/.bin/wxt', args, { output: 'capture' });
    if (!endedWell) throw new Error(output);
  } finally {
    if (before === undefined) delete env.WXT_CLIENT_ID;
    else env.WXT_CLIENT_ID = before;
  }
  return `.output/${target}-mv3-shipped`;
}
