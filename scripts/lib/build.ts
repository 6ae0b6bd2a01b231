import { say, stop } from '../bootstrap/say.mjs';
import { runTool, seconds } from './tool.ts';

const TARGETS = {
  chrome: { name: 'Chrome, Edge and other Chromiums', folder: '.output/chrome-mv3' },
  firefox: { name: 'Firefox', folder: '.output/firefox-mv3' },
} as const;

export type Target = keyof typeof TARGETS;

/** Builds for the given browsers, as it is published. Ends the run where a build fails. */
export async function build(...targets: readonly Target[]): Promise<void> {
  for (const target of targets) {
    const { name, folder } = TARGETS[target];
    const { endedWell, output, took } = await runTool('wxt', ['build', '-b', target], { output: 'capture' });
    if (!endedWell) {
      process.stderr.write(output);
      stop(`The build for ${name} failed: see above.`);
    }
    say(`Built for ${name} in ${seconds(took)}: ${folder}`);
  }
}
