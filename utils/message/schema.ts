import { z } from 'zod';
import { ENVIRONMENTS } from '../api/environments.ts';
import { MAX_ID } from '../booking/booking-id.ts';
import {
  MAX_CLIENT_ID_LENGTH,
  MAX_FRAME_NAME_LENGTH,
  MAX_PAGE_NAME_LENGTH,
  MAX_TAUGHT_KEY_LENGTH,
  MAX_TAUGHT_RULES,
  MAX_TOKEN_LENGTH,
} from '../booking/limits.ts';
import { memberSchema, membersSchema } from '../settings/members-place.ts';
import { pageSettingsSchema, ruleSchema, taughtRuleSchema } from '../settings/registry.ts';
import { makeUnderSchema } from './ticket-schema.ts';

/**
 * What may arrive at the worker, and the only list of it: the types in `contract.ts` follow from here. Strict: a message with
 * anything beside what it should hold is no message of ours. Why: `docs/decisions/messaging.md`. Each is made when it is first needed, as in
 * `settings/registry.ts`.
 */

/** The ID is any number here: one out of range is answered in words (`invalid-id`), not dropped. */
export const lookupAskSchema = z.lazy(() =>
  z.strictObject({ id: z.number(), mode: z.enum(['show', 'refresh', 'renew']), under: makeUnderSchema() }),
);

const bare = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });

export const pageAskSchema = z.lazy(() =>
  z.discriminatedUnion('kind', [
    bare('card'),
    bare('finder'),
    bare('start'),
    z.strictObject({ kind: z.literal('selected'), holds: z.enum(['number', 'words', 'nothing']) }),
    z.strictObject({
      kind: z.literal('tab-card'),
      step: z.enum(['coming', 'shown', 'kept']),
      from: z.string().max(MAX_FRAME_NAME_LENGTH),
    }),
    z.strictObject({ kind: z.literal('pointing'), step: z.enum(['pointed', 'left']) }),
  ]),
);

/** What a card may say of the kind of link that led to it. */
export const cardNewsSchema = z.lazy(() =>
  z.strictObject({
    kind: z.literal('taught'),
    key: z.string().max(MAX_TAUGHT_KEY_LENGTH),
    bookingId: z.int().min(1).max(MAX_ID),
    said: z.enum(['found', 'not-found', 'not-a-booking']),
  }),
);

export const trustedAskSchema = z.lazy(() => {
  const userId = z.int().min(1).max(MAX_ID);
  const { hover, showDelay, theme } = pageSettingsSchema.unwrap().shape;
  const taughtRules = z.array(taughtRuleSchema).min(1).max(MAX_TAUGHT_RULES);
  return z.discriminatedUnion('kind', [
    bare('get-state'),
    bare('open'),
    z.strictObject({ kind: z.literal('save-token'), token: z.string().max(MAX_TOKEN_LENGTH) }),
    bare('check-token'),
    bare('forget-token'),
    bare('forget-everything'),
    bare('sign-in'),
    z.strictObject({ kind: z.literal('list-made-bookings'), mode: z.enum(['show', 'refresh']) }),
    bare('make-calendar-key'),
    z.strictObject({ kind: z.literal('set-environment'), environment: z.enum(ENVIRONMENTS) }),
    z.strictObject({
      kind: z.literal('set-client-id'),
      clientId: z.string().trim().max(MAX_CLIENT_ID_LENGTH),
    }),
    z.strictObject({ kind: z.literal('add-member'), ...memberSchema.shape }),
    z.strictObject({ kind: z.literal('add-members'), members: membersSchema }),
    z.strictObject({ kind: z.literal('keep-members'), on: z.boolean() }),
    z.strictObject({ kind: z.literal('rename-member'), ...memberSchema.shape }),
    z.strictObject({ kind: z.literal('remove-member'), userId }),
    z.strictObject({ kind: z.literal('act-for'), userId: userId.nullable() }),
    z.strictObject({
      kind: z.literal('change-page-settings'),
      change: z.strictObject({
        hover: hover.exactOptional(),
        showDelay: showDelay.exactOptional(),
        theme: theme.exactOptional(),
      }),
    }),
    z.strictObject({
      kind: z.literal('turn-cards'),
      page: z.string().min(1).max(MAX_PAGE_NAME_LENGTH),
      on: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('add-rule'), rule: ruleSchema }),
    z.strictObject({ kind: z.literal('remove-rule'), rule: ruleSchema }),
    z.strictObject({ kind: z.literal('teach'), rules: taughtRules }),
    z.strictObject({ kind: z.literal('unlearn'), rules: taughtRules }),
    z.strictObject({ kind: z.literal('point'), tabId: z.int().nonnegative() }),
    bare('end-pointing'),
  ]);
});
