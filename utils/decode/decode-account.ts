import { z } from 'zod';
import type { Account } from '../booking/token-status.ts';
import { id, textOrNull } from './fields.ts';
import { parseReply } from './parse-reply.ts';
import { readJson } from './read-json.ts';

/** Only `UserID` comes with every token; what the token's scopes do not cover is absent. */
const accountReply = z.object({
  UserID: id,
  GroupName: textOrNull.optional(),
  IsGroupManager: z.boolean().nullish(),
});

const permissionsReply = z.object({
  Permissions: z.array(z.object({ Permission: z.string(), Status: z.string() })),
});

/**
 * Whose token it is, from a reply of `verifyCredentials`; absent is null, which means unknown.
 * Throws a `LookupError` of kind `unreadable`.
 */
export function decodeAccount(body: string): Account {
  const reply = parseReply(accountReply, readJson(body.trimStart()));
  return {
    userId: reply.UserID,
    groupName: reply.GroupName ?? null,
    isGroupManager: reply.IsGroupManager ?? null,
  };
}

/**
 * The scopes that a token has been granted, in lower case, from a reply of `GetPermissions`.
 * Throws a `LookupError` of kind `unreadable`.
 */
export function decodePermissions(body: string): string[] {
  const { Permissions: permissions } = parseReply(permissionsReply, readJson(body.trimStart()));
  return permissions
    .filter(({ Status: status }) => status.toLowerCase() === 'granted')
    .map(({ Permission: permission }) => permission.toLowerCase());
}
