import { z } from 'zod';
import type { Account } from '../booking/token-status.ts';
import { id, line } from './fields.ts';
import { parseReply } from './parse-reply.ts';
import { readJson } from './read-json.ts';

/** Only `UserID` comes with every token; what the token's scopes do not cover is absent, and unknown like what does not fit. */
const accountReply = z.lazy(() =>
  z.object({
    UserID: id,
    GroupName: line.nullable().catch(null),
    IsGroupManager: z.boolean().nullable().catch(null),
    /** `Offering services` or `Seeking services` (platform documentation of `verifyCredentials`). */
    UserType: z.string().nullable().catch(null),
  }),
);

const OFFERING = /^\s*offering\b/i;

const permissionsReply = z.lazy(() => {
  const permission = z.object({ Permission: z.string(), Status: z.string() });
  return z.object({ Permissions: z.array(permission.nullable().catch(null)) });
});

/**
 * Whose token it is, from a reply of `verifyCredentials`. What is absent or does not fit is null, which means unknown, but
 * for the ID. Throws a `LookupError` of kind `unreadable`.
 */
export function decodeAccount(body: string): Account {
  const reply = parseReply(accountReply, readJson(body.trimStart()));
  return {
    userId: reply.UserID,
    groupName: reply.GroupName,
    isGroupManager: reply.IsGroupManager,
    ...(OFFERING.test(reply.UserType ?? '') && { offersServices: true }),
  };
}

/**
 * The scopes that a token has been granted, in lower case, from a reply of `GetPermissions`. An item that does not fit is
 * left out. Throws a `LookupError` of kind `unreadable`.
 */
export function decodePermissions(body: string): string[] {
  const { Permissions: permissions } = parseReply(permissionsReply, readJson(body.trimStart()));
  return permissions.flatMap((item) =>
    item?.Status.toLowerCase() === 'granted' ? [item.Permission.toLowerCase()] : [],
  );
}
