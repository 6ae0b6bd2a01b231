import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { contentsOf } from '../../tests/fixtures/fake-database.ts';
import type { KeyValues } from './database.ts';
import { personalMemory } from './memory.ts';

const ITEMS = { token: { value: 'tok', expiresAt: null }, 'cache:production/1/self/5': [1, null, 'ü'] };

beforeEach(() => fakeBrowser.reset());

describe.each([false, true])('personal memory, in a private window: %s', (inIncognitoContext) => {
  let memory: KeyValues;
  beforeEach(() => {
    Object.assign(fakeBrowser, { extension: { inIncognitoContext } });
    memory = personalMemory();
  });

  it('gives back what was put in, one by one and all together', async () => {
    await memory.set(ITEMS);
    expect(await memory.get('token')).toEqual({ token: ITEMS.token });
    expect(await memory.get(null)).toEqual(ITEMS);
    expect(await memory.get('members')).toEqual({});
  });

  it('forgets one, some, or all', async () => {
    await memory.set({ ...ITEMS, recent: [1], members: [] });
    await memory.remove('token');
    await memory.remove(['members', 'cache:production/1/self/5']);
    expect(await memory.get(null)).toEqual({ recent: [1] });
    await memory.clear();
    expect(await memory.get(null)).toEqual({});
  });

  it(`${inIncognitoContext ? 'leaves nothing in' : 'is'} the memory that all windows share`, async () => {
    await memory.set(ITEMS);
    expect(await fakeBrowser.storage.session.get(null)).toEqual(inIncognitoContext ? {} : ITEMS);
    expect(contentsOf('personal-memory')).toEqual(inIncognitoContext ? ITEMS : {});
  });
});
