import { askForTicket, type PendingTicket, type TicketPort } from './ticket-client.ts';

/**
 * The tickets of one card, one for each ask. The first is asked for at once, so that the worker begins the lookup while the card page still
 * starts; the others when the card page wants them.
 */
export function createTicketSource(bookingId: number, connect: () => TicketPort) {
  let pending: PendingTicket = askForTicket(connect, { bookingId, ahead: true });
  let isFirst = true;

  return {
    /** Null: there is none to be had. */
    next(): Promise<string | null> {
      if (!isFirst) {
        pending.giveBack();
        pending = askForTicket(connect, { bookingId, ahead: false });
      }
      isFirst = false;
      return pending.ticket;
    },
    close: () => pending.giveBack(),
  };
}

export type TicketSource = ReturnType<typeof createTicketSource>;
