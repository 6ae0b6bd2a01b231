import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Memory, personalMemory } from './memory.ts';

/** The caches of a browser, as far as they are used here. */
function fakeCaches() {
  const stores = new Map<string, Map<string, string>>();
  const open = async (name: string) => {
    const store = stores.get(name) ?? new Map<string, string>();
    stores.set(name, store);
    return {
      keys: async () => [...store.keys()].map((url) => ({ url })),
      match: async (url: string) => (store.has(url) ? new Response(store.get(url)) : undefined),
      put: async (url: string, reply: Response) => void store.set(url, await reply.text()),
      delete: async (url: string) => store.delete(url),
    };
  };
  return { open, delete: async (name: string) => stores.delete(name) };
}

const ITEMS = { token: { value: 'tok', expiresAt: null }, 'cache:production/1/self/5': [1, null, 'ü'] };

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.unstubAllGlobals());

describe.each([false, true])('personal memory, in a private window: %s', (inIncognitoContext) => {
  let memory: Memory;
  beforeEach(() => {
    vi.stubGlobal('caches', fakeCaches());
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
  });
});
