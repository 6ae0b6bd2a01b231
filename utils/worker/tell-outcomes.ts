import type { Member, Outcome } from '../booking/outcome.ts';
import type { LookupAnswer } from '../message/contract.ts';
import type { Tell } from './tickets.ts';

export interface OutcomeExtras {
  /** See `calendar-key.ts`; it never fails. */
  readCalendarKey: () => Promise<string>;
  /** The members of the manager's group. */
  knownMembers: () => Promise<Member[]>;
}

/**
 * Posts outcomes in their order: a booking with the key of its entry in a calendar, and a "not found" with those under whom it may be
 * looked up instead. The key is read beside the lookup.
 */
export function tellOutcomes(
  { readCalendarKey, knownMembers }: OutcomeExtras,
  post: (answer: LookupAnswer) => void,
): Tell {
  const key = readCalendarKey();
  let turn = Promise.resolve();

  async function extrasFor(outcome: Outcome): Promise<Pick<LookupAnswer & { kind: 'outcome' }, Extra>> {
    if (outcome.ok) return { calendarKey: await key };
    const others = othersFor(outcome, await knownMembers().catch(() => []));
    return others.length > 0 ? { others } : {};
  }

  return (outcome, final) => {
    // One after the other, so that no outcome overtakes another.
    turn = turn.then(async () => post({ kind: 'outcome', outcome, final, ...(await extrasFor(outcome)) }));
  };
}

type Extra = 'calendarKey' | 'others';

/** Under whom else a booking that was not found may be looked up; null: the token's own member. */
function othersFor(
  { failure, actingFor }: Outcome & { ok: false },
  members: readonly Member[],
): (Member | null)[] {
  if (failure.kind !== 'not-found' || members.length === 0) return [];
  const self = actingFor === null ? [] : [null];
  // The platform lets this token ask under no member at all.
  if (failure.because === 'not-manager') return self;
  return [...self, ...members.filter(({ userId }) => userId !== actingFor?.userId)];
}
