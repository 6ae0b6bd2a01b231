import { finds } from '../detect/taught-rule.ts';
import { isCounting, isMeasure } from './candidates.ts';
import { byPlace, kindRank, MAX_KINDS, membersAmong, numbersOn } from './numbers.ts';
import type { PageFacts } from './page-facts.ts';
import { type Lesson, ruleFrom } from './rule-from.ts';

/** From here on a number is no year, no minutes and no page, whatever its place is called. */
const NO_MEASURE_FROM = 2_100;

/**
 * The one kind of link on a page that carries the number of a booking which a person has looked up by hand; null where there is none, or more
 * than one. Places that find the same bookings are one kind, told by the one that is pressed.
 *
 * Compared here, without a request. A number that is also a member's on the page, or that may be a date, a time or a count, teaches nothing.
 */
export function teachFromLookup(facts: PageFacts, bookingId: number): Lesson | null {
  const numbers = numbersOn(facts);
  if (membersAmong(numbers).has(bookingId)) return null;
  const places = [...byPlace(numbers).values()]
    .filter((siblings) => bookingId >= NO_MEASURE_FROM || !isCounting(siblings))
    .flatMap((siblings) => siblings.filter((placed) => placed.id === bookingId))
    .filter((placed) => bookingId >= NO_MEASURE_FROM || !isMeasure(placed))
    .sort((one, other) => kindRank(one) - kindRank(other));

  const lessons: Lesson[] = [];
  let tries = 0;
  for (const placed of places) {
    if (lessons.some(({ rule }) => finds(rule, placed.slot, placed.around))) continue;
    // It is in too many to tell which is meant.
    if (++tries > MAX_KINDS) return null;
    const lesson = ruleFrom(placed, facts, new Set(), numbers);
    if (typeof lesson === 'object') lessons.push(lesson);
  }
  const [first, ...others] = lessons;
  return first && others.every((other) => sameNumbers(other.finds, first.finds)) ? first : null;
}

function sameNumbers(one: readonly number[], other: readonly number[]): boolean {
  return new Set(one).symmetricDifference(new Set(other)).size === 0;
}
