import type { Page } from 'puppeteer-core';
import { cdpOf } from '../harness/internals.ts';

/**
 * The functions of scripts from this origin that ran on the page while something happened there, by script and name, each
 * as often as it ran. V8 counts them itself: what is not in the list did not run.
 * @param scripts how the addresses of the scripts begin
 */
export async function recordFunctions(
  page: Page,
  scripts: string,
  happen: () => Promise<unknown>,
): Promise<string[]> {
  const client = cdpOf(page.mainFrame());
  await client.send('Profiler.enable');
  await client.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  // What ran before is no matter here.
  await client.send('Profiler.takePreciseCoverage');
  await happen();
  const { result } = await client.send('Profiler.takePreciseCoverage');
  await client.send('Profiler.stopPreciseCoverage');
  await client.send('Profiler.disable');
  return result
    .filter(({ url }) => url.startsWith(scripts))
    .flatMap(({ url, functions }) =>
      functions.flatMap(({ functionName, ranges }) => {
        const count = ranges[0]?.count ?? 0;
        return count > 0 ? [`${url.slice(scripts.length)} ${functionName || '(anonymous)'} ×${count}`] : [];
      }),
    );
}
