import type { TaughtPlace } from '../settings/page-settings.ts';
import type { Placed } from './numbers.ts';
import { referenceIn } from './privacy.ts';

/**
 * The place of a number as a rule holds it. Of words, as much as says which number it is; null where they do not: a row's date, its
 * minutes and its price are in its words too.
 */
export function placeOf({ slot, around: { before, after } }: Placed): TaughtPlace | null {
  if (slot.name.kind !== 'words') return { ...slot.name, before, after };
  const reference = referenceIn(before);
  return reference === null ? null : { kind: 'words', before: reference, after: '' };
}
