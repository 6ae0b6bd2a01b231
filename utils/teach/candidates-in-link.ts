import { parseTypedLink } from '../detect/typed.ts';
import { type Candidate, candidates } from './candidates.ts';

/**
 * The numbers that may be the booking's in a link, or the script of a button, that a person pasted and no rule knows; the likeliest first. A
 * member's number is none.
 *
 * @param list The member's own bookings, as far as they are known.
 */
export function candidatesInLink(text: string, list: ReadonlySet<number>): Candidate[] {
  const link = parseTypedLink(text);
  if (!link) return [];
  const element = { row: 0, inRow: false, facts: link.facts };
  const all = candidates({ page: link.page, elements: [element] }, [0], list);
  return all.filter(({ signs }) => signs.isNoMember);
}
