import type { Environment } from '../api/environments.ts';
import type { Settings } from '../settings/registry.ts';

export interface OwnerNoteDeps {
  settings: Pick<Settings, 'owners' | 'members' | 'actingFor' | 'recent' | 'pendingLookup'>;
  /** Removes what was learned so far, and tells open pages. */
  forget: () => Promise<void>;
}

/**
 * Remembers whose token it is in each environment. Where that is another member than before, the group, the choice and the
 * lookups of the last one go first: a worker that is stopped midway leaves the last one's name behind, and the next begins again.
 */
export function createOwnerNote({ settings, forget }: OwnerNoteDeps) {
  return async function onOwnerNamed(userId: number, environment: Environment): Promise<void> {
    const last = (await settings.owners.get())[environment];
    if (last === userId) return;
    // defence: another-member
    if (last !== null) {
      await Promise.all([
        settings.members.set([]),
        settings.actingFor.set(null),
        settings.recent.set([]),
        settings.pendingLookup.set(null),
      ]);
      await forget();
    }
    await settings.owners.set({ ...(await settings.owners.get()), [environment]: userId });
  };
}
