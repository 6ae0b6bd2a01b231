import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import type { Member, Outcome } from '../booking/outcome.ts';
import type { LookupAnswer } from '../message/contract.ts';
import { createLookupDoor, type LookupDoorDeps } from './lookup-door.ts';
import { fakePort } from './testing/fake-port.ts';

const self = { id: 'us', baseUrl: 'chrome-extension://us/' };
const PAGE = { id: 'us', url: 'https://www.adultwork.com/x', tab: { id: 1 } };
const CARD = { id: 'us', url: 'chrome-extension://us/card.html', tab: { id: 1 }, frameId: 4 };
const POPUP = { id: 'us', url: 'chrome-extension://us/popup.html' };
const FOUND: Outcome = { ok: false, failure: { kind: 'not-found', because: 'booking' }, actingFor: null };

/** None, but where a test adds one. */
let members: Member[] = [];

function door(overrides: Partial<LookupDoorDeps> = {}) {
  const look = vi.fn<LookupDoorDeps['lookup']['look']>(async (_id, _mode, _signal, tell) =>
    tell(FOUND, true),
  );
  const onLookedUpByHand = vi.fn(async () => {});
  const onCarriedOn = vi.fn(async () => {});
  const renew = vi.fn<LookupDoorDeps['renew']>(async () => null);
  const receive = createLookupDoor({
    self,
    lookup: { look },
    extras: { readCalendarKey: async () => 'key/production', knownMembers: async () => members },
    onLookedUpByHand,
    onCarriedOn,
    renew,
    ...overrides,
  });
  return { receive, look, renew, onLookedUpByHand, onCarriedOn };
}

describe('the lookups of our own pages', () => {
  it('are answered', async () => {
    const { receive, look } = door();
    const { port, answers, say } = fakePort<LookupAnswer>(POPUP);
    receive(port);
    await say({ id: 5, mode: 'show' });
    expect(look.mock.calls[0]?.slice(0, 2)).toEqual([5, 'show']);
    expect(answers).toEqual([{ kind: 'outcome', outcome: FOUND, final: true }]);
  });

  it('bring the key of calendar entries with a booking, and every outcome in its order', async () => {
    const booking: Outcome = { ok: true, booking: SAMPLE, fetchedAt: 1, actingFor: null, staleBecause: null };
    const look: LookupDoorDeps['lookup']['look'] = async (_id, _mode, _signal, tell) => {
      tell(booking, false);
      tell(FOUND, true);
    };
    const { receive } = door({ lookup: { look } });
    const { port, answers, say } = fakePort<LookupAnswer>(POPUP);
    receive(port);
    await say({ id: 5, mode: 'show' });
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    expect(answers).toEqual([
      { kind: 'outcome', outcome: booking, final: false, calendarKey: 'key/production' },
      { kind: 'outcome', outcome: FOUND, final: true },
    ]);
  });

  it('offer the members with a "not found", but whom it was looked up for', async () => {
    const [alice, robin] = [
      { userId: 42, name: 'Alice' },
      { userId: 43, name: 'Robin' },
    ];
    members = [alice, robin];
    const notFound = (actingFor: Member | null, because: 'booking' | 'not-manager' = 'booking'): Outcome => ({
      ok: false,
      failure: { kind: 'not-found', because },
      actingFor,
    });
    const others = [];
    for (const outcome of [
      notFound(null),
      notFound(robin),
      notFound(robin, 'not-manager'),
      { ok: false, failure: { kind: 'timed-out' }, actingFor: robin } as const,
    ]) {
      const { receive } = door({
        lookup: { look: async (_id, _mode, _signal, tell) => tell(outcome, true) },
      });
      const { port, answers, say } = fakePort<LookupAnswer>(POPUP);
      receive(port);
      await say({ id: 5, mode: 'show' });
      await vi.waitFor(() => expect(answers).toHaveLength(1));
      others.push(answers[0]?.kind === 'outcome' && answers[0].others);
    }
    members = [];
    expect(others).toEqual([[alice, robin], [null, alice], [null], undefined]);
  });

  it.each([55, null])('under %s are handed on as such', async (under) => {
    const { receive, look } = door();
    const { port, say } = fakePort<LookupAnswer>(POPUP);
    receive(port);
    await say({ id: 5, mode: 'refresh', under });
    expect([look.mock.calls[0]?.[1], look.mock.calls[0]?.[4]]).toEqual(['refresh', under]);
  });

  it.each([
    ['a sender of whom nothing is told', undefined],
    ['another extension', { ...POPUP, id: 'them' }],
    ['a page of the site', PAGE],
    ['the card page, which has tickets', CARD],
  ])('are closed to %s', async (_who, sender) => {
    const { receive, look } = door();
    const { port, say, isCut } = fakePort<LookupAnswer>(sender);
    receive(port);
    await say({ id: 5, mode: 'show' });
    expect(isCut()).toBe(true);
    expect(look).not.toHaveBeenCalled();
  });

  it('end with anything that is not a lookup, and look nothing up', async () => {
    const { receive, look } = door();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.anything(),
          fc.record({ id: fc.anything(), mode: fc.constantFrom('show', 'refresh', 'renew') }),
          fc.record({ id: fc.nat(), mode: fc.string() }),
          fc.record({ id: fc.nat(), mode: fc.constant('show'), url: fc.webUrl() }),
          fc.record({ kind: fc.constantFrom('get-state', 'save-token', 'forget-everything', 'sign-in') }),
        ),
        async (message) => {
          fc.pre(
            typeof (message as { id?: unknown } | null)?.id !== 'number' || 'url' in (message as object),
          );
          const { port, answers, say } = fakePort<LookupAnswer>(POPUP);
          receive(port);
          await say(message);
          expect(port.disconnect).toHaveBeenCalledTimes(1);
          expect(answers).toHaveLength(0);
        },
      ),
      { numRuns: 200 },
    );
    expect(look).not.toHaveBeenCalled();
  });

  it('tell nothing to a view that has gone, and the lookup is told', async () => {
    const answer = Promise.withResolvers<void>();
    let signal: AbortSignal | null = null;
    const { receive } = door({
      lookup: {
        look: async (_id, _mode, waiting, tell) => {
          signal = waiting;
          await answer.promise;
          tell(FOUND, true);
        },
      },
    });
    const { port, answers, say, leave } = fakePort<LookupAnswer>(POPUP);
    receive(port);
    const said = say({ id: 5, mode: 'show' });
    await vi.waitFor(() => expect(signal).not.toBeNull());
    leave();
    expect((signal as AbortSignal | null)?.aborted).toBe(true);
    answer.resolve();
    await said;
    expect(answers).toHaveLength(0);
  });

  it('are answered although nothing can be noted, and whatever became of a sign-in', async () => {
    const { receive, renew, onLookedUpByHand } = door();
    onLookedUpByHand.mockRejectedValue(new Error('quota'));
    renew.mockResolvedValue({ where: 'sign-in', done: Promise.reject(new Error('quota')) });
    const { port, answers, say } = fakePort<LookupAnswer>(POPUP);
    receive(port);
    await say({ id: 5, mode: 'show' });
    await say({ id: 5, mode: 'renew' });
    expect(answers.filter(({ kind }) => kind === 'outcome')).toHaveLength(2);
  });

  it('are left for the popup to carry on only where the view that asked has gone', async () => {
    const { receive, renew, onLookedUpByHand, onCarriedOn } = door();
    const signIn = Promise.withResolvers<void>();
    renew.mockResolvedValue({ where: 'sign-in', done: signIn.promise });
    const stays = fakePort<LookupAnswer>(POPUP);
    const closes = fakePort<LookupAnswer>(POPUP);
    receive(stays.port);
    receive(closes.port);
    const said = [stays.say({ id: 5, mode: 'renew' }), closes.say({ id: 6, mode: 'renew' })];
    await vi.waitFor(() => expect(renew).toHaveBeenCalledTimes(2));
    closes.leave();
    signIn.resolve();
    await Promise.all(said);
    // Each was noted at its ask alone: what was forgotten behind the sign-in window is not remembered again.
    expect(onLookedUpByHand.mock.calls).toEqual([[5], [6]]);
    expect(onCarriedOn).toHaveBeenCalledTimes(3);
  });
});
