import { useMemo } from 'preact/hooks';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import { NO_RULES, type OwnRules } from '../../utils/settings/page-settings.ts';
import { lessonFromLookup, lessonsOf, type PageLesson } from '../../utils/teach/lessons-of.ts';
import type { PageFacts } from '../../utils/teach/page-facts.ts';
import { type ActiveTab, isUnlisted } from './use-active-tab.ts';
import { usePageFacts } from './use-page-facts.ts';

interface Sources {
  /** What the member's list says of the bookings; null: nothing yet. */
  items: readonly BookingListItem[] | null;
  /** The booking that was looked up by hand and came; null: none. */
  found: number | null;
  /** Null: not known yet. */
  rules: OwnRules | null;
}

/** A kind of link that can be learned with one press. */
export interface Offer extends PageLesson {
  /** The looked-up booking that teaches it; null: the member's list does. */
  like: number | null;
}

/**
 * What can be learned of the page under the popup, whether or not some of its bookings are recognised; null: nothing, or not yet. The page is
 * read once, and compared in the popup with the member's list and with the booking that was looked up: nothing of them goes to the page, and no
 * request is sent.
 */
export function usePageLesson(
  tab: ActiveTab,
  { items, found, rules }: Sources,
): { offer: Offer | null; frames: readonly PageFacts[] } {
  const { bookings } = tab;
  const wanted = [...(items ?? []).map(({ bookingId }) => bookingId), ...(found === null ? [] : [found])];
  const isWanted = bookings?.length === 0 || wanted.some((id) => isUnlisted(tab, id));
  const frames = usePageFacts(tab, isWanted);

  const offer = useMemo(() => {
    const known = { bookings: bookings ?? [], rules: rules ?? NO_RULES };
    const list = lessonsOf(frames, new Set(items?.map(({ bookingId }) => bookingId)), known);
    if (list) return { ...list, like: null };
    const lesson = found === null ? null : lessonFromLookup(frames, found, known);
    return lesson && { ...lesson, like: found };
  }, [frames, items, found, bookings, rules]);
  return { offer, frames };
}
