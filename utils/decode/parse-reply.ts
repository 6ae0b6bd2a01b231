import type { z } from 'zod';
import { unreadable } from './unreadable.ts';

/**
 * What a reply says, once it fits its schema. Throws `unreadable` with the path of the first field that does not.
 * The path is made of names in the schema and of places in a list, never of anything that came with the reply.
 */
export function parseReply<T>(schema: z.ZodType<T>, reply: unknown): T {
  const result = schema.safeParse(reply);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path ?? [];
  throw unreadable(path.join('.') || null);
}
