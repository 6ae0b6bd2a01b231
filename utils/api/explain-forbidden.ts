import type { Failure } from '../booking/failure.ts';
import type { Account } from '../booking/token-status.ts';
import { BOOKINGS_SCOPE } from './environments.ts';

interface Questions {
  /** The member acted for; null: the token's own. */
  actingFor: number | null;
  getPermissions: () => Promise<string[]>;
  verifyCredentials: () => Promise<Account>;
}

/**
 * Why the platform said 403 to a booking: the token lacks the scope, or the booking is not this member's to see. For a
 * group manager's question, whether it is for want of being a manager, or because the ID is no member of the group.
 *
 * A question that gets no usable answer explains nothing, so the booking counts as not found. Never rejects.
 */
export async function explainForbidden({
  actingFor,
  getPermissions,
  verifyCredentials,
}: Questions): Promise<Failure> {
  const scopes = await getPermissions().catch(() => null);
  if (scopes && !scopes.includes(BOOKINGS_SCOPE)) return { kind: 'scope-missing' };
  if (actingFor === null) return { kind: 'not-found', because: 'booking' };
  const account = await verifyCredentials().catch(() => null);
  return { kind: 'not-found', because: account?.isGroupManager === false ? 'not-manager' : 'not-member' };
}
