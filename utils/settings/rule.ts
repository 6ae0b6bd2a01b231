import type { ExtraRule, TaughtRule } from './page-settings.ts';

/** The place of the booking's number in a rule's pattern. */
export const ID_PLACE = '{id}';

/** Whether a rule says where the number is: once, with something before it to know it by. */
export function isRule({ pattern }: Pick<ExtraRule, 'pattern'>): boolean {
  const [before, ...after] = pattern.trim().split(ID_PLACE);
  return before !== '' && after.length === 1;
}

/** Whether two rules find the same. Case makes no difference to either. */
export function sameRule(one: ExtraRule, other: ExtraRule): boolean {
  return (
    one.pattern.toLowerCase() === other.pattern.toLowerCase() &&
    one.where.toLowerCase() === other.where.toLowerCase()
  );
}

/** What names a kind of link that was taught: two rules with the same key find the same. Case makes no difference. */
export function taughtKey({ host = '', path, place, literals }: TaughtRule): string {
  return JSON.stringify([host, path, inOrder(place), inOrder(literals)]).toLowerCase();
}

function inOrder(record: object): [string, unknown][] {
  return Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
}
