import { parseId } from '../booking/booking-id.ts';
import { readFacts } from '../detect/detect.ts';
import { isNameOfMember, isOfMember } from '../detect/member-link.ts';
import { type Slot, slotsOf } from '../detect/slots.ts';
import { type Around, keyOf, NOT_OURS, numbersIn } from '../detect/taught-rule.ts';
import type { PageFacts, SeenElement } from './page-facts.ts';

/** However many kinds of place a page has that may be bookings', as many are compared with the whole page. */
export const MAX_KINDS = 50;

/** A number on a page that may be an ID, and the place where it is. */
export interface Placed {
  id: number;
  element: SeenElement;
  slot: Slot;
  around: Around;
  /** Numbers in the same place have the same key, whatever is beside them. */
  placeKey: string;
  /** Whether it is in a link to a member, or named as a member's. */
  isMembers: boolean;
}

/** Every number on a page that may be an ID, in the order of the page. */
export function numbersOn({ page, elements }: PageFacts): Placed[] {
  return elements.flatMap((element) => {
    const input = readFacts(element.facts, page);
    const isLink = isOfMember(input);
    return slotsOf(input, page).flatMap((slot) => {
      const isMembers = isLink || isNameOfMember(slot.name);
      return numbersIn(slot).flatMap((around) => {
        const id = parseId(around.digits);
        const isOther = isMembers || (slot.name.kind === 'words' && NOT_OURS.test(around.before));
        return id === null
          ? []
          : [{ id, element, slot, around, placeKey: placeKeyOf(slot, around), isMembers: isOther }];
      });
    });
  });
}

function placeKeyOf({ name }: Slot, { before, after }: Around): string {
  return name.kind === 'words' ? keyOf(name) : `${keyOf(name)} ${before} ${after}`.toLowerCase();
}

/** All numbers in the place of each, itself among them, by the key of the place. */
export function byPlace(numbers: readonly Placed[]): Map<string, Placed[]> {
  return Map.groupBy(numbers, ({ placeKey }) => placeKey);
}

/** By what a booking is learned where its number is in several places: what a press follows or runs, before what is only beside it. */
const KINDS = ['query', 'path', 'call', 'attribute', 'field', 'words'] as const;

export function kindRank({ slot }: Placed): number {
  return KINDS.indexOf(slot.name.kind);
}

/** The numbers that a page itself gives as a member's, or another thing's that is no booking. */
export function membersAmong(numbers: readonly Placed[]): Set<number> {
  return new Set(numbers.filter(({ isMembers }) => isMembers).map(({ id }) => id));
}
