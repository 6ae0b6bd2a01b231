import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { KeyValues } from './database.ts';
import {
  createPrivateMemory,
  erasePrivate,
  hasPrivate,
  KNOWN_WINDOWS,
  withoutPrivate,
} from './shared-memory.ts';

const { session } = fakeBrowser.storage;
const atOnce = async () => {};

beforeEach(() => fakeBrowser.reset());

const key = fc.constantFrom('token', 'recent', 'cache:production/1', 'private', 'a');
const act = fc.oneof(
  fc.record({ do: fc.constant('set' as const), key, value: fc.integer() }),
  fc.record({ do: fc.constant('remove' as const), key }),
  fc.record({ do: fc.constant('clear' as const) }),
);
const acts = fc.array(fc.record({ isPrivate: fc.boolean(), act }), { maxLength: 30 });

async function carryOut(memory: KeyValues, one: typeof act extends fc.Arbitrary<infer T> ? T : never) {
  if (one.do === 'set') await memory.set({ [one.key]: one.value });
  else if (one.do === 'remove') await memory.remove(one.key);
  else await memory.clear();
}

describe('a memory that windows of both kinds share', () => {
  it('is two memories, of which neither sees or changes what is in the other', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        fakeBrowser.reset();
        const usual = { memory: withoutPrivate(session), model: new Map<string, number>() };
        const ofPrivate = { memory: createPrivateMemory(session, atOnce), model: new Map<string, number>() };
        await session.set({ [KNOWN_WINDOWS]: [7] });
        for (const { isPrivate, act: one } of all) {
          const { memory, model } = isPrivate ? ofPrivate : usual;
          await carryOut(memory, one);
          if (one.do === 'set') model.set(one.key, one.value);
          else if (one.do === 'remove') model.delete(one.key);
          else model.clear();
          for (const side of [usual, ofPrivate]) {
            expect(await side.memory.get(null)).toEqual(Object.fromEntries(side.model));
            expect(await side.memory.get('token')).toEqual(
              side.model.has('token') ? { token: side.model.get('token') } : {},
            );
          }
          expect(await session.get(KNOWN_WINDOWS)).toEqual({ [KNOWN_WINDOWS]: [7] });
        }
        expect(await hasPrivate(session)).toBe(true);
        await erasePrivate(session);
        expect(await hasPrivate(session)).toBe(false);
        expect(await session.get(null)).toEqual(Object.fromEntries(usual.model));
      }),
      { numRuns: 50 },
    );
  });

  it('gives nothing and takes nothing for private windows that are gone, also what was begun before', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const memory = createPrivateMemory(session, () => promise);
    const late = memory.set({ token: 1 });
    const read = memory.get('token');
    await session.set({ 'private:token': 2 });
    const ended = memory.end();
    resolve();
    await Promise.all([late, ended, memory.set({ token: 3 }), memory.remove('token'), memory.clear()]);
    expect(await read).toEqual({});
    expect(await memory.get(null)).toEqual({});
    expect(await session.get(null)).toEqual({ 'private:token': 2 });
  });
});
