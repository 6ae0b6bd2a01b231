import type { Failure } from '../booking/failure.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { LookupAnswer } from '../message/contract.ts';
import type { RateLimit } from '../message/rate-limit.ts';
import { lookupAskSchema } from '../message/schema.ts';
import type { Renewal } from '../token/renewal.ts';
import { doorFor, type Self, type Sender } from './sender.ts';

/** The part of a runtime port that a door needs. */
export interface DoorPort {
  sender?: Sender | undefined;
  postMessage(answer: LookupAnswer): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface LookupDoorDeps {
  self: Self;
  lookup: Pick<Lookup, 'look'>;
  rateLimit: RateLimit;
  /** A booking was asked for by hand, in the popup. */
  onLookedUpByHand: (id: number) => Promise<void>;
  /** Opens what a dead token, or withheld access, needs; see `token/renewal.ts`. */
  renew: Renewal;
}

/**
 * The page-callable door, used by the popup too: one port is one view that waits for one booking. A port of any other
 * sender is closed unread, and so is one that speaks out of the contract.
 */
export function createLookupDoor({ self, lookup, rateLimit, onLookedUpByHand, renew }: LookupDoorDeps) {
  return function receive(port: DoorPort): void {
    const door = port.sender ? doorFor(port.sender, self) : null;
    if (door === null) {
      port.disconnect();
      return;
    }
    const gone = new AbortController();
    let asking: AbortController | null = null;

    const answer = (message: LookupAnswer) => {
      if (!gone.signal.aborted) port.postMessage(message);
    };
    /** A convenience of the popup, which a full storage may cost; the lookup it must not. */
    const note = (id: number) => onLookedUpByHand(id).catch(() => {});
    const look = async (id: number, mode: 'show' | 'refresh') => {
      asking?.abort();
      asking = new AbortController();
      await lookup.look(id, mode, AbortSignal.any([gone.signal, asking.signal]), (outcome, final) => {
        answer({ kind: 'outcome', outcome, final });
      });
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
      if (door === 'page') {
        const retryAt = rateLimit.take(port.sender?.tab?.id ?? -1);
        if (retryAt !== null) {
          const failure: Failure = { kind: 'rate-limited', retryAt };
          answer({ kind: 'outcome', outcome: { ok: false, failure, actingFor: null }, final: true });
          return;
        }
      } else {
        await note(id);
      }
      const renewal = mode === 'renew' ? await renew({ id, from: door }) : null;
      if (renewal) {
        answer({ kind: 'renewing', where: renewal.where });
        // However it ended, the lookup that follows tells.
        await renewal.done.catch(() => {});
        if (gone.signal.aborted) return;
        // The view is still there and sees it come: no other has to carry on.
        if (door === 'trusted') await note(id);
      }
      await look(id, mode === 'show' ? 'show' : 'refresh');
    });
  };
}
