import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { isId } from '../../utils/booking/booking-id.ts';
import type { PageCommand } from '../../utils/message/contract.ts';

export interface ActiveTab {
  /** Null: not one that the browser lets us know. */
  url: string | null;
  /** The bookings that the page shows, each once. */
  bookings: number[];
}

/** As many as fit into two rows of the popup. */
const MAX_BOOKINGS = 8;

async function askPage(tabId: number): Promise<number[]> {
  const command: PageCommand = { kind: 'list-bookings' };
  // Most pages have no part of ours that could answer.
  const answer: unknown = await browser.tabs.sendMessage(tabId, command).catch(() => []);
  return Array.isArray(answer) ? [...new Set(answer.filter(isId))].slice(0, MAX_BOOKINGS) : [];
}

/** What is in the tab over which the popup opened. It offers what it finds, and says nothing where it finds nothing. */
export function useActiveTab(): ActiveTab {
  const [tab, setTab] = useState<ActiveTab>({ url: null, bookings: [] });
  useEffect(() => {
    async function look() {
      const [active] = await browser.tabs.query({ active: true, currentWindow: true }).catch(() => []);
      if (active?.id === undefined) return;
      setTab({ url: active.url ?? null, bookings: await askPage(active.id) });
    }
    void look();
  }, []);
  return tab;
}
