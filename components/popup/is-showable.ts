import type { TrustedState } from '../../utils/message/contract.ts';

/** On whose behalf something was looked up. */
export interface Standing {
  environment: TrustedState['environment'];
  /** Null: the token's own member. */
  actingFor: number | null;
  /** The token's owner; null: not known, `none`: there is no token. */
  owner: number | 'none' | null;
}

/** What the state says of the standing. */
export function standingOf({ environment, actingFor, token }: TrustedState): Standing {
  let owner: Standing['owner'] = null;
  if (token.state === 'none') owner = 'none';
  else if ('account' in token) owner = token.account?.userId ?? null;
  return { environment, actingFor: actingFor?.userId ?? null, owner };
}

/**
 * Whether what was looked up in one standing may be shown in another. Environment and member have to be the same.
 * A token may come, run out and be renewed meanwhile, but its owner may not change, and no booking stays without one. Nor does one stay
 * whose owner was not known and now is: it may have been another.
 */
export function mayStay(lookedUpIn: Standing, now: Standing, isBooking: boolean): boolean {
  if (lookedUpIn.environment !== now.environment || lookedUpIn.actingFor !== now.actingFor) return false;
  if (now.owner === 'none') return lookedUpIn.owner === 'none' && !isBooking;
  if (isOwnerNamed(lookedUpIn, now)) return !isBooking;
  return typeof lookedUpIn.owner !== 'number' || now.owner === null || lookedUpIn.owner === now.owner;
}

/** Whether nothing but the owner's name came: what was looked up before is worth looking up again. */
export function isOwnerNamed(lookedUpIn: Standing, now: Standing): boolean {
  const isSamePlace = lookedUpIn.environment === now.environment && lookedUpIn.actingFor === now.actingFor;
  return isSamePlace && lookedUpIn.owner === null && typeof now.owner === 'number';
}
