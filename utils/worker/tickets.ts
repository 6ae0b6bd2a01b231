import { newSecret } from '../booking/new-secret.ts';
import type { Outcome } from '../booking/outcome.ts';

/** A ticket that no card has shown within this time is void, ms. A page that loads slowly makes its card wait so long at most. */
export const TICKET_LIFE_MS = 20_000;

/** So many tickets of one tab are good at once: an open card, the next one, and asks that crossed. */
export const TICKETS_PER_TAB = 8;

/** How a lookup tells its outcomes; see `lookup.look`. */
export type Tell = (outcome: Outcome, final: boolean) => void;

/** What a ticket is good for. */
export interface Grant {
  bookingId: number;
  /** The tab has had its share: the ask is answered with when there is one again (ms since the epoch); null: it has not. */
  retryAt: number | null;
  /** Aborted once neither the page nor the card waits any more. */
  gone: AbortController;
  /** Follows the lookup that began with the ticket: first what it has told so far, then the rest. Null: none was begun. */
  follow: ((tell: Tell) => void) | null;
}

interface Issued {
  tabId: number;
  grant: Grant;
  onUsed: () => void;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * The tickets that pages have been given and no card has shown yet. In this worker's memory alone: one that is restarted
 * knows none, and pages then ask for others.
 */
export function createTickets() {
  const issued = new Map<string, Issued>();

  function drop(ticket: string): Issued | undefined {
    const found = issued.get(ticket);
    // defence: ticket-once
    issued.delete(ticket);
    clearTimeout(found?.timer);
    return found;
  }

  function makeVoid(ticket: string): void {
    const found = drop(ticket);
    if (!found) return;
    found.grant.gone.abort();
    found.onUsed();
  }

  return {
    /** A new ticket. `onUsed` is called once it is used, or void. */
    issue(tabId: number, grant: Grant, onUsed: () => void): string {
      const ticket = newSecret();
      const timer = setTimeout(makeVoid, TICKET_LIFE_MS, ticket);
      issued.set(ticket, { tabId, grant, onUsed, timer });
      const ofTab = [...issued].filter(([, one]) => one.tabId === tabId);
      for (const [oldest] of ofTab.slice(0, -TICKETS_PER_TAB)) makeVoid(oldest);
      return ticket;
    },
    /** Takes a ticket in; null where it is none, or another tab's. Either way it is good for nothing afterwards. */
    redeem(ticket: string, tabId: number): Grant | null {
      // defence: ticket-of-its-tab
      if (issued.get(ticket)?.tabId !== tabId) {
        makeVoid(ticket);
        return null;
      }
      const found = drop(ticket);
      found?.onUsed();
      return found?.grant ?? null;
    },
    /** The page does not want it any more. */
    makeVoid,
  };
}

export type Tickets = ReturnType<typeof createTickets>;

/** Lets a lookup begin before there is anyone to tell: what it tells meanwhile is kept for who follows it. */
export function keepTelling(begin: (tell: Tell) => void): (tell: Tell) => void {
  const told: Parameters<Tell>[] = [];
  let listener: Tell | null = null;
  begin((...one) => {
    if (listener) listener(...one);
    else told.push(one);
  });
  return (tell) => {
    listener = tell;
    for (const one of told.splice(0)) tell(...one);
  };
}
