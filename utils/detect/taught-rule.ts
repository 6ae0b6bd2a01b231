import { parseId } from '../booking/booking-id.ts';
import { maskDigits } from '../booking/mask-digits.ts';
import type { OwnRules, TaughtRule } from '../settings/page-settings.ts';
import { MAX_LENGTH } from './agreed.ts';
import type { Mention } from './mention.ts';
import { holdsOn, type Page } from './page.ts';
import type { RuleInput } from './rules.ts';
import { type Slot, type SlotName, slotsOf } from './slots.ts';

/** A number in a text, and what is around it, with other numbers as `*`. */
export interface Around {
  digits: string;
  /** Where in the text it begins. */
  at: number;
  before: string;
  after: string;
}

/** Runs of at most ten digits that are no part of a date, a time, a price or a word. A prefix is allowed: `row118`. */
const NUMBER = /(?<!\d|\d[.,:/-])\d{1,10}(?![a-z\d]|[.,:/]\d|-[a-z\d])/gi;

/** The same in a path, whose parts are between slashes. A part of a GUID is none. */
const NUMBER_IN_PATH = /(?<![a-z\d.])\d{1,10}(?![\w-])/gi;

/** Words before a number that make it a member's, or another kind of booking's: `Webcam booking no. `. */
export const NOT_OURS = /(?:member|user|guest|client|profile|candidate|cam|escort|direct)[^.;,]*[.;,]?\s*$/i;

/**
 * The numbers in a text that may be an ID. In words, what is before a number begins after the last digit or the last piece of text, and
 * what follows is not kept. A text that is too long is not read: what is around each of its numbers is as long again.
 */
export function numbersIn({ name, text }: Pick<Slot, 'name' | 'text'>): Around[] {
  if (text.length > MAX_LENGTH) return [];
  const found = text.matchAll(name.kind === 'path' ? NUMBER_IN_PATH : NUMBER);
  return Array.from(found, ({ 0: digits, index }) => {
    const before = text.slice(0, index);
    if (name.kind === 'words')
      return { digits, at: index, before: before.split(/[\d\n|]/).pop() ?? '', after: '' };
    return {
      digits,
      at: index,
      before: maskDigits(before),
      after: maskDigits(text.slice(index + digits.length)),
    };
  });
}

/** What the user's taught rules that hold on a page find on an element. */
export function claimsOfTaughtRules(rules: readonly TaughtRule[], input: RuleInput, page: Page): string[] {
  const holding = rules.filter((rule) => holdsOn(rule, page));
  if (!holding.length) return [];
  const slots = slotsOf(input, page);
  return slots.flatMap((slot) =>
    numbersIn(slot).flatMap((around) =>
      holding.some((rule) => finds(rule, slot, around)) ? [around.digits] : [],
    ),
  );
}

/** The bookings that a text names in words that the user taught on a page. */
export function taughtMentionsIn(text: string, { taughtRules }: OwnRules, page: Page): Mention[] {
  const rules = taughtRules.filter((rule) => rule.place.kind === 'words' && holdsOn(rule, page));
  const slot: Slot = { name: { kind: 'words' }, text, beside: {} };
  if (!rules.length) return [];
  return numbersIn(slot).flatMap((around) => {
    const rule = rules.find((each) => finds(each, slot, around));
    const id = parseId(around.digits);
    if (!rule || id === null) return [];
    return [
      { id, start: around.at - rule.place.before.trim().length, end: around.at + around.digits.length },
    ];
  });
}

/** Whether a rule takes a number in a slot for a booking's. Names are whole, in any case. */
export function finds({ place, literals }: TaughtRule, slot: Slot, around: Around): boolean {
  return keyOf(slot.name) === keyOf(place) && hasLiterals(slot, literals) && fits(around, place);
}

/** The place without what is around the number in it, as a text. */
export function keyOf(name: SlotName): string {
  return JSON.stringify(name, ['kind', 'fn', 'arg', 'of', 'file', 'key', 'name', 'on']).toLowerCase();
}

function hasLiterals({ beside }: Slot, literals: Readonly<Record<string, string>>): boolean {
  return Object.entries(literals).every(([name, text]) => same(beside[name] ?? '', text));
}

function fits({ before, after }: Around, place: TaughtRule['place']): boolean {
  return place.kind === 'words'
    ? !NOT_OURS.test(before) && wordsBefore(before).endsWith(wordsBefore(place.before))
    : same(before, place.before) && same(after, place.after);
}

/** Words in lower case, with one space between them and before the first, so that they end alike only if they are whole words. */
function wordsBefore(text: string): string {
  return ` ${text.trim()}`.replace(/\s+/g, ' ').toLowerCase();
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
