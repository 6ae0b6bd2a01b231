import type { z } from 'zod';
import { RefusedError } from '../booking/refusal.ts';
import { refusalOf } from './refusal-of.ts';

/** A value that outlives the worker. */
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

/** Where one value is: how it is read, and how it is written. */
export interface Place {
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
}

let turn: Promise<unknown> = Promise.resolve();

/** One write after the other, so that none is lost between a read and a write, and none comes after what erases it. */
export function queue(write: () => Promise<void>): Promise<void> {
  const next = turn.then(write);
  turn = next.catch(() => {});
  return next;
}

/** Reads a value as its schema has it, or else its fallback. */
export function orElse<T>(schema: z.ZodType<T>, fallback: T): (stored: unknown) => T {
  return (stored) => {
    const parsed = schema.safeParse(stored);
    return parsed.success ? parsed.data : fallback;
  };
}

/**
 * A value in its place, parsed on its way in and on its way out. What does not fit (an older version's, a broken one) reads as
 * `reader` has it.
 *
 * @param key Names the value in a refusal.
 */
export function setting<T>(
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
