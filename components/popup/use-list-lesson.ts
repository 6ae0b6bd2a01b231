import { useEffect, useMemo, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import { readFrames } from '../../utils/teach/call-part.ts';
import { type ListLesson, lessonsOf } from '../../utils/teach/lessons-of.ts';
import type { PageFacts } from '../../utils/teach/page-facts.ts';
import type { ActiveTab } from './use-active-tab.ts';

/**
 * What the member's own list teaches of a page on which no booking was recognised; null: nothing, or not yet. The page is read once, and
 * compared with the list in the popup: nothing of the list goes to the page, and no request is sent.
 */
export function useListLesson(
  { id, address, bookings }: ActiveTab,
  items: readonly BookingListItem[] | null,
): ListLesson | null {
  const [frames, setFrames] = useState<PageFacts[]>([]);
  const isUnknown = bookings?.length === 0;

  useEffect(() => {
    let isShown = true;
    setFrames([]);
    if (id === null || address === null || !isUnknown) return;
    void readFrames(browser.scripting, id, address)
      // A browser that does not let us into the page has said so elsewhere.
      .catch(() => [])
      .then((read) => {
        if (isShown) setFrames(read.map(({ facts }) => facts));
      });
    return () => {
      isShown = false;
    };
  }, [id, address, isUnknown]);

  return useMemo(() => {
    const list = new Set(items?.map(({ bookingId }) => bookingId));
    return lessonsOf(frames, list);
  }, [frames, items]);
}
