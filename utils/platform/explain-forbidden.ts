import { type Failure, LookupError } from '../booking/failure.ts';
import type { Account } from '../booking/token-status.ts';
import type { Operation } from './operation.ts';

interface Questions {
  /** The member acted for; null: the token's own. */
  actingFor: number | null;
  getPermissions: () => Promise<string[]>;
  verifyCredentials: () => Promise<Account>;
}

/**
 * Why the platform said 403: the token lacks the operation's scope, or what was asked for is not this member's to see. For a
 * group manager's question, whether it is for want of being a manager, or because the ID is no member of the group.
 *
 * An explanation that fails proves nothing. A fault of the platform leaves the 403 unexplained: `platform-error` 403. Every other
 * failure (401, 429, no network) is more than the 403 says, so this rejects with it.
 */
export async function explainForbidden(
  { scope, missing }: Pick<Operation<never, unknown>, 'scope' | 'missing'>,
  { actingFor, getPermissions, verifyCredentials }: Questions,
): Promise<Failure> {
  const unexplained: Failure = { kind: 'platform-error', status: 403 };
  if (scope === null) return unexplained;
  try {
    const scopes = await getPermissions();
    if (!scopes.includes(scope)) return { kind: 'scope-missing' };
    if (actingFor === null) return missing ?? unexplained;
    const { isGroupManager } = await verifyCredentials();
    return { kind: 'not-found', because: isGroupManager === false ? 'not-manager' : 'not-member' };
  } catch (error) {
    const kind = error instanceof LookupError ? error.failure.kind : null;
    if (kind === 'platform-error' || kind === 'unreadable') return unexplained;
    throw error;
  }
}
