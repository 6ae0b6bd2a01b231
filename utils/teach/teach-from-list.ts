import { differByRow, isCounting } from './candidates.ts';
import { byPlace, kindRank, MAX_KINDS, numbersOn, type Placed } from './numbers.ts';
import type { PageFacts } from './page-facts.ts';
import { placeOf } from './place-of.ts';
import { type Lesson, ruleFrom, type Unlearnable } from './rule-from.ts';

/** A page may show one booking in two rows; 15 minutes, or a page's number, is in many. */
const SHARE = 2 / 3;

/**
 * The kinds of link on a page that carry the numbers of the member's own bookings: those places whose numbers are in the list in two
 * different rows or more. Two numbers that are there by chance would have to be so in one and the same place.
 *
 * Compared here, without a request. Each row is learned by one place of it, the one that is pressed before what is beside it.
 *
 * @param list The member's own bookings.
 */
export function teachFromList(facts: PageFacts, list: ReadonlySet<number>): Lesson[] {
  const numbers = numbersOn(facts);
  const places = [...byPlace(numbers.filter(({ isMembers }) => !isMembers)).values()]
    .filter((siblings) => isOfBookings(siblings, list))
    .sort(([one], [other]) => (one && other ? kindRank(one) - kindRank(other) : 0))
    .slice(0, MAX_KINDS);

  const lessons: Lesson[] = [];
  const learned = new Set<number>();
  for (const siblings of places) {
    const known = siblings.filter(({ id, element }) => list.has(id) && !learned.has(element.row));
    const lesson = firstLesson(known, list, (one) => ruleFrom(one, facts, list, numbers));
    if (!lesson) continue;
    lessons.push(lesson);
    for (const { element, id } of siblings) if (lesson.finds.includes(id)) learned.add(element.row);
  }
  return lessons;
}

/** What is learned from the first of the numbers that teaches two bookings of the list: one alone may be in it by chance. */
function firstLesson(
  known: readonly Placed[],
  list: ReadonlySet<number>,
  learn: (one: Placed) => Lesson | Unlearnable,
): Lesson | undefined {
  const places = Map.groupBy(known, (one) => JSON.stringify(placeOf(one)));
  for (const [one] of places.values()) {
    const lesson = one && learn(one);
    if (typeof lesson === 'object' && lesson.finds.filter((id) => list.has(id)).length > 1) return lesson;
  }
  return undefined;
}

function isOfBookings(siblings: readonly Placed[], list: ReadonlySet<number>): boolean {
  const known = siblings.filter(({ id }) => list.has(id));
  return differByRow(known, SHARE) && differByRow(siblings, SHARE) && !isCounting(siblings);
}
