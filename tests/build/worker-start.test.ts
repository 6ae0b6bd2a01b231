import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';

/** The schemas that a worker makes as it starts. Each is made where something is first parsed by it; this many stand for them until then. */
const STAND_INS = 100;

/** Has whatever is asked for, which does nothing. */
function anything(): unknown {
  return new Proxy(() => {}, {
    get(_, name) {
      if (name === 'then') return undefined;
      return name === Symbol.toPrimitive ? () => 'text' : anything();
    },
    apply: () => anything(),
  });
}

/** What a worker has and the language has not. */
const WEB = {
  AbortController,
  crypto,
  DOMException,
  Event,
  EventTarget,
  fetch,
  performance,
  setTimeout,
  URL,
};

const FOLDERS = ['chrome-mv3', 'firefox-mv3'];

// A worker that was ended has to start before it can ask for a booking: it had 397 of them, which was half of that time.
it.each(FOLDERS)('the worker of %s starts without what it does not need yet', (folder) => {
  let schemas = 0;
  const world: Record<string, unknown> = {
    browser: anything(),
    chrome: anything(),
    navigator: { onLine: true, userAgent: '' },
    // Zod tells of each schema that is made.
    __zod_globalConfig: { postProcessor: () => (schemas += 1) },
    ...WEB,
  };
  world.self = world;
  runInContext(readFileSync(`.output/${folder}/background.js`, 'utf8'), createContext(world));
  expect(schemas).toBeGreaterThan(0);
  expect(schemas).toBeLessThan(STAND_INS);
});
