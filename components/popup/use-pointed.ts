import { useEffect, useRef, useState } from 'preact/hooks';
import { readFrames } from '../../utils/teach/call-part.ts';
import type { PointedFacts } from '../../utils/teach/read-page-facts.ts';
import { browser } from '../shared/browser.ts';
import type { WorkerState } from '../shared/use-worker.ts';

/** What was pointed at longer ago than this is no longer what a person opens the popup for, ms. */
const POINTED_MS = 10 * 60_000;

/**
 * What a person has pointed at, read from the page in which they did; null: nothing. A popup that opens while they point ends the pointing, as a
 * second press on the toolbar does.
 */
export function usePointed({ state, ask }: WorkerState): PointedFacts | null {
  const [pointed, setPointed] = useState<PointedFacts | null>(null);
  const { tabId, pointedAt } = state?.pointing ?? { tabId: null, pointedAt: null };

  const isFirst = useRef(true);
  useEffect(() => {
    if (state === null || !isFirst.current) return;
    isFirst.current = false;
    if (tabId !== null && pointedAt === null) void ask({ kind: 'end-pointing' });
  }, [state, tabId, pointedAt, ask]);

  useEffect(() => {
    let isShown = true;
    setPointed(null);
    if (tabId === null || pointedAt === null || Date.now() - pointedAt > POINTED_MS) return;
    void readPointed(tabId)
      // The tab is closed, or somewhere else by now.
      .catch(() => [])
      .then(([first = null]) => {
        if (isShown) setPointed(first);
      });
    return () => {
      isShown = false;
    };
  }, [tabId, pointedAt]);
  return pointed;
}

async function readPointed(tabId: number): Promise<PointedFacts[]> {
  const { url = '' } = await browser.tabs.get(tabId);
  const address = URL.parse(url);
  return address ? readFrames(browser.scripting, tabId, address, 'pointed') : [];
}
