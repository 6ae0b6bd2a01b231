import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wantedBy } from './effects.ts';
import { reduce } from './reducer.ts';
import { type Effect, IDLE, type IntentEvent, type Place, type State } from './states.ts';
import { TIMINGS } from './timings.ts';

const PLACES: Place[] = [1, 2, 3].map((id) => ({ id, bookingId: 100 + id }));

type Timeless = IntentEvent extends infer E ? (E extends IntentEvent ? Omit<E, 'at'> : never) : never;

const place = fc.constantFrom(...PLACES);
const point = { x: fc.integer({ min: 0, max: 40 }), y: fc.integer({ min: 0, max: 40 }) };
const just = (kind: Timeless['kind']) => fc.constant({ kind } as Timeless);

const happening: fc.Arbitrary<Timeless> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('over' as const), place, ...point }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('focus' as const), place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('touch' as const), place, ...point }) },
  fc.record({ kind: fc.constant('touch-move' as const), ...point }),
  fc.record({ kind: fc.constant('ask' as const), place: fc.option(place), enter: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('gone' as const, 'hidden' as const),
    placeId: place.map(({ id }) => id),
  }),
  fc.record({
    kind: fc.constant('press' as const),
    on: fc.constantFrom('card' as const, 'page' as const),
    placeId: fc.option(place.map(({ id }) => id)),
  }),
  just('over-card'),
  just('elsewhere'),
  just('focus-card'),
  just('unfocus'),
  just('release'),
  just('touch-end'),
  just('scroll'),
  just('escape'),
  just('close'),
  just('toggle-pin'),
  just('sign-in'),
  just('answered'),
  fc.record({ kind: fc.constant('away' as const), hidden: fc.boolean() }),
  just('navigated'),
);

/** Events with the milliseconds since the one before; ticks come by themselves, as late as a busy page lets them. */
const life = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 400 }), late: fc.nat({ max: 30 }), happening }),
  { maxLength: 60 },
);

/** Lives through the events and calls `see` after each, ticks included. Returns what is the case in the end. */
function live(
  events: { after: number; late: number; happening: Timeless }[],
  see: (event: IntentEvent, effects: Effect[], state: State) => void = () => {},
): State {
  let state: State = IDLE;
  let wakeAt: number | null = null;
  let now = 0;
  const send = (event: IntentEvent) => {
    const result: { state: State; effects: Effect[] } = reduce(state, event, TIMINGS);
    state = result.state;
    for (const effect of result.effects) {
      if (effect.kind === 'wake') wakeAt = effect.at;
      if (effect.kind === 'sleep') wakeAt = null;
    }
    see(event, result.effects, state);
  };
  for (const { after, late, happening: event } of events) {
    const at = now + after;
    for (let due = wakeAt; due !== null && due + late <= at; due = wakeAt) {
      wakeAt = null;
      now = Math.max(now, due + late);
      send({ kind: 'tick', at: now });
    }
    now = at;
    // A place that is gone never comes back: the page gives a new number to what it puts there.
    send({ ...event, at: now } as IntentEvent);
  }
  return state;
}

/** Events as a person makes them, one after the other with that much time between. */
const then = (after: number, ...kinds: Timeless[]) =>
  kinds.map((happening) => ({ after, late: 0, happening }));

const [A, B] = PLACES as [Place, Place, Place];
/** Together some 1,500 random lives. */
const RUNS = { numRuns: 200 };
const LONG = TIMINGS.signIn + TIMINGS.unread + TIMINGS.press;

describe('whatever the order of events', () => {
  it('there are never two cards, and none is hidden that did not show', () => {
    fc.assert(
      fc.property(life, (events) => {
        let shown: number | null = null;
        live(events, (_event, effects) => {
          for (const effect of effects) {
            if (effect.kind === 'show') {
              expect(shown).toBeNull();
              shown = effect.place.id;
            } else if (effect.kind === 'hide') {
              expect(shown).toBe(effect.place.id);
              shown = null;
            }
          }
        });
      }),
      RUNS,
    );
  });

  it('there is never a card without its link', () => {
    fc.assert(
      fc.property(life, (events) => {
        const gone = new Set<number>();
        const alive = events.filter(({ happening: event }) => {
          const place = 'place' in event ? event.place?.id : undefined;
          if (place !== undefined && gone.has(place)) return false;
          if (event.kind === 'gone') gone.add(event.placeId);
          return true;
        });
        const removed = new Set<number>();
        live(alive, (event, _effects, state) => {
          if (event.kind === 'gone') removed.add(event.placeId);
          for (const { id } of wantedBy(state)) expect(removed).not.toContain(id);
        });
      }),
      RUNS,
    );
  });

  it('a card stays through the hiding of its link while the pointer or the focus is in it, or a hold is on it', () => {
    fc.assert(
      fc.property(life, (events) => {
        // A release tells an open card nothing; but a tick that is due by then comes before it.
        const upTo = [...events, ...then(0, { kind: 'release' })];
        const before = live(upTo);
        if (before.kind !== 'open') return;
        const { card, pointer, focus, hold, sheet } = before;
        if (pointer !== 'card' && focus !== 'card' && !hold && !sheet) return;
        const after = live([...upTo, ...then(0, { kind: 'hidden', placeId: card.id })]);
        expect(after).toMatchObject({ kind: 'open', card, hold, graceUntil: null });
      }),
      RUNS,
    );
  });

  it('there is a way out by the pointer: what is neither pinned nor a sheet gives way to the next link', () => {
    fc.assert(
      fc.property(life, (events) => {
        const leave = then(10, { kind: 'touch-end' }, { kind: 'elsewhere' }, { kind: 'unfocus' });
        const left = live([...events, ...leave]);
        if (left.kind === 'open' && (left.hold === 'pinned' || left.sheet)) return;
        const away = then(LONG, { kind: 'elsewhere' }, { kind: 'elsewhere' });
        expect(live([...events, ...leave, ...away]).kind).toBe('idle');
        const onB: Timeless = { kind: 'over', place: B, x: 50, y: 50 };
        const next = [...leave, ...then(TIMINGS.press, onB), ...then(1000, { kind: 'answered' })];
        expect(live([...events, ...next])).toMatchObject({ kind: 'open', card: B });
      }),
      RUNS,
    );
  });

  it('there is a way out by the keyboard, whatever is pinned and whatever button was never heard to come up', () => {
    fc.assert(
      fc.property(life, (events) => {
        const keys = [
          ...then(10, { kind: 'escape' }, { kind: 'focus', place: A }, { kind: 'focus', place: B }),
          ...then(1000, { kind: 'answered' }),
        ];
        expect(live([...events, ...keys])).toMatchObject({ kind: 'open', card: B });
      }),
      RUNS,
    );
  });

  it('a hold ends by itself, unless the person has pinned the card', () => {
    fc.assert(
      fc.property(life, (events) => {
        const after = live([...events, ...then(LONG, { kind: 'release' }, { kind: 'release' })]);
        if (after.kind === 'open') expect(['pinned', null]).toContain(after.hold);
      }),
      RUNS,
    );
  });

  it('a booking is asked for only where a person rested, or said so', () => {
    fc.assert(
      fc.property(life, (events) => {
        /** Since when, and around which point, pointer, focus and finger have each been where they are. */
        const stays = new Map<string, { placeId: number; x: number; y: number; since: number }>();
        live(events, (event, effects) => {
          if (event.kind === 'elsewhere' || event.kind === 'over-card') stays.delete('over');
          if (event.kind === 'unfocus' || event.kind === 'focus-card') stays.delete('focus');
          if (event.kind === 'touch-end') stays.delete('touch');
          if (event.kind === 'over' || event.kind === 'touch' || event.kind === 'focus') {
            const { x, y } = event.kind === 'focus' ? { x: 0, y: 0 } : event;
            const stay = stays.get(event.kind);
            const moved = !stay || Math.hypot(stay.x - x, stay.y - y) > TIMINGS.tolerance;
            if (moved || event.kind === 'touch' || stay.placeId !== event.place.id) {
              stays.set(event.kind, { placeId: event.place.id, x, y, since: event.at });
            }
          }
          for (const effect of effects) {
            if (effect.kind !== 'look-up') continue;
            if (event.kind === 'ask') continue;
            expect(event.kind).toBe('tick');
            const rested = [...stays.values()].some(
              ({ placeId, since }) => placeId === effect.place.id && event.at - since >= TIMINGS.rest,
            );
            expect(rested).toBe(true);
          }
        });
      }),
      RUNS,
    );
  });

  it('every lookup is dropped or still wanted, and none is started twice', () => {
    fc.assert(
      fc.property(life, (events) => {
        const running = new Set<number>();
        live(events, (_event, effects, state) => {
          for (const effect of effects) {
            if (effect.kind === 'look-up') {
              expect(running).not.toContain(effect.place.id);
              running.add(effect.place.id);
            } else if (effect.kind === 'drop') {
              expect(running.delete(effect.place.id)).toBe(true);
            }
          }
          expect([...running].sort()).toEqual(
            wantedBy(state)
              .map(({ id }) => id)
              .sort(),
          );
        });
      }),
      RUNS,
    );
  });

  it('Esc, and leaving the page, always end in nothing shown', () => {
    fc.assert(
      fc.property(life, fc.constantFrom('escape' as const, 'navigated' as const), (events, kind) => {
        let last: State = IDLE;
        live([...events, { after: 0, late: 0, happening: { kind } }], (_event, _effects, state) => {
          last = state;
        });
        expect(wantedBy(last)).toEqual([]);
      }),
      RUNS,
    );
  });
});
