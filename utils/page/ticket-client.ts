import type { TicketAnswer, TicketAsk } from '../message/contract.ts';
import { MAX_RECONNECTS } from '../message/lookup-client.ts';

/** The part of a runtime port that a ticket is asked for on. */
export interface TicketPort {
  postMessage(ask: TicketAsk): void;
  disconnect(): void;
  onMessage: { addListener(listener: (answer: TicketAnswer) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface PendingTicket {
  /** Null: there is none to be had. */
  readonly ticket: Promise<string | null>;
  /** It is not wanted any more; one that was not used is void then. */
  giveBack(): void;
}

/**
 * Asks the worker for a ticket. A worker that dies before it answers is asked again, at most twice.
 *
 * @param connect Opens a port to the worker; may throw where the extension is gone.
 */
export function askForTicket(connect: () => TicketPort, ask: TicketAsk): PendingTicket {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  let port: TicketPort | null = null;
  let reconnects = 0;
  let isAnswered = false;

  function send(): void {
    try {
      const mine = connect();
      port = mine;
      mine.onMessage.addListener(({ ticket }) => {
        isAnswered = true;
        resolve(ticket);
      });
      mine.onDisconnect.addListener(() => {
        if (port !== mine) return;
        port = null;
        // The ticket was used.
        if (isAnswered) return;
        reconnects += 1;
        if (reconnects > MAX_RECONNECTS) resolve(null);
        else send();
      });
      mine.postMessage(ask);
    } catch {
      resolve(null);
    }
  }
  send();

  return {
    ticket: promise,
    giveBack() {
      const left = port;
      port = null;
      left?.disconnect();
      resolve(null);
    },
  };
}
