import { parseId } from '../booking/booking-id.ts';
import type { SelectionHolds } from '../booking/selection.ts';
import { mentionsIn } from './mention.ts';

export interface SelectedBooking {
  id: number;
  holds: Exclude<SelectionHolds, 'nothing'>;
}

/** Who selects more than this, in characters, does not mean one booking. */
const MAX_LENGTH = 200;

/**
 * The booking that a selected text stands for, or null: `123` and `#123`, which a person who selects just that means as an
 * ID wherever it stands, and a text that names exactly one booking ("Booking #123 on Monday").
 */
export function bookingInSelection(text: string): SelectedBooking | null {
  const selected = text.trim();
  if (selected.length > MAX_LENGTH) return null;
  const number = parseId(/^#?\s?(\d+)$/.exec(selected)?.[1] ?? '');
  if (number !== null) return { id: number, holds: 'number' };
  const [first, ...others] = mentionsIn(selected);
  return first && others.every(({ id }) => id === first.id) ? { id: first.id, holds: 'words' } : null;
}
