import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../booking/outcome.ts';
import type { LookupAnswer } from '../message/contract.ts';
import { BURST, createRateLimit } from '../message/rate-limit.ts';
import { createLookupDoor, type DoorPort, type LookupDoorDeps } from './lookup-door.ts';
import type { Sender } from './sender.ts';

const self = { id: 'us', baseUrl: 'chrome-extension://us/' };
const PAGE: Sender = { id: 'us', url: 'https://www.adultwork.com/x', tab: { id: 1 } };
const POPUP: Sender = { id: 'us', url: 'chrome-extension://us/popup.html' };
const FOUND: Outcome = { ok: false, failure: { kind: 'not-found', because: 'booking' }, actingFor: null };

function fakePort(sender: Sender | undefined) {
  const listeners: ((message: unknown) => void)[] = [];
  const leavers: (() => void)[] = [];
  const answers: LookupAnswer[] = [];
  const port: DoorPort = {
    sender,
    postMessage: (answer) => answers.push(answer),
    disconnect: vi.fn(),
    onMessage: { addListener: (listener) => listeners.push(listener) },
    onDisconnect: { addListener: (listener) => leavers.push(listener) },
  };
  const say = async (message: unknown) => {
    for (const listener of listeners) await listener(message);
  };
  const leave = () => {
    for (const leaver of leavers) leaver();
  };
  return { port, answers, say, leave };
}

function door(overrides: Partial<LookupDoorDeps> = {}) {
  const look = vi.fn<LookupDoorDeps['lookup']['look']>(async (_id, _mode, _signal, tell) =>
    tell(FOUND, true),
  );
  const onLookedUpByHand = vi.fn(async () => {});
  const renew = vi.fn<LookupDoorDeps['renew']>(async () => null);
  const receive = createLookupDoor({
    self,
    lookup: { look },
    rateLimit: createRateLimit(() => 0),
    onLookedUpByHand,
    renew,
    ...overrides,
  });
  return { receive, look, renew, onLookedUpByHand };
}

describe('the page-callable door', () => {
  it('answers a lookup', async () => {
    const { receive, look } = door();
    const { port, answers, say } = fakePort(PAGE);
    receive(port);
    await say({ id: 5, mode: 'show' });
    expect(look.mock.calls[0]?.slice(0, 2)).toEqual([5, 'show']);
    expect(answers).toEqual([{ kind: 'outcome', outcome: FOUND, final: true }]);
  });

  it.each([
    ['nobody', undefined],
    ['another extension', { ...PAGE, id: 'them' }],
    ['another host', { ...PAGE, url: 'https://evil.test/' }],
  ])('is shut to %s', async (_who, sender) => {
    const { receive, look } = door();
    const { port, say } = fakePort(sender);
    receive(port);
    await say({ id: 5, mode: 'show' });
    expect(port.disconnect).toHaveBeenCalled();
    expect(look).not.toHaveBeenCalled();
  });

  it('closes on anything that is not a lookup, and looks nothing up', async () => {
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
          const { port, answers, say } = fakePort(PAGE);
          receive(port);
          await say(message);
          expect(port.disconnect).toHaveBeenCalledTimes(1);
          expect(answers).toHaveLength(0);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(look).not.toHaveBeenCalled();
  }, 30_000);

  it('tells nothing to a view that has gone, and says so to the lookup', async () => {
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
    const { port, answers, say, leave } = fakePort(PAGE);
    receive(port);
    const said = say({ id: 5, mode: 'show' });
    await vi.waitFor(() => expect(signal).not.toBeNull());
    leave();
    expect((signal as AbortSignal | null)?.aborted).toBe(true);
    answer.resolve();
    await said;
    expect(answers).toHaveLength(0);
  });

  it('limits a tab, not the popup', async () => {
    const { receive, look } = door();
    for (const sender of [PAGE, POPUP]) {
      const { port, say } = fakePort(sender);
      receive(port);
      for (let i = 0; i < BURST + 5; i += 1) await say({ id: 5, mode: 'show' });
    }
    expect(look).toHaveBeenCalledTimes(BURST + BURST + 5);
  });

  it('notes what was looked up by hand, and nothing that was pointed at', async () => {
    const { receive, onLookedUpByHand } = door();
    for (const sender of [PAGE, POPUP]) {
      const { port, say } = fakePort(sender);
      receive(port);
      await say({ id: 5, mode: 'show' });
    }
    expect(onLookedUpByHand.mock.calls).toEqual([[5]]);
  });

  it('answers although nothing can be noted, and whatever became of a sign-in', async () => {
    const { receive, renew, onLookedUpByHand } = door();
    onLookedUpByHand.mockRejectedValue(new Error('quota'));
    renew.mockResolvedValue({ where: 'sign-in', done: Promise.reject(new Error('quota')) });
    const { port, answers, say } = fakePort(POPUP);
    receive(port);
    await say({ id: 5, mode: 'show' });
    await say({ id: 5, mode: 'renew' });
    expect(answers.filter(({ kind }) => kind === 'outcome')).toHaveLength(2);
  });

  it('opens nothing unless asked to renew, and then carries on with the lookup', async () => {
    const { receive, renew, look } = door();
    renew.mockResolvedValue({ where: 'sign-in', done: Promise.resolve() });
    const { port, answers, say } = fakePort(PAGE);
    receive(port);
    await say({ id: 5, mode: 'refresh' });
    expect(renew).not.toHaveBeenCalled();
    await say({ id: 5, mode: 'renew' });
    expect(renew).toHaveBeenCalledWith({ id: 5, from: 'page' });
    expect(answers.slice(1)).toEqual([
      { kind: 'renewing', where: 'sign-in' },
      { kind: 'outcome', outcome: FOUND, final: true },
    ]);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('keeps a lookup as pendingLookup only while nobody sees it carried on', async () => {
    const { receive, renew, onLookedUpByHand } = door();
    const signIn = Promise.withResolvers<void>();
    renew.mockResolvedValue({ where: 'sign-in', done: signIn.promise });
    const stays = fakePort(POPUP);
    const closes = fakePort(POPUP);
    receive(stays.port);
    receive(closes.port);
    const said = [stays.say({ id: 5, mode: 'renew' }), closes.say({ id: 6, mode: 'renew' })];
    await vi.waitFor(() => expect(renew).toHaveBeenCalledTimes(2));
    closes.leave();
    signIn.resolve();
    await Promise.all(said);
    // At the ask, and for the one that stayed once more: each time it takes the mark of an interruption away.
    expect(onLookedUpByHand.mock.calls).toEqual([[5], [6], [5]]);
  });
});
