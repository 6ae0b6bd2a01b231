import type { Member } from '../booking/outcome.ts';

/** Without marks and case: `Zoë` and `zoe` are the same to who types (Unicode Standard Annex #15). */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether a text holds what was typed, whatever its case and its accents. */
export function holds(text: string, typed: string): boolean {
  return plain(text).includes(plain(typed.trim()));
}

/** The members whose name or ID holds what was typed, in the order of the list. All of them, where nothing was. */
export function findMembers(members: readonly Member[], typed: string): Member[] {
  return members.filter(({ userId, name }) => holds(`${name} ${userId}`, typed));
}
