import { z } from 'zod';
import { MAX_ID } from '../booking/booking-id.ts';
import { MAX_MEMBERS, MAX_NAME_LENGTH } from '../booking/limits.ts';
import type { Place } from './setting.ts';

export const memberSchema = z.object({
  userId: z.int().min(1).max(MAX_ID),
  name: z.string().max(MAX_NAME_LENGTH),
});

export const membersSchema = z.array(memberSchema).max(MAX_MEMBERS);

const mark = z.int().nonnegative().nullable();

/** The list on the disk; there is one only while the person wants it kept. */
export const keptMembersSchema = z.object({
  /** Null: as in memory, and not written yet. */
  members: membersSchema.nullable(),
  /** Whose list it is, in each environment, by `ownerMark`; null: not known. */
  owners: z.object({ production: mark, sandbox: mark }),
});

/** The list is in memory, and on the disk too where it is kept; that one counts, as memory is empty after a start of the browser. */
export function membersPlace(memory: Place, kept: Place): Place {
  const readKept = async () => keptMembersSchema.safeParse(await kept.read()).data ?? null;
  return {
    read: async () => (await readKept())?.members ?? memory.read(),
    async write(members) {
      await memory.write(members);
      const list = await readKept();
      if (list) await kept.write({ ...list, members });
    },
  };
}
