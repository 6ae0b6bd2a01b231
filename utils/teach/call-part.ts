import type { Browser } from 'webextension-polyfill';
import type { Address } from '../booking/site.ts';
import { asPointedFacts } from './as-pointed-facts.ts';
import type { PointedFacts } from './read-page-facts.ts';
import { TEACH_PART, type TeachPart } from './teach-part.ts';

export type ScriptingApi = Pick<Browser['scripting'], 'executeScript'>;

/**
 * Reads what a tab's frames show. The facts go from the page to us, and nothing goes to the page. Frames of other sites are left out.
 *
 * @param what `read`: the whole page. `pointed`: what a person has pointed at, in the frame in which they did.
 * @param address The tab's, as the browser tells it.
 * @throws if the browser does not let us into the page.
 */
export async function readFrames(
  scripting: ScriptingApi,
  tabId: number,
  address: Address,
  what: 'read' | 'pointed' = 'read',
): Promise<PointedFacts[]> {
  const results = await callPart(scripting, tabId, what);
  return results.flatMap(
    ({ frameId, result }) => asPointedFacts(result, frameId === 0 ? address : null) ?? [],
  );
}

/**
 * Has the part in each frame of a tab do something, bringing it where it is not there yet.
 *
 * @throws if the browser does not let us into the page.
 */
export async function callPart(scripting: ScriptingApi, tabId: number, what: keyof TeachPart) {
  const target = { tabId, allFrames: true };
  await scripting.executeScript({ target, files: ['content-scripts/teach.js'] });
  return scripting.executeScript({
    target,
    // It runs in the page's process: what it needs is in it, or handed over.
    func: (part, method) => Reflect.get(globalThis, Symbol.for(String(part)))?.[String(method)]?.(),
    args: [TEACH_PART, what],
  });
}
