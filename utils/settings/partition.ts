import type { KeyValues } from './database.ts';
import { disk, eraseDisk } from './disk.ts';
import { isPrivate, personalMemory } from './memory.ts';

/**
 * The windows of one kind, usual or private, and where what is kept for them is. Nothing that is kept for one kind is read for the
 * other.
 */
export interface Partition {
  isPrivate(): boolean;
  /** All that is personal: closed to content scripts, never on the disk. */
  memory(): KeyValues;
  /** What should outlive the browser. For private windows nothing does: it is in memory too, and goes with the last of them. */
  disk(): Promise<KeyValues>;
  eraseDisk(): Promise<void>;
}

/** The windows that this worker works for: the private ones where it is theirs (Chromium), else the usual ones. */
export const ownPartition: Partition = { isPrivate, memory: personalMemory, disk, eraseDisk };
