import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wantedBy } from './effects.ts';
import { reduce } from './reducer.ts';
import { type Effect, IDLE, type IntentEvent, type State, type Target } from './states.ts';
import { TIMINGS } from './timings.ts';

const TARGETS: Target[] = [1, 2, 3].map((trigger) => ({ trigger, bookingId: 100 + trigger }));

type Timeless = IntentEvent extends infer E ? (E extends IntentEvent ? Omit<E, 'at'> : never) : never;

const target = fc.constantFrom(...TARGETS);
const place = { x: fc.integer({ min: 0, max: 40 }), y: fc.integer({ min: 0, max: 40 }) };
const just = (kind: Timeless['kind']) => fc.constant({ kind } as Timeless);

const happening: fc.Arbitrary<Timeless> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('over' as const), target, ...place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('focus' as const), target }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('touch' as const), target, ...place }) },
  fc.record({ kind: fc.constant('touch-move' as const), ...place }),
  fc.record({ kind: fc.constant('ask' as const), target: fc.option(target), enter: fc.boolean() }),
  fc.record({ kind: fc.constant('gone' as const), trigger: target.map(({ trigger }) => trigger) }),
  fc.record({
    kind: fc.constant('press' as const),
    on: fc.constantFrom('card' as const, 'page' as const),
    trigger: fc.option(target.map(({ trigger }) => trigger)),
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
              shown = effect.target.trigger;
            } else if (effect.kind === 'hide') {
              expect(shown).toBe(effect.target.trigger);
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
          const place = 'target' in event ? event.target?.trigger : undefined;
          if (place !== undefined && gone.has(place)) return false;
          if (event.kind === 'gone') gone.add(event.trigger);
          return true;
        });
        const removed = new Set<number>();
        live(alive, (event, _effects, state) => {
          if (event.kind === 'gone') removed.add(event.trigger);
          for (const { trigger } of wantedBy(state)) expect(removed).not.toContain(trigger);
        });
      }),
    );
  });

  it('a booking is asked for only where somebody rested, or said so', () => {
    fc.assert(
      fc.property(life, (events) => {
        /** Since when, and around which point, pointer, focus and finger have each been where they are. */
        const stays = new Map<string, { trigger: number; x: number; y: number; since: number }>();
        live(events, (event, effects) => {
          if (event.kind === 'elsewhere' || event.kind === 'over-card') stays.delete('over');
          if (event.kind === 'unfocus' || event.kind === 'focus-card') stays.delete('focus');
          if (event.kind === 'touch-end') stays.delete('touch');
          if (event.kind === 'over' || event.kind === 'touch' || event.kind === 'focus') {
            const { x, y } = event.kind === 'focus' ? { x: 0, y: 0 } : event;
            const stay = stays.get(event.kind);
            const moved = !stay || Math.hypot(stay.x - x, stay.y - y) > TIMINGS.tolerance;
            if (moved || event.kind === 'touch' || stay.trigger !== event.target.trigger) {
              stays.set(event.kind, { trigger: event.target.trigger, x, y, since: event.at });
            }
          }
          for (const effect of effects) {
            if (effect.kind !== 'look-up') continue;
            if (event.kind === 'ask') continue;
            expect(event.kind).toBe('tick');
            const rested = [...stays.values()].some(
              ({ trigger, since }) => trigger === effect.target.trigger && event.at - since >= TIMINGS.rest,
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
              expect(running).not.toContain(effect.target.trigger);
              running.add(effect.target.trigger);
            } else if (effect.kind === 'drop') {
              expect(running.delete(effect.target.trigger)).toBe(true);
            }
          }
          expect([...running].sort()).toEqual(
            wantedBy(state)
              .map(({ trigger }) => trigger)
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
