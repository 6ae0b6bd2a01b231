import type { Environment } from '../api/environments.ts';
import type { Members } from '../members/members.ts';
import type { Settings } from '../settings/registry.ts';

export interface OwnerNoteDeps {
  settings: Pick<Settings, 'owners' | 'recent' | 'pendingLookup'>;
  members: Pick<Members, 'isOfAnother' | 'markOwner' | 'forget'>;
  /** Removes what was learned so far, and tells open pages. */
  forget: () => Promise<void>;
}

/**
 * Remembers whose token it is in each environment. Where that is another member than before, or than the one whose group is kept on
 * the disk, the group, the choice and the
 * lookups of the last one go first: a worker that is stopped midway leaves the last one's name behind, and the next begins again.
 */
export function createOwnerNote({ settings, members, forget }: OwnerNoteDeps) {
  return async function onOwnerNamed(userId: number, environment: Environment): Promise<void> {
    const last = (await settings.owners.get())[environment];
    if (last === userId) return;
    // defence: another-member
    if (last !== null || (await members.isOfAnother(userId, environment))) {
      await Promise.all([members.forget(), settings.recent.set([]), settings.pendingLookup.set(null)]);
      await forget();
    }
    await members.markOwner(userId, environment);
    await settings.owners.set({ ...(await settings.owners.get()), [environment]: userId });
  };
}
