import type { Environment } from '../api/environments.ts';
import type { Member } from '../booking/outcome.ts';
import { RefusedError } from '../booking/refusal.ts';
import type { Settings } from '../settings/registry.ts';

export type MembersSettings = Pick<Settings, 'members' | 'keptMembers' | 'actingFor' | 'owners'>;

/** What popup and options show of the group. */
export interface GroupState {
  members: Member[];
  /** Null: the token's own member. */
  actingFor: Member | null;
  /** Whether the list is kept on the disk. */
  keepMembers: boolean;
}

/**
 * A prime: one member in 9,973 has the same remainder. So the mark tells another member apart, and does not tell on the disk which of
 * some thousand members of the platform it is.
 */
const MARKS = 9_973;

/** What the disk says of the member whose list is kept there. */
export function ownerMark(userId: number): number {
  return userId % MARKS;
}

/**
 * The members room: the members of a manager's group, whom of them one acts for, and whether the list outlives the browser.
 *
 * @param isPrivate whether it is that of private windows
 */
export function createMembers(settings: MembersSettings, isPrivate: () => boolean) {
  /** The member whose bookings are looked up; null: the token's own. */
  async function acting(): Promise<Member | null> {
    const [members, userId] = await Promise.all([settings.members.get(), settings.actingFor.get()]);
    return members.find((member) => member.userId === userId) ?? null;
  }

  return {
    acting,

    async state(): Promise<GroupState> {
      const [members, actingFor, kept] = await Promise.all([
        settings.members.get(),
        acting(),
        settings.keptMembers.get(),
      ]);
      return { members, actingFor, keepMembers: kept !== null };
    },

    /**
     * Adds members, or gives those that are known their new name: a group has each member once.
     *
     * @throws {RefusedError} if they would be too many; then none is added.
     */
    add: (added: readonly Member[]) =>
      settings.members.change((members) => {
        const byId = new Map(members.map((member) => [member.userId, member]));
        for (const member of added) byId.set(member.userId, member);
        return [...byId.values()];
      }),

    /** A member who has been removed meanwhile stays so. */
    rename: (renamed: Member) =>
      settings.members.change((members) =>
        members.map((member) => (member.userId === renamed.userId ? renamed : member)),
      ),

    async remove(userId: number): Promise<void> {
      await settings.members.change((members) => members.filter((member) => member.userId !== userId));
      await settings.actingFor.change((chosen) => (chosen === userId ? null : chosen));
    },

    /** Null: the token's own member. */
    choose: (userId: number | null) => settings.actingFor.set(userId),

    /**
     * Keeps the list on the disk from now on, or erases it there. It stays in memory until the browser closes either way.
     *
     * @throws {RefusedError} in a private window, which writes nothing on the disk.
     */
    async keep(on: boolean): Promise<void> {
      if (isPrivate()) throw new RefusedError({ reason: 'private-window' });
      const { production, sandbox } = await settings.owners.get();
      const markOf = (userId: number | null) => (userId === null ? null : ownerMark(userId));
      const owners = { production: markOf(production), sandbox: markOf(sandbox) };
      if (on) await settings.keptMembers.change((kept) => kept ?? { members: null, owners });
      // Writes it wherever it belongs: to the disk if it is kept now, and to memory before it leaves the disk.
      await settings.members.change((members) => members);
      if (!on) await settings.keptMembers.set(null);
    },

    /** Whether the list that is kept on the disk is another member's than this one's, as far as the disk can tell. */
    async isOfAnother(userId: number, environment: Environment): Promise<boolean> {
      const mark = (await settings.keptMembers.get())?.owners[environment] ?? null;
      return mark !== null && mark !== ownerMark(userId);
    },

    /** Marks the list that is kept, if there is one, as this member's. */
    markOwner: (userId: number, environment: Environment) =>
      settings.keptMembers.change(
        (kept) => kept && { ...kept, owners: { ...kept.owners, [environment]: ownerMark(userId) } },
      ),

    /** Nothing of the group is left, not on the disk either. */
    async forget(): Promise<void> {
      await settings.keptMembers.set(null);
      await settings.members.set([]);
      await settings.actingFor.set(null);
    },
  };
}

export type Members = ReturnType<typeof createMembers>;
