import { useEffect, useState } from 'preact/hooks';
import { readFrames } from '../../utils/teach/call-part.ts';
import type { PageFacts } from '../../utils/teach/page-facts.ts';
import { browser } from '../shared/browser.ts';
import type { ActiveTab } from './use-active-tab.ts';

/**
 * What the page under the popup and its frames show, read once where it is wanted; empty: not yet, or nothing. Nothing goes to the page, and no
 * request is sent.
 */
export function usePageFacts({ id, address }: ActiveTab, isWanted: boolean): readonly PageFacts[] {
  const [frames, setFrames] = useState<PageFacts[]>([]);

  useEffect(() => {
    let isShown = true;
    setFrames([]);
    if (id === null || address === null || !isWanted) return;
    void readFrames(browser.scripting, id, address)
      // A browser that does not let us into the page has said so elsewhere.
      .catch(() => [])
      .then((read) => {
        if (isShown) setFrames(read.map(({ facts }) => facts));
      });
    return () => {
      isShown = false;
    };
  }, [id, address, isWanted]);

  return frames;
}
