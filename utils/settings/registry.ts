import { storage, type WxtStorageItem, type WxtStorageItemOptions } from 'wxt/utils/storage';
import { z } from 'zod';
import { ENVIRONMENTS, type Environment } from '../api/environments.ts';
import { MAX_ID } from '../booking/booking-id.ts';
import { personalMemory } from './memory.ts';
import { DEFAULT_PAGE_SETTINGS, PAGE_SETTINGS_KEY, type PageSettings } from './page-settings.ts';

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
  set(value: T): Promise<void>;
}

const id = z.int().min(1).max(MAX_ID);
const epochMs = z.number().nonnegative();

export const memberSchema = z.object({ userId: id, name: z.string().max(80) });

export const pageSettingsSchema = z.object({
  hover: z.boolean(),
  showDelay: z.number().min(150).max(2000),
  theme: z.enum(['auto', 'light', 'dark']),
  quietPages: z.array(z.string().max(300)).max(200),
  extraRules: z
    .array(
      z.object({
        pattern: z.string().max(200).includes('{id}'),
        where: z.string().max(200),
      }),
    )
    .max(50),
}) satisfies z.ZodType<PageSettings>;

const tokenSchema = z.object({
  value: z.string().min(1),
  origin: z.enum(['pasted', 'sign-in']),
  expiresAt: epochMs.nullable(),
  standing: z.enum(['unchecked', 'accepted', 'rejected', 'scope-missing']),
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

/** A token as the token room keeps it. The only type in the house that holds its value. */
export type Token = z.infer<typeof tokenSchema>;

const signInResultSchema = z.enum([
  'signed-in',
  'no-client-id',
  'cancelled',
  'denied',
  'wrong-state',
  'no-token-in-reply',
  'window-closed',
  'failed',
]);

function onDisk<T>(
  key: string,
  schema: z.ZodType<T>,
  fallback: T,
  history: Pick<WxtStorageItemOptions<unknown>, 'version' | 'migrations'> = { version: 1 },
): Setting<T> {
  const item: WxtStorageItem<unknown, Record<string, unknown>> = storage.defineItem<unknown>(`local:${key}`, {
    fallback,
    ...history,
  });
  return {
    get: async () => read(schema, fallback, await item.getValue()),
    set: (value) => item.setValue(value),
  };
}

function inMemory<T>(key: string, schema: z.ZodType<T>, fallback: T): Setting<T> {
  return {
    get: async () => read(schema, fallback, (await personalMemory().get(key))[key]),
    async set(value) {
      if (value === null) await personalMemory().remove(key);
      else await personalMemory().set({ [key]: value });
    },
  };
}

function read<T>(schema: z.ZodType<T>, fallback: T, stored: unknown): T {
  const parsed = schema.safeParse(stored);
  return parsed.success ? parsed.data : fallback;
}

export const settings = {
  page: onDisk<PageSettings>(PAGE_SETTINGS_KEY, pageSettingsSchema, DEFAULT_PAGE_SETTINGS),
  environment: onDisk<Environment>('environment', z.enum(ENVIRONMENTS), 'production'),
  /** The client ID of the member's own project with the platform; empty where none is given. */
  clientId: onDisk('client-id', z.string().max(200), import.meta.env.WXT_CLIENT_ID ?? ''),

  token: inMemory<Token | null>('token', tokenSchema.nullable(), null),
  /** The member whose token was last checked, in each environment: whose the members, the choice and the lookups below are. */
  owners: inMemory('owners', z.object({ production: id.nullable(), sandbox: id.nullable() }), {
    production: null,
    sandbox: null,
  }),
  members: inMemory('members', z.array(memberSchema).max(500), []),
  /** A member's ID; null where the token's own member is meant. */
  actingFor: inMemory('acting-for', id.nullable(), null),
  /** Bookings looked up by hand, newest first. */
  recent: inMemory('recent', z.array(id).max(8), []),
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
export async function eraseEverything(): Promise<void> {
  await Promise.all([personalMemory().clear(), storage.clear('local')]);
}
