import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FromCard, isFromCard, isToCard, type ToCard } from './channel.ts';

const TO_CARD: ToCard[] = [
  { kind: 'open', bookingId: 101, hasPage: false, taught: null },
  { kind: 'paints', paints: ['', 'rgb(0, 0, 0)'] },
  { kind: 'ticket', ticket: 'abc' },
  { kind: 'ticket', ticket: null },
  { kind: 'shown', byKey: true, sheet: false },
  { kind: 'standing', pinned: false, entered: true },
  { kind: 'focus' },
  { kind: 'start-over' },
  { kind: 'back' },
  { kind: 'verdict', press: 3, counts: true },
];
const FROM_CARD: FromCard[] = [
  { kind: 'need-ticket' },
  { kind: 'height', height: 300.5 },
  { kind: 'pointer', on: true, at: 1 },
  { kind: 'focus', on: true, led: false },
  { kind: 'escape' },
  { kind: 'close' },
  { kind: 'toggle-pin' },
  { kind: 'open-page' },
  { kind: 'renewing', on: true },
  { kind: 'answered' },
  { kind: 'press', press: 1, x: 1, y: 2 },
  { kind: 'press', press: 1, x: null, y: null },
];

it.each([
  ['the card page', isToCard, TO_CARD],
  ['the part in the page', isFromCard, FROM_CARD],
] as const)('%s takes what it is meant to hear, and nothing like it', (_who, takes, messages) => {
  for (const message of messages) {
    expect(takes(structuredClone(message)), JSON.stringify(message)).toBe(true);
    expect(takes({ ...message, booking: 'BookedUser' })).toBe(false);
    for (const field of Object.keys(message)) {
      const { [field as 'kind']: _, ...rest } = message;
      expect(takes(rest), `without ${field}`).toBe(false);
      expect(takes({ ...message, [field]: { toString: () => field } }), `with another ${field}`).toBe(false);
    }
  }
});

it('takes none of what a page could think of', () => {
  const kinds = fc.constantFrom(...TO_CARD.map(({ kind }) => kind), 'toString', '__proto__', 'constructor');
  const anything = fc.oneof(
    fc.anything(),
    fc.record({ kind: kinds, extra: fc.anything() }),
    fc.record({ kind: kinds, ticket: fc.integer() }),
    fc.record({ kind: kinds, height: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, '300') }),
  );
  fc.assert(
    fc.property(anything, (message) => {
      expect([isToCard(message), isFromCard(message)]).toEqual([false, false]);
    }),
    { numRuns: 500 },
  );
});
