import { useCallback, useEffect, useState } from 'preact/hooks';
import { isId } from '../../utils/booking/booking-id.ts';
import { isSite } from '../../utils/booking/site.ts';
import type { PageCommand } from '../../utils/message/contract.ts';
import { browser } from '../shared/browser.ts';

export interface ActiveTab {
  /** Null: there is none that the browser lets us know. */
  id: number | null;
  /** Its address, if it is one of the site's; else null. */
  address: URL | null;
  /** The bookings that the page shows, each once; null: the page has not answered, or has no part of ours that could. */
  bookings: number[] | null;
  /** A frame of the page shows a booking and can have no card. */
  lacksCard: boolean;
}

/** What the browser says of a tab. */
export interface ShownTab {
  id?: number | undefined;
  url?: string | undefined;
}

function tabOf({ id, url = '' }: ShownTab): ActiveTab {
  const address = URL.parse(url);
  return {
    id: id ?? null,
    address: address && isSite(address) ? address : null,
    bookings: null,
    lacksCard: false,
  };
}

/** Whether the page has said which bookings it shows, and one is none of them. */
export function isUnlisted({ bookings }: ActiveTab, bookingId: number): boolean {
  return bookings !== null && !bookings.includes(bookingId);
}

async function askPage(tabId: number): Promise<number[] | null> {
  const command: PageCommand = { kind: 'list-bookings' };
  // Most pages have no part of ours that could answer.
  const answer: unknown = await browser.tabs.sendMessage(tabId, command).catch(() => null);
  return Array.isArray(answer) ? [...new Set(answer.filter(isId))] : null;
}

/** Asked after the bookings are listed: by then the page has the part of ours that knows. */
async function lacksCard(tabId: number): Promise<boolean> {
  const command: PageCommand = { kind: 'lacks-card' };
  return (await browser.tabs.sendMessage(tabId, command).catch(() => false)) === true;
}

/**
 * What is in the tab over which the popup opened. `look` asks its page anew.
 *
 * @param first What is known of it as the popup is first drawn.
 */
export function useActiveTab(first: ShownTab = {}): ActiveTab & { look(): Promise<void> } {
  const [tab, setTab] = useState(() => tabOf(first));
  const look = useCallback(async () => {
    const [active] = await browser.tabs.query({ active: true, currentWindow: true }).catch(() => []);
    if (active?.id === undefined) return;
    const here = tabOf(active);
    const tell = (answers: Pick<ActiveTab, 'bookings' | 'lacksCard'> | null) =>
      setTab((last) => {
        // The same page is read once, however often it is asked.
        const isSame = last.id === here.id && last.address?.href === here.address?.href;
        return { ...(isSame ? last : here), ...answers };
      });
    // A page that hangs never answers.
    tell(null);
    tell({ bookings: await askPage(active.id), lacksCard: await lacksCard(active.id) });
  }, []);
  useEffect(() => void look(), [look]);
  return { ...tab, look };
}
