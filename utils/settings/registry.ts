import { browser } from 'wxt/browser';
import { z } from 'zod';
import { ENVIRONMENTS, type Environment } from '../api/environments.ts';
import { MAX_ID } from '../booking/booking-id.ts';
import {
  MAX_CLIENT_ID_LENGTH,
  MAX_DISABLED_PAGES,
  MAX_FOUND_UNDER,
  MAX_PAGE_NAME_LENGTH,
  MAX_RECENT,
  MAX_RULE_TEXT_LENGTH,
  MAX_RULES,
  MAX_SHOW_DELAY_MS,
  MAX_TAUGHT_RULES,
  MIN_SHOW_DELAY_MS,
} from '../booking/limits.ts';
import { RefusedError } from '../booking/refusal.ts';
import { keptMembersSchema, membersPlace, membersSchema } from './members-place.ts';
import { readPageMirror, restorePageMirror } from './page-mirror.ts';
import { PAGE_SETTINGS_KEY, type PageSettings, type TaughtRule } from './page-settings.ts';
import { ownPartition, type Partition } from './partition.ts';
import { readPageSettings } from './read-page-settings.ts';
import { isRule } from './rule.ts';
import { orElse, type Place, queue, type Setting, setting } from './setting.ts';

const id = z.int().min(1).max(MAX_ID);
const epochMs = z.number().nonnegative();

/*
 * Schemas are made when something is first parsed by them: all of them together are most of the time that the worker takes to start, and a
 * booking takes few.
 */

export const ruleSchema = z.lazy(() =>
  z
    .object({
      pattern: z.string().max(MAX_RULE_TEXT_LENGTH),
      where: z.string().max(MAX_RULE_TEXT_LENGTH),
    })
    .refine(isRule),
);

export const taughtRuleSchema = z.lazy(() => {
  const ruleText = z.string().max(MAX_RULE_TEXT_LENGTH);
  const name = ruleText.min(1);
  const around = { before: ruleText, after: ruleText };
  const count = z.int().min(1).max(99);
  return z.object({
    host: ruleText.optional(),
    path: name,
    place: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('call'), fn: name, arg: count, of: count, ...around }),
      z.object({ kind: z.literal('query'), file: name, key: name, ...around }),
      z.object({ kind: z.literal('path'), ...around }),
      z.object({ kind: z.literal('attribute'), name, on: name, ...around }),
      z.object({ kind: z.literal('field'), name, ...around }),
      z.object({ kind: z.literal('words'), ...around }),
    ]),
    literals: z.record(ruleText, ruleText),
    taughtOn: ruleText.optional(),
    paused: z.boolean().optional(),
  }) satisfies z.ZodType<TaughtRule>;
});

export const pageSettingsSchema = z.lazy(
  () =>
    z.object({
      hover: z.boolean(),
      showDelay: z.number().min(MIN_SHOW_DELAY_MS).max(MAX_SHOW_DELAY_MS),
      theme: z.enum(['auto', 'light', 'dark']),
      disabledPages: z.array(z.string().max(MAX_PAGE_NAME_LENGTH)).max(MAX_DISABLED_PAGES),
      extraRules: z.array(ruleSchema).max(MAX_RULES),
      taughtRules: z.array(taughtRuleSchema).max(MAX_TAUGHT_RULES),
    }) satisfies z.ZodType<PageSettings>,
);

const tokenSchema = z.lazy(() =>
  z.object({
    /** Random, new for each token. What is learned with a token is kept under its key, and never under its value. */
    key: z.string(),
    value: z.string().min(1),
    origin: z.enum(['pasted', 'sign-in']),
    expiresAt: epochMs.nullable(),
    /** Where the check result, the account and the scopes were learned; null: nothing was learned yet. */
    environment: z.enum(ENVIRONMENTS).nullable(),
    checkResult: z.enum(['unchecked', 'accepted', 'rejected', 'scope-missing']),
    account: z
      .object({
        userId: id,
        groupName: z.string().nullable(),
        isGroupManager: z.boolean().nullable(),
        offersServices: z.literal(true).exactOptional(),
      })
      .nullable(),
    scopes: z.array(z.string()),
    renewalTried: z.boolean(),
  }),
);

/**
 * A token as the token room keeps it. The only type in the product that holds its value. Why it is in memory alone:
 * `docs/decisions/token-storage.md`.
 */
export type Token = z.infer<typeof tokenSchema>;

const signInResultSchema = z.lazy(() =>
  z.enum([
    'signed-in',
    'no-client-id',
    'no-access',
    'cancelled',
    'denied',
    'wrong-state',
    'no-token-in-reply',
    'window-closed',
    'forgotten',
    'failed',
  ]),
);

const pauseSchema = z.lazy(() =>
  z.object({ since: epochMs, until: epochMs, strikes: z.int().nonnegative() }),
);

const foundUnderSchema = z.lazy(() =>
  z.object({
    /** Environment and token's owner, as `lookup/context.ts` has them. */
    whose: z.string(),
    bookingId: id,
    /** Null: the token's own member. */
    userId: id.nullable(),
  }),
);

/** A booking that was found under another member than the one acted for. */
export type FoundUnder = z.infer<typeof foundUnderSchema>;

/** While an environment is not asked, after a 429; `strikes`: how many such pauses there were in a row. All 0: none. */
export type Pause = z.infer<typeof pauseSchema>;

const NO_PAUSE: Pause = { since: 0, until: 0, strikes: 0 };

/** The ways to a value in one partition. */
function placesIn({ isPrivate, memory, disk }: Partition) {
  const diskPlace = (key: string): Place => ({
    read: async () => (await (await disk()).get(key))[key],
    async write(value) {
      if (value === null) await (await disk()).remove(key);
      else await (await disk()).set({ [key]: value });
    },
  });
  const memoryPlace = (key: string): Place => ({
    read: async () => (await memory().get(key))[key],
    async write(value) {
      if (value === null) await memory().remove(key);
      else await memory().set({ [key]: value });
    },
  });
  const pageOnDisk = diskPlace(PAGE_SETTINGS_KEY);
  /**
   * The truth is on the disk, and each change goes to the mirror that pages read. A private window has no other page settings than
   * the usual windows': its content scripts read the same mirror, which is on the disk, where a private window writes nothing.
   */
  const pagePlace: Place = {
    read: () => (isPrivate() ? readPageMirror() : pageOnDisk.read()),
    async write(value) {
      if (isPrivate()) throw new RefusedError({ reason: 'private-window' });
      await pageOnDisk.write(value);
      // Kept is kept; the mirror is put right by the next worker at the latest.
      await restorePageMirror(value).catch(() => {});
    },
  };
  return { diskPlace, memoryPlace, pagePlace, pageOnDisk };
}

/**
 * Every value that outlives a worker, in one list.
 *
 * - `onDisk`: in the extension's own database. Nothing personal is there, but the members' list where a person wants it kept.
 * - `inMemory`: gone with the browser. All that is personal is there.
 *
 * Content scripts reach neither. A value that does not fit its schema (an older version's, a broken one) reads as its fallback.
 */
export function createSettings(partition: Partition) {
  const { diskPlace, memoryPlace, pagePlace } = placesIn(partition);
  function onDisk<T>(key: string, makeSchema: () => z.ZodType<T>, fallback: T): Setting<T> {
    const schema = z.lazy(makeSchema);
    return setting(key, schema, orElse(schema, fallback), diskPlace(key));
  }
  function inMemory<T>(key: string, makeSchema: () => z.ZodType<T>, fallback: T): Setting<T> {
    const schema = z.lazy(makeSchema);
    return setting(key, schema, orElse(schema, fallback), memoryPlace(key));
  }

  return {
    page: setting<PageSettings>(PAGE_SETTINGS_KEY, pageSettingsSchema, readPageSettings, pagePlace),
    environment: onDisk<Environment>('environment', () => z.enum(ENVIRONMENTS), 'production'),
    /** The client ID of the member's own project with the platform; empty where none is given. */
    clientId: onDisk(
      'client-id',
      () => z.string().max(MAX_CLIENT_ID_LENGTH),
      import.meta.env.WXT_CLIENT_ID ?? '',
    ),
    /** Random, made at first use; empty: not yet. What the entries of this installation in a calendar are recognised by. */
    calendarKey: onDisk('calendar-key', () => z.string().regex(/^([0-9a-f]{32})?$/), ''),
    /** The person pressed "forget": until they sign in again, no quiet sign-in is tried. */
    signedOut: onDisk('signed-out', () => z.boolean(), false),

    // defence: token-in-memory
    token: inMemory<Token | null>('token', () => tokenSchema.nullable(), null),
    /** The member whose token was last checked, in each environment: whose the members, the choice and the lookups below are. */
    owners: inMemory('owners', () => z.object({ production: id.nullable(), sandbox: id.nullable() }), {
      production: null,
      sandbox: null,
    }),
    members: setting(
      'members',
      membersSchema,
      orElse(membersSchema, []),
      membersPlace(memoryPlace('members'), diskPlace('kept-members')),
    ),
    /** The members' list on the disk; null: the person does not want it kept. */
    keptMembers: onDisk('kept-members', () => keptMembersSchema.nullable(), null),
    /** A member's ID; null where the token's own member is meant. */
    actingFor: inMemory('acting-for', () => id.nullable(), null),
    /** Bookings found under another member than the one acted for, newest first. */
    foundUnder: inMemory('found-under', () => z.array(foundUnderSchema).max(MAX_FOUND_UNDER), []),
    /** Bookings looked up by hand, newest first. */
    recent: inMemory('recent', () => z.array(id).max(MAX_RECENT), []),
    pendingLookup: inMemory('pendingLookup', () => z.object({ id, at: epochMs }).nullable(), null),
    /** By the key of a kind of link that was taught: the numbers that it has found and that were no bookings; null: it has found one that was. */
    misses: inMemory('misses', () => z.record(z.string(), z.array(id).nullable()), {}),
    /** The tab in which the person was asked to point at a link, since when, and when they did; null: not yet. */
    pointing: inMemory(
      'pointing',
      () => z.object({ tabId: z.int(), at: epochMs, pointedAt: epochMs.nullable() }).nullable(),
      null,
    ),
    /** Whether a quiet sign-in was tried since the browser's start. */
    startTried: inMemory('start-tried', () => z.boolean(), false),
    /** The tab in which the person signs in, where the browser has no window for it; null: none is open. */
    signInTab: inMemory(
      'sign-in-tab',
      () => z.object({ tabId: z.int(), cameFrom: z.int().nullable(), state: z.string() }).nullable(),
      null,
    ),
    lastSignIn: inMemory('last-sign-in', () => signInResultSchema.nullable(), null),
    /** When a booking was last asked for. */
    lastUsed: inMemory('last-used', () => epochMs, 0),
    /** Until when each environment wants to be left alone. */
    pauses: inMemory('pauses', () => z.object({ production: pauseSchema, sandbox: pauseSchema }), {
      production: NO_PAUSE,
      sandbox: NO_PAUSE,
    }),
  };
}

/** What is kept for this worker's own windows. */
export const settings = createSettings(ownPartition);

export type Settings = ReturnType<typeof createSettings>;

/** Makes the mirror that pages read say what is kept, whatever wrote there. A private window leaves it to the usual windows' worker. */
export function keepPageMirror(): Promise<void> {
  const { pageOnDisk } = placesIn(ownPartition);
  return queue(async () => {
    if (!ownPartition.isPrivate()) await restorePageMirror(await pageOnDisk.read());
  });
}

/** Empties memory and disk: nothing that this extension ever kept is left; from a private window, nothing that it kept for that window. */
export function eraseEverything(partition: Partition = ownPartition): Promise<void> {
  return queue(async () => {
    await partition.memory().clear();
    if (!partition.isPrivate()) await browser.storage.local.clear();
    await partition.eraseDisk();
  });
}
