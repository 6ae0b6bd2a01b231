import type { Page, Realm } from 'puppeteer-core';
import { cdpOf, objectId } from '../harness/internals.ts';

/**
 * What the extension holds on a page, counted by Chromium from outside: nothing in the extension takes part, and nothing in
 * it could hide from it.
 */

const OBSERVERS = [
  'MutationObserver',
  'IntersectionObserver',
  'ResizeObserver',
  'PerformanceObserver',
] as const;

/** The world in which the extension's scripts run on the page, not shared. */
export function worldOf(page: Page): Realm {
  const [world] = page.extensionRealms();
  if (!world) throw new Error('no content script runs on the page');
  return world;
}

/** Observers of any kind that the extension made on the page, or the scripts of another world, and that are still alive. */
export async function countObservers(page: Page, world: Realm | Page = worldOf(page)): Promise<number> {
  const client = cdpOf(page.mainFrame());
  let count = 0;
  for (const name of OBSERVERS) {
    const prototype = await world.evaluateHandle((kind) => Reflect.get(globalThis, kind).prototype, name);
    const { objects } = await client.send('Runtime.queryObjects', { prototypeObjectId: objectId(prototype) });
    const { result } = await client.send('Runtime.callFunctionOn', {
      ...(objects.objectId && { objectId: objects.objectId }),
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    count += Number(result.value);
    await client.send('Runtime.releaseObject', { objectId: String(objects.objectId) });
    await prototype.dispose();
  }
  return count;
}

/** The kinds of events that the extension listens to on the page's window. */
export async function listWindowListeners(page: Page): Promise<string[]> {
  const view = await worldOf(page).evaluateHandle(() => window);
  const { listeners } = await cdpOf(page.mainFrame()).send('DOMDebugger.getEventListeners', {
    objectId: objectId(view),
  });
  await view.dispose();
  return listeners.map(({ type }) => type).sort();
}

/** What the page's process holds once its rubbish is taken out. */
export interface Holdings {
  /** Listeners of the page and of the extension, on whatever. */
  readonly listeners: number;
  /** DOM nodes, in a document or not. */
  readonly nodes: number;
  /** DOM nodes that are in no document and yet are held by a script. */
  readonly detached: number;
  /** Bytes in use on the heap of the page's scripts and the extension's. */
  readonly heap: number;
}

export async function readHoldings(page: Page): Promise<Holdings> {
  const client = cdpOf(page.mainFrame());
  await client.send('Performance.enable');
  // Once is not enough for what finalisers let go of.
  for (let times = 0; times < 3; times++) await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client.send('Performance.getMetrics');
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  const { detachedNodes } = await client.send('DOM.getDetachedDomNodes');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return {
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    detached: detachedNodes.length,
    heap: usedSize,
  };
}
