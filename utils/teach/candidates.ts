import { byPlace, kindRank, membersAmong, numbersOn, type Placed } from './numbers.ts';
import type { PageFacts } from './page-facts.ts';
import { placeOf } from './place-of.ts';

/** A number that may be the booking's, and what speaks for it. The UI says these in words. */
export interface Candidate {
  id: number;
  /** Where it was found; the place nearest to what was pointed at, if there are several. */
  placed: Placed;
  signs: Signs;
}

/** In the order of their weight: what says that it is none counts before what only makes it likely. */
export interface Signs {
  /** It is one of the member's own bookings. */
  isInList: boolean;
  /** It is in no link to a member or another thing. */
  isNoMember: boolean;
  /** It doesn't look like a date, a time, a price, a duration, or a place in a list. */
  isNoMeasure: boolean;
  /** It is different in each row of the page that has one in this place. */
  differsByRow: boolean;
  /** The function, key or attribute has "book" in its name. */
  isNamedBooking: boolean;
  /** It is as long as the IDs that are known. */
  isAsLong: boolean;
}

const WEIGHTS: Record<keyof Signs, number> = {
  isInList: 32,
  isNoMember: 16,
  isNoMeasure: 8,
  differsByRow: 4,
  isNamedBooking: 2,
  isAsLong: 1,
};

/** Names of what is measured, counted or sorted. */
const MEASURE =
  /page|sort|row|index|idx|pos|count|num$|min|dur|length|time|date|day|month|year|price|credit|cost|fee|age|width|height|tab/i;

/**
 * The numbers that may be the booking's on what was pointed at, each once, the likeliest first.
 *
 * @param around Indices of the elements from the one pointed at to its row.
 * @param list The member's own bookings, as far as they are known.
 */
export function candidates(
  facts: PageFacts,
  around: readonly number[],
  list: ReadonlySet<number>,
): Candidate[] {
  const numbers = numbersOn(facts);
  const members = membersAmong(numbers);
  const seen = around.flatMap((index) => facts.elements[index] ?? []);
  const there = seen.flatMap((element) =>
    numbers.filter((placed) => placed.element === element && placeOf(placed)),
  );
  const places = new Map(
    [...byPlace(numbers)].map(([key, siblings]) => [
      key,
      { differsByRow: differByRow(siblings, 1), counts: isCounting(siblings) },
    ]),
  );
  const lengths = new Set([...list].map((id) => String(id).length));
  const all = there.map((placed) => {
    const { differsByRow = false, counts = false } = places.get(placed.placeKey) ?? {};
    const signs: Signs = {
      isInList: list.has(placed.id),
      differsByRow,
      isNoMember: !placed.isMembers && !members.has(placed.id),
      isNoMeasure: !counts && !isMeasure(placed),
      isNamedBooking: /book/i.test(namesOf(placed)),
      isAsLong: lengths.has(String(placed.id).length),
    };
    return { id: placed.id, placed, signs };
  });
  const byId = Map.groupBy(all.sort(byWeight), ({ id }) => id);
  return [...byId.values()].flatMap(([best]) => best ?? []).sort(byWeight);
}

function byWeight(one: Candidate, other: Candidate): number {
  return weightOf(other.signs) - weightOf(one.signs) || kindRank(one.placed) - kindRank(other.placed);
}

function weightOf(signs: Signs): number {
  return Object.entries(WEIGHTS).reduce(
    (sum, [sign, weight]) => sum + (signs[sign as keyof Signs] ? weight : 0),
    0,
  );
}

/** Whether two rows or more have a number in a place, and at least this share of the rows have one of their own. */
export function differByRow(siblings: readonly Placed[], share: number): boolean {
  const ids = new Set(siblings.map(({ id }) => id));
  const rows = new Set(siblings.map(({ element }) => element.row));
  return ids.size > 1 && ids.size >= share * rows.size;
}

/** Whether a number looks like a date, a time, a price or a duration, or is named as a place in a list. */
export function isMeasure(placed: Placed): boolean {
  const { id } = placed;
  const isYear = id >= 1990 && id < 2100;
  const isMinutes = id <= 120 && id % 5 === 0;
  return MEASURE.test(namesOf(placed)) || isYear || isMinutes;
}

function namesOf({ slot }: Placed): string {
  return Object.values(slot.name).map(String).join(' ');
}

/** Whether the numbers of a place, down the page, are 0, 1, 2 and so on, or 1, 2, 3. */
export function isCounting(siblings: readonly Placed[]): boolean {
  const ids = [...new Set(siblings.map(({ id }) => id))];
  return ids.length > 2 && ids.every((id, index) => id === index + (ids[0] ?? 0)) && (ids[0] ?? 2) <= 1;
}
