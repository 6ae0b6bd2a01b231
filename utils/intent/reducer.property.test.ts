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
  fc.record({ kind: fc.constant('gone' as const), placeId: place.map(({ id }) => id) }),
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
  just('away'),
  just('navigated'),
);

/** Events with the milliseconds since the one before; ticks come by themselves, as late as a busy page lets them. */
const life = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 400 }), late: fc.nat({ max: 30 }), happening }),
  { maxLength: 60 },
);

/** Lives through the events and calls `see` after each, ticks included. */
function live(
  events: { after: number; late: number; happening: Timeless }[],
  see: (event: IntentEvent, effects: Effect[], state: State) => void,
): void {
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
}

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
    );
  });

  it('a booking is asked for only where somebody rested, or said so', () => {
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
    );
  });
});
