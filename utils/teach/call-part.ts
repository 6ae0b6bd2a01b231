import type { Browser } from 'webextension-polyfill';
import type { Address } from '../booking/site.ts';
import { asPointedFacts } from './as-pointed-facts.ts';
import type { PointedFacts } from './read-page-facts.ts';
import { TEACH_PART, type TeachPart } from './teach-part.ts';

export type ScriptingApi = Pick<Browser['scripting'], 'executeScript'>;

/** What one of a tab's frames shows. 0 is the page itself. */
export interface FrameFacts extends PointedFacts {
  frameId: number;
}

/**
 * Brings the part that teaching needs into a tab's frames, and reads what they show. The facts go from the page to us, and nothing goes
 * to the page. Frames of other sites are left out.
 *
 * @param address The tab's, as the browser tells it.
 * @throws if the browser does not let us into the page.
 */
export async function readFrames(
  scripting: ScriptingApi,
  tabId: number,
  address: Address,
): Promise<FrameFacts[]> {
  const results = await callPart(scripting, tabId, 'read');
  return results.flatMap(({ frameId, result }) => {
    const facts = asPointedFacts(result, frameId === 0 ? address : null);
    return facts ? [{ ...facts, frameId }] : [];
  });
}

/** Has the part in each frame of a tab do something, bringing it where it is not there yet. */
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
