import fc from 'fast-check';
import { vi } from 'vitest';
import { GROUPS, MEMBERS } from './made-up-platform.ts';
import { LUCK } from './steps.ts';
import { createWorld, type World } from './world.ts';

/** A day on which the clock is not turned. */
const START = Date.UTC(2018, 0, 22, 21, 30);

/** One thing that a person, the platform, the clock or the browser does. */
interface Act {
  do: (world: World) => void | Promise<void>;
}

const act = (words: string, run: Act['do']) => ({ do: run, [fc.toStringMethod]: () => words });
const asks = (words: string, message: Parameters<World['ask']>[0]) =>
  act(words, (world) => world.ask(message));

const ofTokenNow = (world: World, change: Parameters<World['platform']['change']>[1]) => {
  const { token } = world.standing();
  if (token !== null) world.platform.change(token, change);
};

const member = fc.constantFrom(...(['A', 'B'] as const));
const id = fc.integer({ min: 1, max: 4 });
const mode = fc.constantFrom('show', 'show', 'refresh', 'renew');

const under = fc.option(fc.constantFrom(...Object.values(GROUPS)), { freq: 2 });

const signsIn = fc.oneof(
  member.map((who) =>
    act(`pastes a token of ${who}`, (world) =>
      world.ask({ kind: 'save-token', token: world.platform.issue(MEMBERS[who]) }),
    ),
  ),
  member.map((who) => act(`signs in as ${who}`, (world) => world.signIn(MEMBERS[who]))),
  fc.constant(act('closes the sign-in window', (world) => world.signIn(null))),
  fc
    .option(member)
    .map((who) => act(`is ${who ?? 'no one'} on the site`, (world) => world.enterSite(who && MEMBERS[who]))),
);

const person = fc.oneof(
  { weight: 3, arbitrary: signsIn },
  {
    weight: 6,
    arbitrary: fc
      .record({ place: fc.constantFrom('popup', 'page'), ask: fc.record({ id, mode }), under })
      .map(({ place, ask, under }) =>
        act(`${ask.mode}s ${ask.id} in the ${place}${under === null ? '' : ` under ${under}`}`, (world) =>
          world.lookUp(place, { ...ask, ...(under !== null && { under }) }),
        ),
      ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      asks('checks the token', { kind: 'check-token' }),
      asks('forgets the token', { kind: 'forget-token' }),
      asks('forgets everything', { kind: 'forget-everything' }),
      asks('opens the popup', { kind: 'open' }),
      asks('looks at the popup again', { kind: 'get-state' }),
      asks('chooses production', { kind: 'set-environment', environment: 'production' }),
      asks('chooses the sandbox', { kind: 'set-environment', environment: 'sandbox' }),
      asks('lists bookings', { kind: 'list-made-bookings', mode: 'show' }),
      asks('lists bookings anew', { kind: 'list-made-bookings', mode: 'refresh' }),
      asks('acts for themself', { kind: 'act-for', userId: null }),
    ),
  },
  {
    weight: 1,
    arbitrary: member.map((who) =>
      act(`acts for the group of ${who}`, (world) => {
        const userId = GROUPS[MEMBERS[who]] ?? 0;
        world.ask({ kind: 'add-member', userId, name: 'M' });
        world.ask({ kind: 'act-for', userId });
      }),
    ),
  },
);

const platform = fc.constantFrom(
  act('the token dies', (world) => ofTokenNow(world, { isDead: true })),
  act('the scope is withdrawn', (world) => ofTokenNow(world, { hasScope: false })),
  act('the scope is granted', (world) => ofTokenNow(world, { hasScope: true })),
);

const clock = fc
  .constantFrom(1, 15, 61, 11 * 60, 19 * 60)
  .map((seconds) => act(`${seconds} s pass`, (world) => world.wait(seconds * 1000)));

const luck = fc.oneof({ weight: 8, arbitrary: fc.constant('fine' as const) }, fc.constantFrom(...LUCK));

const steps = fc.array(fc.tuple(fc.nat({ max: 5 }), luck), { minLength: 1, maxLength: 30 }).map((picks) =>
  act(
    `steps ${picks.map(([pick, how]) => (how === 'fine' ? pick : `${pick} (${how})`)).join(' ')}`,
    async (world) => {
      for (const [pick, how] of picks) await world.step(pick, how);
    },
  ),
);

const death = fc
  .nat({ max: 2 })
  .map((happening) => act(`the worker dies, ${happening} steps happen`, (world) => world.kill(happening)));

const all = fc.constant(act('all comes to rest', (world) => world.rest()));

const journey = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: person },
    { weight: 2, arbitrary: platform },
    { weight: 2, arbitrary: clock },
    { weight: 10, arbitrary: steps },
    { weight: 2, arbitrary: death },
    { weight: 2, arbitrary: all },
  ),
  { maxLength: 40, size: 'max' },
);

async function walk(acts: Act[]): Promise<void> {
  vi.setSystemTime(START);
  const world = createWorld();
  for (const { do: run } of [...acts, { do: () => world.rest() }]) {
    await run(world);
    const [violation] = world.watch.violations;
    if (violation) throw new Error(violation);
  }
}

/** Walks so many journeys, each another one; the same seed walks the same. Rejects with the shortest that does what never may be. */
export async function walkJourneys(numRuns: number, seed: number): Promise<void> {
  await fc.assert(fc.asyncProperty(journey, walk), {
    numRuns,
    seed,
  });
}
