import { storage, type WxtStorageItem, type WxtStorageItemOptions } from 'wxt/utils/storage';
import { z } from 'zod';
import { ENVIRONMENTS, type Environment } from '../api/environments.ts';
import { MAX_ID } from '../booking/booking-id.ts';
import {
  MAX_CLIENT_ID_LENGTH,
  MAX_DISABLED_PAGES,
  MAX_MEMBERS,
  MAX_NAME_LENGTH,
  MAX_PAGE_NAME_LENGTH,
  MAX_RECENT,
  MAX_RULE_TEXT_LENGTH,
  MAX_RULES,
  MAX_SHOW_DELAY_MS,
  MIN_SHOW_DELAY_MS,
} from '../booking/limits.ts';
import { RefusedError } from '../booking/refusal.ts';
import { personalMemory } from './memory.ts';
import { PAGE_SETTINGS_KEY, type PageSettings } from './page-settings.ts';
import { readPageSettings } from './read-page-settings.ts';
import { refusalOf } from './refusal-of.ts';
import { isRule } from './rule.ts';

/**
 * Every value that outlives a worker, in one list.
 *
 * - `onDisk`: in Firefox any content script can read it. Nothing personal stands there.
 * - `inMemory`: closed to content scripts, and gone with the browser. All that is personal stands there.
 *
 * A value that does not fit its schema (an older version's, a broken one, one that a page wrote) reads as its fallback.
 */
export interface Setting<T> {
  get(): Promise<T>;
  /** @throws {RefusedError} if a reader would not take the value; what was kept stays. */
  set(value: T): Promise<void>;
  /**
   * Makes a change to what the changes before it leave behind, however many are asked for at once.
   *
   * @throws {RefusedError} as `set`.
   */
  change(to: (current: T) => T): Promise<void>;
}

const id = z.int().min(1).max(MAX_ID);
const epochMs = z.number().nonnegative();

export const memberSchema = z.object({ userId: id, name: z.string().max(MAX_NAME_LENGTH) });

export const ruleSchema = z
  .object({
    pattern: z.string().max(MAX_RULE_TEXT_LENGTH),
    where: z.string().max(MAX_RULE_TEXT_LENGTH),
  })
  .refine(isRule);

export const pageSettingsSchema = z.object({
  hover: z.boolean(),
  showDelay: z.number().min(MIN_SHOW_DELAY_MS).max(MAX_SHOW_DELAY_MS),
  theme: z.enum(['auto', 'light', 'dark']),
  disabledPages: z.array(z.string().max(MAX_PAGE_NAME_LENGTH)).max(MAX_DISABLED_PAGES),
  extraRules: z.array(ruleSchema).max(MAX_RULES),
}) satisfies z.ZodType<PageSettings>;

const tokenSchema = z.object({
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
    })
    .nullable(),
  scopes: z.array(z.string()),
  renewalTried: z.boolean(),
});

/** A token as the token room keeps it. The only type in the product that holds its value. */
export type Token = z.infer<typeof tokenSchema>;

const signInResultSchema = z.enum([
  'signed-in',
  'no-client-id',
  'cancelled',
  'denied',
  'wrong-state',
  'no-token-in-reply',
  'window-closed',
  'forgotten',
  'failed',
]);

/** Where one value is: how it is read, and how it is written. */
interface Place {
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
}

let turn: Promise<unknown> = Promise.resolve();

/** One write after the other, so that none is lost between a read and a write, and none comes after what erases it. */
function queue(write: () => Promise<void>): Promise<void> {
  const next = turn.then(write);
  turn = next.catch(() => {});
  return next;
}

/** Reads a value as its schema has it, or else its fallback. */
function orElse<T>(schema: z.ZodType<T>, fallback: T): (stored: unknown) => T {
  return (stored) => {
    const parsed = schema.safeParse(stored);
    return parsed.success ? parsed.data : fallback;
  };
}

/** A value in its place, parsed on its way in and on its way out. */
function setting<T>(
  key: string,
  schema: z.ZodType<T>,
  reader: (stored: unknown) => T,
  place: Place,
): Setting<T> {
  const get = async () => reader(await place.read());
  const write = async (value: T) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new RefusedError(refusalOf(parsed.error, key));
    await place.write(parsed.data);
  };
  return {
    get,
    set: (value) => queue(() => write(value)),
    change: (to) => queue(async () => write(to(await get()))),
  };
}

function onDisk<T>(
  key: string,
  schema: z.ZodType<T>,
  reader: (stored: unknown) => T,
  history: Pick<WxtStorageItemOptions<unknown>, 'version' | 'migrations'> = { version: 1 },
): Setting<T> {
  const item: WxtStorageItem<unknown, Record<string, unknown>> = storage.defineItem<unknown>(
    `local:${key}`,
    history,
  );
  return setting(key, schema, reader, {
    read: () => item.getValue(),
    write: (value) => item.setValue(value),
  });
}

function inMemory<T>(key: string, schema: z.ZodType<T>, fallback: T): Setting<T> {
  return setting(key, schema, orElse(schema, fallback), {
    read: async () => (await personalMemory().get(key))[key],
    async write(value) {
      if (value === null) await personalMemory().remove(key);
      else await personalMemory().set({ [key]: value });
    },
  });
}

const environmentSchema = z.enum(ENVIRONMENTS);
const clientIdSchema = z.string().max(MAX_CLIENT_ID_LENGTH);

/** Before version 2 the pages without cards were called `quietPages`. */
function renameQuietPages(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('quietPages' in stored)) return stored;
  const { quietPages, ...others } = stored;
  return { ...others, disabledPages: quietPages };
}

export const settings = {
  page: onDisk<PageSettings>(PAGE_SETTINGS_KEY, pageSettingsSchema, readPageSettings, {
    version: 2,
    migrations: { 2: renameQuietPages },
  }),
  environment: onDisk<Environment>('environment', environmentSchema, orElse(environmentSchema, 'production')),
  /** The client ID of the member's own project with the platform; empty where none is given. */
  clientId: onDisk('client-id', clientIdSchema, orElse(clientIdSchema, import.meta.env.WXT_CLIENT_ID ?? '')),

  // defence: token-in-memory
  token: inMemory<Token | null>('token', tokenSchema.nullable(), null),
  /** The member whose token was last checked, in each environment: whose the members, the choice and the lookups below are. */
  owners: inMemory('owners', z.object({ production: id.nullable(), sandbox: id.nullable() }), {
    production: null,
    sandbox: null,
  }),
  members: inMemory('members', z.array(memberSchema).max(MAX_MEMBERS), []),
  /** A member's ID; null where the token's own member is meant. */
  actingFor: inMemory('acting-for', id.nullable(), null),
  /** Bookings looked up by hand, newest first. */
  recent: inMemory('recent', z.array(id).max(MAX_RECENT), []),
  pendingLookup: inMemory('pendingLookup', z.object({ id, at: epochMs }).nullable(), null),
  lastSignIn: inMemory('last-sign-in', signInResultSchema.nullable(), null),
  /** When a booking was last asked for. */
  lastUsed: inMemory('last-used', epochMs, 0),
  /** Until when the platform wants to be left alone, and how often in a row it said so. */
  backOff: inMemory(
    'back-off',
    z.object({ since: epochMs, until: epochMs, strikes: z.int().nonnegative() }),
    { since: 0, until: 0, strikes: 0 },
  ),
};

export type Settings = typeof settings;

/** Empties memory and disk: nothing that this extension ever kept is left. */
export function eraseEverything(): Promise<void> {
  return queue(async () => {
    await Promise.all([personalMemory().clear(), storage.clear('local')]);
  });
}
