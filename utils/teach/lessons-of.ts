import { taughtKey } from '../settings/rule.ts';
import type { PageFacts } from './page-facts.ts';
import type { Lesson } from './rule-from.ts';
import { teachFromList } from './teach-from-list.ts';

/** What the member's list teaches of a page and its frames. */
export interface ListLesson {
  rules: Lesson['rule'][];
  /** How many bookings of the list the page has links for. */
  known: number;
  /** How many bookings cards would open for: links like those of the list are not all in it. */
  finds: number;
}

/** Null where the list teaches nothing. */
export function lessonsOf(frames: readonly PageFacts[], list: ReadonlySet<number>): ListLesson | null {
  const lessons = frames.flatMap((facts) => teachFromList(facts, list));
  const rules = new Map(lessons.map(({ rule }) => [taughtKey(rule), rule]));
  const found = new Set(lessons.flatMap(({ finds }) => finds));
  return rules.size
    ? { rules: [...rules.values()], known: found.intersection(list).size, finds: found.size }
    : null;
}
