import { isId } from '../booking/booking-id.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { TicketAnswer } from '../message/contract.ts';
import type { RateLimit } from '../message/rate-limit.ts';
import { ticketAskSchema } from '../message/ticket-schema.ts';
import type { DoorPort } from './door-port.ts';
import { doorFor, type Self } from './sender.ts';
import { keepTelling, type Tickets } from './tickets.ts';

export interface TicketDoorDeps {
  self: Self;
  lookup: Pick<Lookup, 'look'>;
  rateLimit: RateLimit;
  tickets: Tickets;
}

/**
 * The page-callable door: one port is one place on a page that wants a card. It is answered by a ticket and never by a booking. A
 * port of any other sender, or with any other ask, is closed unread.
 */
export function createTicketDoor({ self, lookup, rateLimit, tickets }: TicketDoorDeps) {
  return function receive(port: DoorPort<TicketAnswer>): void {
    const tabId = port.sender?.tab?.id;
    if (!port.sender || tabId === undefined || doorFor(port.sender, self) !== 'page') {
      port.disconnect();
      return;
    }
    let isAsked = false;
    port.onMessage.addListener((message) => {
      const { data: ask } = ticketAskSchema.safeParse(message);
      if (!ask || isAsked) {
        port.disconnect();
        return;
      }
      isAsked = true;
      const { bookingId, ahead } = ask;
      const retryAt = rateLimit.take(tabId);
      const gone = new AbortController();
      const follow =
        ahead && retryAt === null && isId(bookingId)
          ? keepTelling((tell) => void lookup.look(bookingId, 'show', gone.signal, tell))
          : null;
      const grant = { bookingId, retryAt, gone, follow };
      const ticket = tickets.issue(tabId, grant, () => port.disconnect());
      port.onDisconnect.addListener(() => tickets.makeVoid(ticket));
      port.postMessage({ ticket });
    });
  };
}
