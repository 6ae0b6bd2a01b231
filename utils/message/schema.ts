import { z } from 'zod';
import { ENVIRONMENTS } from '../api/environments.ts';
import { MAX_ID } from '../booking/booking-id.ts';
import { memberSchema, pageSettingsSchema } from '../settings/registry.ts';
import type { LookupAsk, PageAsk, TrustedAsk } from './contract.ts';

/** What is parsed at the worker's doors. Strict: a message with anything beside what it should hold is no message of ours. */

/** The ID is any number here: one out of range is answered in words (`invalid-id`), not dropped. */
export const lookupAskSchema = z.strictObject({
  id: z.number(),
  mode: z.enum(['show', 'refresh', 'renew']),
}) satisfies z.ZodType<LookupAsk>;

const userId = z.int().min(1).max(MAX_ID);
const bare = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });

export const pageAskSchema = z.discriminatedUnion('kind', [
  bare('card'),
  z.strictObject({ kind: z.literal('selected'), holds: z.enum(['number', 'words', 'nothing']) }),
]) satisfies z.ZodType<PageAsk>;

export const trustedAskSchema = z.discriminatedUnion('kind', [
  bare('get-state'),
  z.strictObject({ kind: z.literal('save-token'), token: z.string().max(10_000) }),
  bare('check-token'),
  bare('forget-token'),
  bare('forget-everything'),
  bare('sign-in'),
  z.strictObject({ kind: z.literal('set-environment'), environment: z.enum(ENVIRONMENTS) }),
  z.strictObject({ kind: z.literal('set-client-id'), clientId: z.string().trim().max(200) }),
  z.strictObject({ kind: z.literal('add-member'), ...memberSchema.shape }),
  z.strictObject({ kind: z.literal('rename-member'), ...memberSchema.shape }),
  z.strictObject({ kind: z.literal('remove-member'), userId }),
  z.strictObject({ kind: z.literal('act-for'), userId: userId.nullable() }),
  z.strictObject({ kind: z.literal('set-page-settings'), settings: pageSettingsSchema }),
]) satisfies z.ZodType<TrustedAsk>;
