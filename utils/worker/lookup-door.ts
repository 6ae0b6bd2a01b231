import type { Lookup } from '../lookup/lookup.ts';
import type { LookupAnswer, LookupAsk } from '../message/contract.ts';
import { lookupAskSchema } from '../message/schema.ts';
import type { Renewal } from '../token/renewal.ts';
import type { DoorPort } from './door-port.ts';
import { doorFor, type Self } from './sender.ts';
import { type OutcomeExtras, tellOutcomes } from './tell-outcomes.ts';

export interface LookupDoorDeps {
  self: Self;
  lookup: Pick<Lookup, 'look'>;
  extras: OutcomeExtras;
  /** A booking was asked for by hand, in the popup. */
  onLookedUpByHand: (id: number) => Promise<void>;
  /** A lookup by hand that a sign-in interrupted goes on in the view that asked: no other has to carry it on. */
  onCarriedOn: (id: number) => Promise<void>;
  /** Opens what a dead token, or withheld access, needs; see `token/renewal.ts`. */
  renew: Renewal;
}

/**
 * The lookups of our own pages: one port is one view that waits for one booking. A port of any other sender is closed unread,
 * and so is one that speaks out of the contract.
 */
export function createLookupDoor(deps: LookupDoorDeps) {
  const { self, lookup, extras, onLookedUpByHand, onCarriedOn, renew } = deps;
  return function receive(port: DoorPort<LookupAnswer>): void {
    if (!port.sender || doorFor(port.sender, self) !== 'trusted') {
      port.disconnect();
      return;
    }
    const gone = new AbortController();
    let asking: AbortController | null = null;

    const answer = (message: LookupAnswer) => {
      if (!gone.signal.aborted) port.postMessage(message);
    };
    /** Best effort: if storage is full, the popup remembers less and the lookup still goes on. */
    const note = async (id: number) => {
      await Promise.allSettled([onLookedUpByHand(id), onCarriedOn(id)]);
    };
    const look = async ({ id, mode, under }: LookupAsk) => {
      asking?.abort();
      asking = new AbortController();
      const tell = tellOutcomes(extras, answer);
      const signal = AbortSignal.any([gone.signal, asking.signal]);
      await lookup.look(id, mode === 'show' ? 'show' : 'refresh', signal, tell, under);
    };

    port.onDisconnect.addListener(() => gone.abort());
    port.onMessage.addListener(async (message) => {
      const parsed = lookupAskSchema.safeParse(message);
      if (!parsed.success) {
        gone.abort();
        port.disconnect();
        return;
      }
      const { id, mode } = parsed.data;
      await note(id);
      const renewal = mode === 'renew' ? await renew({ id, from: 'trusted' }) : null;
      if (renewal) {
        answer({ kind: 'renewing', where: renewal.where });
        // However it ended, the lookup that follows tells.
        await renewal.done.catch(() => {});
        if (gone.signal.aborted) return;
        await onCarriedOn(id).catch(() => {});
      }
      await look(parsed.data);
    });
  };
}
