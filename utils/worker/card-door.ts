import type { Failure } from '../booking/failure.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { LookupAnswer, TicketedAsk } from '../message/contract.ts';
import { ticketedAskSchema } from '../message/ticket-schema.ts';
import type { Renewal } from '../token/renewal.ts';
import type { DoorPort } from './door-port.ts';
import { doorFor, type Self } from './sender.ts';
import { type OutcomeExtras, tellOutcomes } from './tell-outcomes.ts';
import type { Grant, Tickets } from './tickets.ts';

export interface CardDoorDeps {
  self: Self;
  lookup: Pick<Lookup, 'look'>;
  tickets: Tickets;
  extras: OutcomeExtras;
  /** Opens what a dead token, or withheld access, needs; see `token/renewal.ts`. */
  renew: Renewal;
}

/**
 * The door of the card page: one port is one ask for one booking, the one that its ticket is for. A port of any other
 * sender, with no ticket, or with a second word is closed, and its lookup with it.
 */
export function createCardDoor({ self, lookup, tickets, extras, renew }: CardDoorDeps) {
  return function receive(port: DoorPort<LookupAnswer>): void {
    const tabId = port.sender?.tab?.id;
    if (!port.sender || tabId === undefined || doorFor(port.sender, self) !== 'card') {
      port.disconnect();
      return;
    }
    let grant: Grant | null = null;
    port.onDisconnect.addListener(() => grant?.gone.abort());
    port.onMessage.addListener(async (message) => {
      const { data: ask } = ticketedAskSchema.safeParse(message);
      const isSecond = grant !== null;
      if (ask && !isSecond) grant = tickets.redeem(ask.ticket, tabId);
      if (ask && grant && !isSecond) await answer(ask, grant, port);
      else {
        grant?.gone.abort();
        port.disconnect();
      }
    });
  };

  async function answer(
    { mode, under }: TicketedAsk,
    grant: Grant,
    port: DoorPort<LookupAnswer>,
  ): Promise<void> {
    const { bookingId, retryAt, gone, follow } = grant;
    const post = (message: LookupAnswer) => {
      if (!gone.signal.aborted) port.postMessage(message);
    };
    const tell = tellOutcomes(extras, post);
    if (retryAt !== null) {
      const failure: Failure = { kind: 'rate-limited', retryAt };
      tell({ ok: false, failure, actingFor: null }, true);
      return;
    }
    if (mode === 'show' && under === undefined && follow) {
      follow(tell);
      return;
    }
    const renewal = mode === 'renew' ? await renew({ id: bookingId, from: 'page' }) : null;
    if (renewal) {
      post({ kind: 'renewing', where: renewal.where });
      // However it ended, the lookup that follows tells.
      await renewal.done.catch(() => {});
    }
    if (gone.signal.aborted) return;
    await lookup.look(bookingId, mode === 'show' ? 'show' : 'refresh', gone.signal, tell, under);
  }
}
