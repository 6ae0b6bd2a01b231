import { i18n } from '#i18n';
import type { Member } from '../../utils/booking/outcome.ts';

/** A choice of whom to act for, by name and ID. Null: the token's own member. */
export function memberWords(member: Member | null): string {
  if (member === null) return i18n.t('shared.myself');
  return i18n.t('shared.memberOption', { name: member.name, id: String(member.userId) });
}
