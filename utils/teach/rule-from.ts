import { MAX_RULE_TEXT_LENGTH } from '../booking/limits.ts';
import { agreed } from '../detect/agreed.ts';
import { finds } from '../detect/taught-rule.ts';
import type { TaughtRule } from '../settings/page-settings.ts';
import { membersAmong, numbersOn, type Placed } from './numbers.ts';
import type { PageFacts } from './page-facts.ts';
import { placeOf } from './place-of.ts';
import { isImpersonal, isKind, wordsIn } from './privacy.ts';

/** A kind of link that can be learned, and the bookings for which it opens cards on its page, each once. */
export interface Lesson {
  rule: TaughtRule;
  finds: number[];
}

/**
 * Why a place can't be learned.
 * - `member`: it would find a member's number, or another that the page itself says is no booking's.
 * - `shared`: it would find two numbers in one row, or numbers outside the rows: other kinds of link have the same shape.
 * - `personal`: what tells it from others is a number or a name, which is not kept.
 */
export type Unlearnable = 'member' | 'shared' | 'personal';

/**
 * The narrowest rule that finds a number where it is, and still finds two different ones on the page if the page has two rows. Why these
 * conditions: `docs/decisions/teaching.md`.
 *
 * @param mustFind Numbers known to be bookings: what the rule asks for beside a number is what all of them have.
 * @param numbers All that are on the page, for one who has read them.
 */
export function ruleFrom(
  chosen: Placed,
  facts: PageFacts,
  mustFind: ReadonlySet<number> = new Set(),
  numbers: readonly Placed[] = numbersOn(facts),
): Lesson | Unlearnable {
  if (chosen.isMembers) return 'member';
  const place = placeOf(chosen);
  if (place === null) return 'personal';

  const shown = wordsIn(facts.elements.map(({ facts }) => facts.words ?? '').join('\n'));
  const siblings = numbers.filter((each) => !each.isMembers && each.placeKey === chosen.placeKey);
  const { host, name: path } = facts.page;
  const rule = {
    ...(host ? { host } : {}),
    path,
    place,
    literals: literalsOf(chosen, siblings, mustFind, shown),
  };
  if (!isImpersonal(rule, shown) || isTooLong(rule)) return 'personal';

  const found = numbers.filter((each) => !each.isMembers && finds(rule, each.slot, each.around));
  const members = membersAmong(numbers);
  if (found.some(({ id }) => members.has(id))) return 'member';
  return isShared(chosen, found, mustFind)
    ? 'shared'
    : { rule, finds: [...new Set(found.map(({ id }) => id))] };
}

/** The values beside a number that have to be as they are: those that all have, and those that tell two kinds apart. */
function literalsOf(
  { slot: { beside }, id }: Placed,
  siblings: readonly Placed[],
  mustFind: ReadonlySet<number>,
  shown: ReadonlySet<string>,
): Record<string, string> {
  const known = siblings.filter((each) => mustFind.has(each.id));
  const isTold = ([name, text]: [string, string]) => {
    if (!isKind(text, shown)) return false;
    const alike = siblings.filter((each) => each.slot.beside[name]?.toLowerCase() === text.toLowerCase());
    if (known.length) return known.every((each) => alike.includes(each));
    const tells = alike.some((each) => each.id !== id);
    return alike.length === siblings.length ? tells || !/\d/.test(text) : tells && !/\d/.test(text);
  };
  return Object.fromEntries(Object.entries(beside).filter(isTold));
}

function isShared(chosen: Placed, found: readonly Placed[], mustFind: ReadonlySet<number>): boolean {
  const byRow = Map.groupBy(found, ({ element }) => element.row);
  if ([...byRow.values()].some((inRow) => agreed(inRow.map(({ id }) => String(id))) === null)) return true;
  if (!chosen.element.inRow) return false;
  const inRows = new Set(found.filter(({ element }) => element.inRow).map(({ id }) => id));
  return found.some(({ id }) => !inRows.has(id) && !mustFind.has(id));
}

function isTooLong({ place, literals }: TaughtRule): boolean {
  const texts = [...Object.values(place), ...Object.values(literals)].map(String);
  return texts.some((text) => text.length > MAX_RULE_TEXT_LENGTH);
}
