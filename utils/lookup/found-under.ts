import { MAX_FOUND_UNDER } from '../booking/limits.ts';
import type { Member, Outcome } from '../booking/outcome.ts';
import type { FoundUnder, Settings } from '../settings/registry.ts';
import { type LookupContext, whoseKeyOf } from './context.ts';

export interface FoundUnderDeps {
  settings: Pick<Settings, 'foundUnder'>;
  /** The members that may be asked under. */
  knownMembers: () => Promise<Member[]>;
}

/**
 * Bookings that were "not found" for whom one acts for, and then found under another member of the group: they are asked for under that
 * member at once. In memory only, for one environment and one owner of the token each.
 */
export function createFoundUnder({ settings, knownMembers }: FoundUnderDeps) {
  const isOf = (context: LookupContext, bookingId: number) => (one: FoundUnder) =>
    one.whose === whoseKeyOf(context) && one.bookingId === bookingId;

  /** Best effort: a storage that is full may cost the memory, not the lookup. */
  async function change(to: (list: FoundUnder[]) => FoundUnder[]): Promise<void> {
    await settings.foundUnder.change(to).catch(() => {});
  }

  return {
    /**
     * The context to ask in: the member that `under` names, or the one that the booking was found under, in place of the acting one. A
     * member who was removed meanwhile is not asked under.
     *
     * @param under Null: the token's own member. Undefined: the person chose no one for this booking.
     */
    async contextFor(
      acting: LookupContext,
      bookingId: number,
      under: number | null | undefined,
    ): Promise<LookupContext> {
      const chosen =
        under === undefined ? (await settings.foundUnder.get()).find(isOf(acting, bookingId))?.userId : under;
      if (chosen === undefined) return acting;
      if (chosen === null) return { ...acting, member: null };
      const member = (await knownMembers()).find(({ userId }) => userId === chosen);
      return member ? { ...acting, member } : acting;
    },

    /**
     * Remembers what an answer teaches: that a booking is found under another member than the acting one, or no longer is.
     *
     * @param isCurrent Whether what was learned may still be kept.
     */
    async learn(
      { acting, asked }: { acting: LookupContext; asked: LookupContext },
      bookingId: number,
      outcome: Outcome,
      isCurrent: () => boolean,
    ): Promise<void> {
      const userId = asked.member?.userId ?? null;
      if (userId === (acting.member?.userId ?? null)) return;
      const isThis = isOf(acting, bookingId);
      if (outcome.ok) {
        const entry = { whose: whoseKeyOf(acting), bookingId, userId };
        await change((list) =>
          isCurrent() ? [entry, ...list.filter((one) => !isThis(one))].slice(0, MAX_FOUND_UNDER) : list,
        );
      } else if (outcome.failure.kind === 'not-found') {
        await change((list) => list.filter((one) => !isThis(one) || one.userId !== userId));
      }
    },

    /** To be called once nothing that was learned so far may be kept any more. */
    async forget(): Promise<void> {
      if ((await settings.foundUnder.get()).length > 0) await change(() => []);
    },
  };
}

export type FoundUnderMemory = ReturnType<typeof createFoundUnder>;
