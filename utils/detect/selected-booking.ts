import type { SelectionHolds } from '../booking/selection.ts';
import { bookingNamedIn, isLink, numberIn, tidy } from './plain-text.ts';

/** A person who selects more than this, in characters, does not mean one booking. */
const MAX_LENGTH = 200;

/**
 * What a selected text is to us, without the rules for links, which a page's first part has no room for: a link with a number in
 * it may be a booking's, and whether it is gets known once the worker reads it.
 */
export function selectionHolds(text: string): SelectionHolds {
  const selected = tidy(text);
  if (selected.length > MAX_LENGTH) return 'nothing';
  if (numberIn(selected) !== null) return 'number';
  const isWords = isLink(selected) ? /^\S*\d\S*$/.test(selected) : bookingNamedIn(selected) !== null;
  return isWords ? 'words' : 'nothing';
}
