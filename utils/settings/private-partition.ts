import type { Partition } from './partition.ts';
import type { PrivateMemory } from './shared-memory.ts';

/**
 * The private windows where one worker has windows of both kinds (Firefox): all that is kept for them is in memory, what would be on the disk for the
 * usual windows too. They start with the usual windows' client ID, read once.
 */
export function createPrivatePartition(
  memory: PrivateMemory,
  readUsualClientId: () => Promise<string>,
): Partition {
  let started: Promise<void> | null = null;

  async function start(): Promise<void> {
    if ((await memory.get('started')).started === true) return;
    const clientId = await readUsualClientId().catch(() => null);
    await memory.set({ ...(clientId !== null && { 'client-id': clientId }), started: true });
  }

  return {
    isPrivate: () => true,
    memory: () => memory,
    async disk() {
      started ??= start().catch((error) => {
        started = null;
        throw error;
      });
      await started;
      return memory;
    },
    // What was forgotten is not read a second time.
    eraseDisk: () => memory.set({ started: true }),
  };
}
