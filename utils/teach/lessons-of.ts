import { detect } from '../detect/detect.ts';
import '../detect/own-rules.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import { taughtKey } from '../settings/rule.ts';
import type { PageFacts } from './page-facts.ts';
import type { Lesson } from './rule-from.ts';
import { teachFromList } from './teach-from-list.ts';
import { teachFromLookup } from './teach-from-lookup.ts';

/** What a person already has cards for, and what they have said about kinds of link. */
export interface Known {
  /** The bookings of the page that open cards, as far as the page has told. */
  bookings: Iterable<number>;
  rules: OwnRules;
}

/** Kinds of link that can be learned on a page and its frames. */
export interface PageLesson {
  rules: Lesson['rule'][];
  /** How many bookings of the list the page has links for that open no card. */
  known: number;
  /** How many bookings cards would open for: links like those of the list are not all in it. */
  finds: number;
}

/** What the member's list teaches of a page and its frames: null where that is nothing new. */
export function lessonsOf(
  frames: readonly PageFacts[],
  list: ReadonlySet<number>,
  known: Known,
): PageLesson | null {
  const withCards = bookingsWithCards(frames, known);
  const missing = list.difference(withCards);
  const lessons = frames
    .flatMap((facts) => teachFromList(facts, list))
    .filter(({ rule, finds }) => !isPaused(rule, known) && finds.filter((id) => missing.has(id)).length > 1);
  return asPageLesson(lessons, missing);
}

/** What a booking that a person has looked up teaches of the page in front: null where its number is no unknown kind of link there. */
export function lessonFromLookup(
  frames: readonly PageFacts[],
  bookingId: number,
  known: Known,
): PageLesson | null {
  if (bookingsWithCards(frames, known).has(bookingId)) return null;
  const lessons = frames.flatMap((facts) => teachFromLookup(facts, bookingId) ?? []);
  return asPageLesson(
    lessons.filter(({ rule }) => !isPaused(rule, known)),
    new Set([bookingId]),
  );
}

function asPageLesson(lessons: readonly Lesson[], missing: ReadonlySet<number>): PageLesson | null {
  const rules = new Map(lessons.map(({ rule }) => [taughtKey(rule), rule]));
  const found = new Set(lessons.flatMap(({ finds }) => finds));
  return rules.size
    ? { rules: [...rules.values()], known: found.intersection(missing).size, finds: found.size }
    : null;
}

function bookingsWithCards(frames: readonly PageFacts[], { bookings, rules }: Known): Set<number> {
  const found = frames.flatMap(({ page, elements }) =>
    elements.flatMap(({ facts }) => detect(facts, page, rules) ?? []),
  );
  return new Set([...bookings, ...found]);
}

/** A kind that a person turned off, or that found no booking, is not offered again. */
function isPaused(rule: Lesson['rule'], { rules }: Known): boolean {
  return rules.taughtRules.some((each) => each.paused && taughtKey(each) === taughtKey(rule));
}
